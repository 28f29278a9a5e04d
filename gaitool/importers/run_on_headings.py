"""Parts a line of text that runs on over the headings of parts: ……。 二、…… 第二十条 | ……."""

import re
from collections.abc import Iterable, Iterator

from gaitool.importers.part_headings import PartHeadings

_LONGEST_HEADING = 30
_SPACE = "[ \\t\\u3000\\xa0]"
_RUN_ON = re.compile(
    rf"(?<=[。！？；.!?;|]){_SPACE}{{1,9}}"
    rf"(?P<heading>[一二三四五六七八九十]、[^\s。，；|]{{4,{_LONGEST_HEADING}}})(?={_SPACE})"
)


def with_headings_apart(lines: Iterable[str], headings: PartHeadings) -> Iterator[str]:
    """Yield the lines, a heading on its own where a sentence ends before it and text follows.

    Only headings as the form words them; one that another follows is listed in contents.
    """
    for line in lines:
        begin = 0
        for match in _RUN_ON.finditer(line):
            heading, rest = match["heading"], line[match.end() :].split(maxsplit=1)
            if headings.is_exact(heading) and rest and not headings.part(rest[0]):
                yield from (line[begin : match.start()], heading)
                begin = match.end()
        yield line[begin:]
