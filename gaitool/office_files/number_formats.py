"""Which cell styles show a number as a date, by the workbook's own formats and Excel's."""

import re
from typing import IO

from gaitool.office_files.markup import Enough, parse_markup

_BUILT_IN = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Excel's own date formats; 27–36 and 50–58 are those of Chinese editions, which WPS writes."""

# Quoted words, [colours] and [conditions] but not [h]:mm, and after \ _ * one character: none of
# these letters is a code for a date.
_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\[(?![hms]+\])[^\[\]]*\]|[\\_*].", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmhys]", re.IGNORECASE)


def date_styles(stream: IO[bytes]) -> frozenset[int]:
    """Return the indexes of the cell styles that show dates or times, from ``styles.xml``."""
    own: set[int] = set()
    dates: set[int] = set()
    position, inside = 0, False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal position, inside
        if tag == "numFmt" and _is_date(attributes.get("formatCode", "")):
            own.add(_whole(attributes.get("numFmtId", "")))
        # cellStyleXfs has the same elements, but cells refer to cellXfs only.
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            number_format = _whole(attributes.get("numFmtId", ""))
            if number_format in own or number_format in _BUILT_IN:
                dates.add(position)
            position += 1

    def end(tag: str) -> None:
        if tag == "cellXfs":
            raise Enough

    parse_markup(stream, start, end)
    return frozenset(dates)


def _is_date(code: str) -> bool:
    # The first section is that of positive numbers.
    shown = _NOT_SHOWN.sub("", code.split(";")[0])
    return bool(_DATE_LETTER.search(shown)) and shown.lower() != "general"


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
