"""Parts a line of text that runs on over the headings of parts: ……。 二、…… 第二十条 | ……."""

import re
from collections.abc import Iterable, Iterator

from gaitool.importers.part_headings import PartHeadings

_LONGEST_HEADING = 30
_SPACE = "[ \\t\\u3000\\xa0]"
_RUN_ON = re.compile(
    rf"(?<=[。！？；：.!?;:|]){_SPACE}{{1,9}}"
    rf"(?P<heading>[一二三四五六七八九十]、[^\s。，；|]{{4,{_LONGEST_HEADING}}})(?={_SPACE}|$)"
)
_MARKS = "。！？；：.!?;:|"


def with_headings_apart(lines: Iterable[str], headings: PartHeadings) -> Iterator[str]:
    """Yield the lines, a heading on its own where a sentence ends before it.

    Only headings as the form words them; one that stands next to another is listed in contents.
    """
    for line in lines:
        begin = 0
        for match in _RUN_ON.finditer(line):
            before, after = line[begin : match.start()], line[match.end() :]
            beside = (*before.split()[-1:], *after.split(maxsplit=1)[:1])
            is_listed = any(headings.part(words.rstrip(_MARKS)) for words in beside)
            if headings.is_exact(match["heading"]) and not is_listed:
                yield from (before, match["heading"])
                begin = match.end()
        yield line[begin:]
