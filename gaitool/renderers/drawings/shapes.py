"""What pictures and charts are drawn of: boxes and words, at their places in pixels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gaitool.text.line_breaking import even_lines, set_lines
from gaitool.text.typesetting import width_in_em

PLAIN, BOLD = 400, 700
"""How heavy words are, as CSS counts it."""

LINE = 1.45
"""The height of a line in sizes of its words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its baseline, ``anchor`` what of it stands at ``x``."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    weight: int = PLAIN
    anchor: str = "start"


Shape = Box | Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """Some shapes that stand below each other, and how high they are together."""

    shapes: tuple[Shape, ...]
    height: float


def moved(shapes: Iterable[Shape], down: float) -> Iterator[Shape]:
    """Yield shapes so many pixels further down."""
    return (replace(shape, y=shape.y + down) for shape in shapes)


def stacked(pieces: Iterable[Drawn], gap: float = 0) -> Drawn:
    """Put what is drawn below each other."""
    shapes: list[Shape] = []
    height = 0.0
    for piece in pieces:
        height += gap if shapes else 0
        shapes += moved(piece.shapes, height)
        height += piece.height
    return Drawn(tuple(shapes), height)


def paragraph(first: Words, width: float, *, even: bool = False) -> Drawn:
    """Break words into lines of a width in pixels, from the first down; no text gives none.

    Those of a title are ``even``.
    """
    text, height = first.text, first.size * LINE
    breaking = even_lines if even else set_lines
    lines = breaking(text, lambda line: width_in_em(line) * first.size <= width) if text else []
    words = (
        replace(first, y=first.y + height * number, text=line) for number, line in enumerate(lines)
    )
    return Drawn(tuple(words), height * len(lines))


def fitting(text: str, width: float, size: float) -> float:
    """Return the size in which a text fits a width, at most the one given."""
    return min(size, round(width / max(width_in_em(text), 1), 1))


def all_fitting(texts: Iterable[str], width: float, size: float) -> float:
    """Return the one size in which each of some texts fits a width, at most the one given."""
    return min((fitting(text, width, size) for text in texts), default=size)
