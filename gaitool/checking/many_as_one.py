"""Many lines of one part that were added, or are gone, told as one."""

from collections.abc import Sequence

from gaitool.as_printed import Altered, Change
from gaitool.text.shortening import shortened

LINE_END = "〔分段〕"
_MOST_APART = 10
_MOST_QUOTED = 3
_LONGEST_QUOTE = 16


def many_as_one(found: Sequence[Altered]) -> list[Altered]:
    """Return what is shown otherwise, of many lines alike the first ones and how many they are.

    So what somebody put in is told in one line however much it is. What stands in place of
    something else is told by itself: of that there is never more than was printed.
    """
    alike: dict[object, list[Altered]] = {}
    for one in found:
        alike.setdefault(_kind(one), []).append(one)
    told = []
    for one in found:
        group = alike[_kind(one)]
        if len(group) <= _MOST_APART:
            told.append(one)
        elif one is group[0]:
            measure = "行" if one.place.startswith("headings.") else "段"
            seen, carried = (first_of([text[at] for text in group], measure) for at in (1, 2))
            told.append(one._replace(seen=seen, carried=carried))
    return told


def first_of(lines: Sequence[str], measure: str = "段") -> str:
    """Return lines as one text, of many the beginnings of the first and how many they are."""
    if len(lines) <= _MOST_APART:
        return LINE_END.join(lines)
    quoted = [shortened(line, _LONGEST_QUOTE) for line in lines[:_MOST_QUOTED] if line]
    return f"{LINE_END.join(quoted)}等 {len(lines)} {measure}" if quoted else ""


def _kind(one: Altered) -> object:
    """Return the place of a line that has no like, and on which side it stands; else itself."""
    is_alone = one.change is Change.OTHERWISE and bool(one.seen) != bool(one.carried)
    return (one.place, bool(one.seen)) if is_alone else id(one)
