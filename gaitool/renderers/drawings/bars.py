"""Bars, each with its figure beside it and the parts of it in words below."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle
from typing import NamedTuple

from gaitool.renderers.drawings.cards import LEFT, ON_A_CARD, WIDTH, Frame, sentence
from gaitool.renderers.drawings.figures import Count, Whole
from gaitool.renderers.drawings.palette import INK, LAST_YEAR, QUIET, SERIES, SIZES, TRACK
from gaitool.renderers.drawings.shapes import (
    BOLD,
    LINE,
    Box,
    Drawn,
    Shape,
    Words,
    all_fitting,
    fitting,
    paragraph,
    stacked,
)
from gaitool.text.typesetting import width_in_em

_HEIGHT, _THIN, _SPLIT = 28.0, 8.0, 44.0
_FIGURE_WIDTH = 220.0
_LABEL_WIDTH, _MOST_OF_LABELS, _BESIDE_LABEL = 140.0, 0.35, 14.0
"""How wide labels are at the least, the most that they take of the width, the gap beside them."""

_SWATCH = 36.0
_SHORTEST = 3.0
"""A figure that is not 0 can always be seen."""

_TENTH = Decimal("0.1")
_OF_LAST_YEAR = "各项下方的灰色细条是上年的数。"


class _Scale(NamedTuple):
    """What all bars have in common: the longest, where they stand, how large their words are.

    ``whole`` is the sum of all, of which each tells its share; 0 where none does.
    """

    longest: Decimal
    whole: Decimal
    frame: Frame
    labels: float
    label_size: float
    figure_size: float

    @property
    def room(self) -> float:
        """How long the longest bar is."""
        return self.frame.width - self.labels - _FIGURE_WIDTH

    def length(self, figure: Decimal | None) -> float:
        """Return how long the bar of a figure is."""
        if not figure or figure < 0:
            return 0
        return max(round(float(figure / self.longest) * self.room, 1), _SHORTEST)


def bars(
    wholes: Sequence[Whole],
    frame: Frame = ON_A_CARD,
    colours: Sequence[str] = SERIES,
    *,
    shares: bool = True,
) -> Drawn:
    """Draw a bar for each count, all to one scale, and the parts that make it up in words.

    ``shares`` where the counts are the parts of one whole, so that each is a share of it.
    """
    scale = _scale(wholes, frame, _sum(wholes) if shares else Decimal(0))
    drawn = [_bar(one, colour, scale) for one, colour in zip(wholes, cycle(colours), strict=False)]
    if any(one.count.last for one in wholes):
        drawn.append(sentence(_OF_LAST_YEAR, QUIET, SIZES.small, frame))
    return stacked(drawn, 22)


def _scale(wholes: Sequence[Whole], frame: Frame, whole: Decimal) -> _Scale:
    figures = [figure for one in wholes for figure in (one.count.now, one.count.last) if figure]
    labels = [one.count.label for one in wholes]
    longest = max(map(width_in_em, labels), default=0) * SIZES.text + _BESIDE_LABEL
    width = max(_LABEL_WIDTH, min(longest, _MOST_OF_LABELS * frame.width))
    written = (_written(one.count, whole) for one in wholes)
    return _Scale(
        longest=max(figures, default=Decimal(0)),
        whole=whole,
        frame=frame,
        labels=width,
        label_size=all_fitting(labels, width - _BESIDE_LABEL, SIZES.text),
        figure_size=all_fitting(written, _FIGURE_WIDTH - 20, SIZES.text),
    )


def _bar(one: Whole, colour: str, scale: _Scale) -> Drawn:
    count, left = one.count, scale.frame.left + scale.labels
    beside = left + scale.room + 20
    ink = INK if count.now else QUIET
    shapes: list[Shape] = [
        Words(scale.frame.left, 24, count.label, scale.label_size, INK),
        Box(left, 0, scale.room, _HEIGHT, TRACK, 5),
        *_filled(left, 0, _HEIGHT, scale.length(count.now), colour),
        Words(beside, 24, _written(count, scale.whole), scale.figure_size, ink, BOLD),
    ]
    height = _HEIGHT + 4
    if count.last is not None:
        shapes += _filled(left, _HEIGHT + 4, _THIN, scale.length(count.last), LAST_YEAR)
        size = fitting(count.change, _FIGURE_WIDTH - 20, SIZES.small)
        shapes.append(Words(beside, 56, count.change, size, QUIET))
        height += 28
    parts = _parts(one, left, scale.frame.width - scale.labels)
    return stacked([Drawn(tuple(shapes), height), parts])


def _parts(one: Whole, left: float, width: float) -> Drawn:
    """Draw the parts of a count that are not 0 in small words."""
    told = "；".join(f"{part.label} {part.written} {part.unit}" for part in one.parts if part.now)
    return paragraph(Words(left, SIZES.small * LINE - 6, told, SIZES.small, QUIET), width)


def split_bar(wholes: Sequence[Whole]) -> Drawn:
    """Draw one bar that is parted among counts, and each of them with its share below."""
    whole = _sum(wholes)
    shapes: list[Shape] = [Box(LEFT, 0, WIDTH, _SPLIT, TRACK, 6)]
    at = LEFT
    for number, one in enumerate(wholes):
        length = round(float((one.count.now or 0) / whole) * WIDTH, 1) if whole else 0
        shapes += _filled(at, 0, _SPLIT, length, SERIES[number % len(SERIES)])
        at += length
    legend = (_legend(one, SERIES[n % len(SERIES)], whole) for n, one in enumerate(wholes))
    return stacked([Drawn(tuple(shapes), _SPLIT), *legend], 20)


def _legend(one: Whole, colour: str, whole: Decimal) -> Drawn:
    count = one.count
    change = f"（{count.change}）" if count.change else ""
    told = f"{count.label} {_written(count, whole)}{change}"
    size = fitting(told, WIDTH - _SWATCH, SIZES.text)
    shapes = (Box(LEFT, 4, 22, 22, colour, 5), Words(LEFT + _SWATCH, 25, told, size, INK))
    return stacked([Drawn(shapes, 34), _parts(one, LEFT + _SWATCH, WIDTH - _SWATCH)])


def _sum(wholes: Sequence[Whole]) -> Decimal:
    return sum((one.count.now or Decimal(0) for one in wholes), start=Decimal(0))


def _filled(x: float, y: float, height: float, length: float, colour: str) -> Iterator[Shape]:
    # Of 0 there is nothing to draw: the empty track says so, and the figure beside it.
    if length:
        yield Box(x, y, length, height, colour, min(5, length / 2, height / 2))


def _written(count: Count, whole: Decimal) -> str:
    """Return a figure with its share of the whole; of 0 there is none."""
    if not count.now or not whole:
        return f"{count.written} {count.unit}"
    share = (count.now * 100 / whole).quantize(_TENTH)
    return f"{count.written} {count.unit} · {share.normalize():f}%"
