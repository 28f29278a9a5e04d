"""What stands inside the cards of the picture: sentences, figures side by side, small tables."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaitool.renderers.drawings.figures import Count
from gaitool.renderers.drawings.palette import ACCENT, EDGE, INK, QUIET, SIZES, TILE
from gaitool.renderers.drawings.shapes import (
    BOLD,
    Box,
    Drawn,
    Shape,
    Words,
    all_fitting,
    fitting,
    paragraph,
    stacked,
)

LEFT, WIDTH = 112.0, 856.0
"""Where the content of a card begins, and how wide it is."""


class Frame(NamedTuple):
    """Where what is drawn begins, and how wide it is."""

    left: float
    width: float


ON_A_CARD = Frame(LEFT, WIDTH)

_LABEL_WIDTH = 224.0
_GAP = 20.0
_SIGNS = ("", "＋", "＝", "＋")
_TILE_HEIGHT = 118.0


def sentence(
    text: str, fill: str = INK, size: float = SIZES.text, frame: Frame = ON_A_CARD
) -> Drawn:
    """Draw a text over the width of a card, or of another frame."""
    return paragraph(Words(frame.left, size, text, size, fill), frame.width)


def sum_of(counts: Sequence[Count]) -> Drawn:
    """Draw what came in and what became of it side by side, as the sum that it is."""
    width = WIDTH / max(len(counts), 1)
    written = (count.written for count in counts)
    size = all_fitting(written, width - 3 * _GAP, SIZES.figure)
    shapes: list[Shape] = []
    for number, count in enumerate(counts):
        middle = LEFT + width * (number + 0.5)
        shapes.append(Words(middle, 60, count.written, size, figure_colour(count), BOLD, "middle"))
        shapes += _below_term(count, middle, width)
        if number and len(counts) == len(_SIGNS):
            at = LEFT + width * number
            shapes.append(Words(at, 52, _SIGNS[number], SIZES.label, QUIET, anchor="middle"))
    return Drawn(tuple(shapes), 140 if any(count.change for count in counts) else 104)


def _below_term(count: Count, middle: float, width: float) -> Iterator[Shape]:
    label = f"{count.label}（{count.unit}）"
    yield Words(middle, 100, label, fitting(label, width - 8, SIZES.text), INK, anchor="middle")
    if count.change:
        size = fitting(count.change, width - 8, SIZES.small)
        yield Words(middle, 134, count.change, size, QUIET, anchor="middle")


def figure_colour(count: Count) -> str:
    """Return the colour of a figure: what is 0 steps back."""
    return ACCENT if count.now else QUIET


def tiles(counts: Sequence[Count]) -> Drawn:
    """Draw figures on tiles of their own, two in a row."""
    pairs = [counts[at : at + 2] for at in range(0, len(counts), 2)]
    return stacked((_pair_of_tiles(pair) for pair in pairs), _GAP)


def _pair_of_tiles(counts: Sequence[Count]) -> Drawn:
    width = (WIDTH - _GAP) / 2
    shapes: list[Shape] = []
    for number, count in enumerate(counts):
        left, inside = LEFT + number * (width + _GAP), width - 56
        written = f"{count.written} {count.unit}"
        shapes += [
            Box(left, 0, width, _TILE_HEIGHT, TILE, 14),
            Words(left + 28, 44, count.label, fitting(count.label, 0.53 * inside, SIZES.text), INK),
            Words(
                left + 28,
                90,
                written,
                fitting(written, inside, SIZES.heading),
                figure_colour(count),
                weight=BOLD,
            ),
        ]
        if count.change:
            at, size = left + width - 28, fitting(count.change, 0.42 * inside, SIZES.small)
            shapes.append(Words(at, 44, count.change, size, QUIET, anchor="end"))
    return Drawn(tuple(shapes), _TILE_HEIGHT)


def grid(rows: Sequence[tuple[str, Sequence[Count]]]) -> Drawn:
    """Draw rows of figures under heads that they share: a small table."""
    heads = [count.label for count in rows[0][1]]
    width = (WIDTH - _LABEL_WIDTH) / len(heads)
    size = all_fitting(heads, width - 12, SIZES.small)
    middles = [LEFT + _LABEL_WIDTH + width * (number + 0.5) for number in range(len(heads))]
    above = (
        Words(at, 22, head, size, QUIET, anchor="middle")
        for at, head in zip(middles, heads, strict=True)
    )
    drawn = (_grid_row(label, counts, middles, width - 12) for label, counts in rows)
    return stacked([Drawn(tuple(above), 36), *drawn])


def _grid_row(label: str, counts: Sequence[Count], middles: Sequence[float], width: float) -> Drawn:
    """Draw a row; of 行政诉讼·复议后起诉 the kind stands small below."""
    kind, _, name = label.rpartition("·")
    shapes: list[Shape] = [Box(LEFT, 0, WIDTH, 1.5, EDGE)]
    shapes.append(Words(LEFT, 46, name, fitting(name, _LABEL_WIDTH - 16, SIZES.text), INK, BOLD))
    if kind:
        shapes.append(Words(LEFT, 76, kind, SIZES.small, QUIET))
    written = [f"{count.written} {count.unit}" for count in counts]
    size = all_fitting(written, width, SIZES.label + 4)
    for middle, count, text in zip(middles, counts, written, strict=True):
        shapes.append(Words(middle, 46, text, size, figure_colour(count), BOLD, "middle"))
    changes = {m: one.change for m, one in zip(middles, counts, strict=True) if one.has_changed}
    size = all_fitting(changes.values(), width, SIZES.small)
    shapes += (Words(at, 76, text, size, QUIET, anchor="middle") for at, text in changes.items())
    return Drawn(tuple(shapes), 94 if kind or changes else 68)
