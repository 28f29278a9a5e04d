"""Who signs, and on what day, in lines set as the standard for official documents has them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gaitool.text.line_breaking import even_lines
from gaitool.text.patterns import pattern
from gaitool.text.typesetting import widest_in_em, width_in_em

CHARACTERS = 28
"""Of the body in a line (GB/T 9704-2012, 5.2.3)."""

_SEAM = r"(?<=\S)(?=[（(])|(?<=[、，,])(?=\S)|(?<= )(?=\S)"
_SIGN_OFF_INDENT = 2.0
_LARGEST_INDENT = 16.0


@dataclass(frozen=True, slots=True)
class SignedLine:
    """Agency or date, so many characters from the right edge.

    ``lines`` are what it is broken into where a line has the 28 characters of the standard.
    """

    text: str
    indent: float
    lines: tuple[str, ...]


def signed_lines(agency: str, date: str) -> Iterator[SignedLine]:
    """Yield agency and date, the date two characters further in (GB/T 9704-2012, 7.3.5.2).

    The longer of both keeps two characters from the right edge.
    """
    names, dates = _signed(agency), _signed(date)
    width, date_width = (max(map(width_in_em, lines)) for lines in (names, dates))
    if agency:
        indent = max(_SIGN_OFF_INDENT, date_width + 2 * _SIGN_OFF_INDENT - width)
        yield SignedLine(agency, round(indent if date else _SIGN_OFF_INDENT, 1), names)
    if date:
        indent = min(max(_SIGN_OFF_INDENT, width - date_width), _LARGEST_INDENT)
        yield SignedLine(date, round(indent, 1), dates)


def _signed(text: str) -> tuple[str, ...]:
    """Break a long name where one name ends and the next begins, else into lines alike long."""
    if _has_room(text):
        return (text,)
    seams = (match.start() for match in pattern(_SEAM).finditer(text))
    parted = [
        lines for at in seams if all(map(_has_room, lines := _stripped(text[:at], text[at:])))
    ]
    evenest = min(parted, key=lambda lines: max(map(width_in_em, lines)), default=None)
    return evenest or _stripped(*even_lines(text, _has_room))


def _stripped(*lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines)


def _has_room(line: str) -> bool:
    return widest_in_em(line) <= CHARACTERS - _SIGN_OFF_INDENT
