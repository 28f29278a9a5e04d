"""Keeps numbers apart when a text is folded: what stands between two digits may part them.

Without the blank 9 12件 would become 912件, 21¹件 with its note mark 211件, ⒈5件 1.5件.
"""

from collections.abc import Iterator, Mapping

from gaitool.text.patterns import pattern
from gaitool.text.set_apart import FAINT, MARKS, STROKE

PARTED = " "
"""What stands in a folded text between two numbers: the only white space in it."""

# ⒈ is 1. in one character.
_BESIDE = rf"(?:\d[{STROKE}{FAINT}]|[{MARKS}⒈-⒛]|\s)+"
_STRUCK = rf"\d[{STROKE}{FAINT}]"
_POINT = r"\d[.．]$"
_ONE_NUMBER = (
    r"(?<!\d)\d{1,3}\|\d{3}(?!\d)"
    # 20 24 年, as programs part it that justify lines.
    r"|(?<!\d)(?:(?:19|20)(?:\|\d\d|\d\|\d)|[12]\|[09]\d\d)\s?年"
    # 申 请 1 2 件, 2 0 2 5 年: titles whose letters are set apart.
    r"|\s\d\|\d\s|(?:(?:^|\s)\S|(?<!\d)\d)\s\d\|\d(?!\d)|(?<!\d)\d\|\d\s\d(?!\d)"
)
"""What is one number although there is a blank within, here |: thousands, years, titles."""

_WINDOW = 6
"""So many characters on either side tell whether a blank parts two numbers."""


def folded_apart(text: str) -> Mapping[int, str]:
    """Return, by their places, the characters that are not to be folded as others are.

    Each comes with what it folds to: nothing, or one blank between two numbers.
    """
    return dict(_folded_apart(text))


def _folded_apart(text: str) -> Iterator[tuple[int, str]]:
    for run in pattern(_BESIDE).finditer(text):
        start, end = run.span()
        after = text[end : end + 1].isdecimal()
        before = text[start - 1 : start].isdecimal() if start else False
        if run[0].isspace():
            if after and _parts_numbers(text, start, end):
                yield start, PARTED
            continue
        if not (before or after):
            # ① before words is the number of a point; a struck figure is gone in any case.
            struck = (m for m in pattern(_STRUCK).finditer(run[0]))
            yield from ((start + at, "") for m in struck for at in range(*m.span()))
            continue
        yield from ((at, "") for at in range(start, end))
        if before and after:
            yield start, PARTED


def _parts_numbers(text: str, start: int, end: int) -> bool:
    """Whether white space before a digit ends a number or the number of a point (1. 5件)."""
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if not left[-1:].isdecimal():
        return bool(pattern(_POINT).search(left))
    return end - start > 1 or not pattern(_ONE_NUMBER).search(f"{left}|{right}")


def run_together(beside: str, before: str, character: str, folded: str) -> bool:
    """Whether two folded digits meet of which one was written as no digit: 3½, 3日 in one sign.

    ``beside`` and ``character`` are as written, ``before`` and ``folded`` what they fold to.
    """
    meet = folded[:1].isdecimal() and before.isdecimal()
    return meet and not (beside.isdecimal() and character.isdecimal())
