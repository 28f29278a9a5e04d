"""Notes answers that a person sees otherwise than the file holds them: by format, colour, place."""

from collections.abc import Callable, Iterable, Iterator

from gaitool.answers import Answer, Flaw, answer_from_text
from gaitool.filled_report import Cover, Observation, Remark
from gaitool.form import CellKey, Measure
from gaitool.layout import Address, Place
from gaitool.office_files.grid import Grid
from gaitool.office_files.looks import CellLook
from gaitool.text.folding import fold_label
from gaitool.text.set_apart import is_drawn_over
from gaitool.text.shortening import shortened
from gaitool.text.written_dates import EPOCH, EPOCH_1904, iso_date, written_year

_MULTIPLIERS = frozenset("百千万萬亿億")
_LONGEST_QUOTED = 20
_NO_CURRENCY = str.maketrans("", "", "¥￥")


def answer_seen_otherwise(
    grid: Grid, address: Address, answer: Answer, measure: Measure, key: CellKey
) -> Iterable[Observation]:
    """Yield that the figure of a cell is not the one that is seen there."""
    written = grid.written(address)
    if grid.looks.as_it_is(address, written.style):
        # The format 0, which the template gives to counts, rounds what has decimals.
        number = None if type(written.value) is int else answer.number
        if number is None or number == number.to_integral_value():
            return ()

    def is_same(shown: str) -> bool:
        return _is_the_figure(shown, answer, measure)

    return _seen_otherwise(grid, address, is_same, key)


def cover_seen_otherwise(grid: Grid, cover: Cover) -> Iterator[Observation]:
    """Yield that the year or the date of the cover is not the one that is seen there."""
    epoch = EPOCH_1904 if grid.since_1904 else EPOCH

    def is_the_year(shown: str) -> bool:
        return written_year(shown) == cover.year

    def is_the_date(shown: str) -> bool:
        return iso_date(shown, epoch) == cover.date

    for field, is_same in (("year", is_the_year), ("date", is_the_date)):
        if address := Address.parse(cover.places[field].address):
            yield from _seen_otherwise(grid, address, is_same)


def texts_seen_otherwise(grid: Grid, addresses: Iterable[Address]) -> Iterator[Observation]:
    """Yield the texts of which nothing is seen, or that are struck, whole or in some figure."""
    for address in addresses:
        written = grid.written(address)
        look = grid.looks.look(address, written.style, written.text)
        if written.text.strip() and (why := _why_unlike(look, written.text)):
            quoted = f"“{_shortened(written.text)}”"
            yield Observation(Remark.SEEN_OTHERWISE, Place(grid.name, str(address)), quoted, why)


def _why_unlike(look: CellLook, text: str) -> str:
    if look.shown is None:
        return look.why
    if not look.shown.strip():
        return f"看不见（{look.why}）"
    return "其中有划掉的或看不见的数" if is_drawn_over(text) else ""


def _shortened(text: str) -> str:
    return shortened(text, _LONGEST_QUOTED)


def _seen_otherwise(
    grid: Grid, address: Address, is_same: Callable[[str], bool], key: CellKey | None = None
) -> Iterator[Observation]:
    written = grid.written(address)
    if written.value is None or written.error:
        return
    # Dates have formats of their own, and others may be rounded.
    is_shown = isinstance(written.value, str | int)
    if is_shown and grid.looks.as_it_is(address, written.style):
        return
    number = written.number
    value = written.text if number is None else number
    look = grid.looks.look(address, written.style, value)
    if look.shown is not None and _agrees(look.shown, written.text, is_same):
        return
    place = Place(grid.name, str(address))
    yield Observation(Remark.SEEN_OTHERWISE, place, written.text, _in_words(look), key)


def _agrees(shown: str, held: str, is_same: Callable[[str], bool]) -> bool:
    return fold_label(shown) == fold_label(held) or is_same(shown)


def _is_the_figure(shown: str, answer: Answer, measure: Measure) -> bool:
    """Whether what is seen is read as the same figure, its measure word and currency aside.

    A dash is how accounts show nothing. A fraction among whole numbers is an error of its own,
    and told in full.
    """
    if answer.number is None:
        return False
    # 万元 is what a column of 万元 counts; a 万 alone could be one on top of it.
    shown = shown.rstrip().removesuffix(measure.word)
    if not _MULTIPLIERS.isdisjoint(shown):
        return False
    seen = answer_from_text(shown.translate(_NO_CURRENCY), measure)
    if seen.number is None:
        return seen.flaw is Flaw.STROKE and answer.number == 0
    is_rounded = answer.flaw is Flaw.FRACTION and abs(seen.number - answer.number) < 1
    return seen.number == answer.number or is_rounded


def _in_words(look: CellLook) -> str:
    if look.shown is None:
        return f"看到的可能不是这个数（{look.why}）"
    return f"看到的是“{look.shown}”（{look.why}）" if look.shown else f"看不见（{look.why}）"
