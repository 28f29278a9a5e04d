"""Claims read out of a narrative: line by line, with what a heading says carried down."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gaitool.narrative.claim import Claim, Field, Kind, Quotation
from gaitool.narrative.context import Context, context_of, is_set_aside
from gaitool.narrative.cues import Topic
from gaitool.narrative.denials import denials
from gaitool.narrative.line_reader import LineReader, Reading
from gaitool.narrative.patterns import pattern
from gaitool.narrative.sentences import Folded, Sentence, fold, lines, sentences

_ALL = (
    r"(?:均|都|全部|皆|全)(?:为|是|系|由|属于|属)(?P<who>自然人|公民|个人|法人)"
    r"(?:或其他组织|和其他组织|及其他组织|、其他组织)?(?:申请|提出|提交|的)*(?=[，,。；;）)]|$)"
)
_WHOLES = (
    Field.RECEIVED,
    Field.HANDLED,
    Field.RECEIVED_OR_HANDLED,
    Field.DEALT_WITH,
    Field.CONCLUDED,
)
_HEADING_LENGTH = 40
_HEADING = r"[（(]?[一二三四五六七八九十]{1,3}[)）、]"
_POINT = r"[(（]?\d{1,2}(?:[)）、]|\.(?!\d))"
_HEADING_WORDS = 24


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the text with what was read of it."""

    folded: Folded
    context: Context
    readings: tuple[Reading, ...]
    sentences: tuple[Sentence, ...]

    def quotation(self, start: int, end: int) -> Quotation:
        """Return the original place of a stretch of the folded line, and its sentence."""
        begin, finish = self.folded.span(start, end)
        index = bisect_right(self.sentences, begin, key=lambda sentence: sentence.start) - 1
        return Quotation(self.sentences[index].quote, begin, finish)


def claims(text: str, *, year: int | None = None) -> tuple[Claim, ...]:
    """Return what the text claims about the statutory tables, in the order of the text.

    ``year`` is the year of the report: figures that the text gives for another year are left
    out. Numbers of matters that the tables do not count (letters, posts, trainings), others'
    figures, comparisons and plans are no claims. What cannot be told is left out too.
    """
    return tuple(
        _claim(reading, line.quotation(reading.start, reading.end))
        for line in read_lines(text, year=year)
        for reading in line.readings
    )


def read_lines(text: str, *, year: int | None = None) -> Iterator[ReadLine]:
    """Yield every line that is not empty.

    The matter of a heading is carried into the next line and into its numbered points.
    """
    places = tuple(sentences(text))
    carried = heading = None
    for start, end in lines(text):
        folded = fold(text, start, end)
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
    readings = LineReader(context).read()
    readings += _statements_of_all(context, readings)
    readings += _denied(context)
    return sorted(readings, key=lambda reading: reading.start)


def _statements_of_all(context: Context, counted: list[Reading]) -> list[Reading]:
    found = []
    for match in pattern(_ALL).finditer(context.text):
        if context.topic_at(match.start()) is not Topic.APPLICATIONS:
            continue
        field = Field.ORGANISATION if match["who"] == "法人" else Field.NATURAL_PERSON
        bases = [item.field for item in counted if item.start < match.start()]
        base = next((item for item in reversed(bases) if item in _WHOLES), None)
        found.append(Reading(field, Decimal(100), match.start(), match.end(), Kind.ALL, base=base))
    return found


def _denied(context: Context) -> list[Reading]:
    return [
        Reading(denial.field, Decimal(0), denial.start, denial.end, Kind.NONE)
        for denial in denials(context.text, context.topic_at)
        if not _of_other_times(context, denial.start)
    ]


def _of_other_times(context: Context, place: int) -> bool:
    begin = max(context.text.rfind(mark, 0, place) for mark in "。；;") + 1
    clause = context.text[max(begin, context.text.rfind("，", 0, place) + 1) : place]
    return is_set_aside(clause) or context.of_another_year(begin, place)


def _claim(reading: Reading, source: Quotation) -> Claim:
    return Claim(
        field=reading.field,
        value=reading.value,
        source=source,
        kind=reading.kind,
        row=reading.row,
        base=reading.base,
        approximate=reading.approximate,
        tolerance=reading.tolerance,
        whole_area=reading.whole_area,
    )
