"""The bars between the cells of a table that is written as text, of whatever kind."""

import re

BAR = "|"
OTHER_BARS = "｜│┃¦∣"
_OTHER = re.compile(f"[{OTHER_BARS}]")


def with_plain_bars(line: str) -> str:
    """Return a line with every kind of bar as the plain one."""
    return _OTHER.sub(BAR, line)


def filled_cells(line: str) -> int:
    """Return how many cells between the plain bars of a line hold something."""
    return sum(bool(cell.strip()) for cell in line.split(BAR))
