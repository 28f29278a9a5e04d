"""Claims read out of a narrative: line by line, with what a heading says carried down."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gaitool.claims.alike import applicants_alike, rows_alike
from gaitool.claims.claim import Claim, Kind, Quotation
from gaitool.claims.context import Context, context_of, is_set_aside
from gaitool.claims.denials import denials
from gaitool.claims.line_reader import LineReader
from gaitool.claims.one_reading import Reading
from gaitool.claims.ratios_apart import ratios_apart
from gaitool.claims.reach import REACH, last_mark
from gaitool.text.patterns import pattern
from gaitool.text.sentences import Folded, Sentence, fold, lines, sentences

# A line this short heads what follows even where a full stop ends it.
_HEADING_LENGTH = 40
_HEADING = r"[（(]?[一二三四五六七八九十]{1,3}[)）、]"
_POINT = r"[(（]?\d{1,2}(?:[)）、]|\.(?!\d))"
_HEADING_WORDS = 24
_QUOTED_BESIDE = 100


class ReadLine(NamedTuple):
    """A line of the text with what was read of it."""

    folded: Folded
    context: Context
    readings: tuple[Reading, ...]
    sentences: tuple[Sentence, ...]

    def quotation(self, start: int, end: int) -> Quotation:
        """Return the original place of a stretch of the folded line, and its sentence.

        Of a sentence longer than any that people write, the words around the stretch.
        """
        begin, finish = self.folded.span(start, end)
        index = bisect_right(self.sentences, begin, key=lambda sentence: sentence.start) - 1
        quote, offset, _ = self.sentences[index]
        if len(quote) > 2 * REACH:
            first = max(0, begin - offset - _QUOTED_BESIDE)
            quote = quote[first : finish - offset + _QUOTED_BESIDE]
        return Quotation(quote, begin, finish)


def claims(text: str, *, year: int | None = None) -> tuple[Claim, ...]:
    """Return what the text claims about the statutory tables, in the order of the text.

    ``year`` is the year of the report: figures that the text gives for another year are left
    out. Numbers of matters that the tables do not count (letters, posts, trainings), others'
    figures, comparisons and plans are no claims. What cannot be told is left out too.
    """
    return tuple(
        reading.as_claim(line.quotation(reading.start, reading.end))
        for line in read_lines(text, year=year)
        for reading in line.readings
    )


@lru_cache(maxsize=256)
def read_lines(text: str, *, year: int | None = None) -> tuple[ReadLine, ...]:
    """Return every line that is not empty; remembered, as many rules ask about the same texts.

    The matter of a heading is carried into the next line and into its numbered points.
    """
    return tuple(_read_lines(text, year))


def _read_lines(text: str, year: int | None) -> Iterator[ReadLine]:
    places = tuple(sentences(text))
    carried = heading = None
    for start, end in lines(text):
        folded = fold(text, start, end).unquoted
        if not folded.text:
            continue
        is_heading = bool(pattern(_HEADING).match(folded.text))
        if pattern(_POINT).match(folded.text):
            carried = heading
        context = context_of(folded.text, None if is_heading else carried, year)
        yield ReadLine(folded, context, tuple(_read(context)), places)
        if is_heading:
            heading = context.topic_at(_HEADING_WORDS)
        carried = context.last_topic() if _runs_on(folded.text) else None


def _runs_on(line: str) -> bool:
    """Whether the next line is still about the same: after a heading, or amid a sentence."""
    return len(line) <= _HEADING_LENGTH or line[-1] not in "。！!？?"


def _read(context: Context) -> list[Reading]:
    reader = LineReader(context)
    readings = reader.read()
    apart = list(ratios_apart(context, readings))
    # 分别 decides: what one number seemed to claim on its own is dropped.
    told = {item.start for item in apart}
    readings = [item for item in readings if item.start not in told] + apart
    readings += rows_alike(context, readings)
    readings += applicants_alike(context, readings, reader.uncounted)
    readings += _denied(context)
    return sorted(readings, key=lambda reading: reading.start)


def _denied(context: Context) -> list[Reading]:
    return [
        Reading(denial.field, Decimal(0), Kind.NONE, start=denial.start, end=denial.end)
        for denial in denials(context.text, context.topic_at)
        if not _of_other_times(context, denial.start)
    ]


def _of_other_times(context: Context, place: int) -> bool:
    begin = last_mark(context.text, "。；;", place) + 1
    clause = context.text[max(begin, context.text.rfind("，", 0, place) + 1) : place]
    return is_set_aside(clause) or context.of_another_year(begin, place)
