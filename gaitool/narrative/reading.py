"""Claims read out of a narrative: line by line, with what a heading says carried down."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gaitool.narrative.claim import Claim, Field, Kind, Quotation
from gaitool.narrative.context import Context, context_of, is_set_aside
from gaitool.narrative.cues import Topic
from gaitool.narrative.denials import denials
from gaitool.narrative.line_reader import LineReader, Reading
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
_NEW_POINT = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|[(（]?\d{1,2}[)）、.]")


def claims(text: str, *, year: int | None = None) -> tuple[Claim, ...]:
    """Return what the text claims about the statutory tables, in the order of the text.

    ``year`` is the year of the report: figures that the text gives for another year are left
    out. Numbers of matters that the tables do not count (letters, posts, trainings), others'
    figures, comparisons and plans are no claims. What cannot be told is left out too.
    """
    places = list(sentences(text))
    starts = [sentence.start for sentence in places]
    found: list[Claim] = []
    for folded, context in _lines_in_context(text, year):
        for reading in _read_line(context):
            start, end = folded.span(reading.start, reading.end)
            sentence = places[bisect_right(starts, start) - 1]
            found.append(_claim(reading, sentence, start, end))
    return tuple(found)


def _lines_in_context(text: str, year: int | None) -> Iterator[tuple[Folded, Context]]:
    carried: Topic | None = None
    for start, end in lines(text):
        folded = fold(text, start, end)
        if not folded.text:
            continue
        starts_anew = _NEW_POINT.match(folded.text)
        context = context_of(folded.text, None if starts_anew else carried, year)
        yield folded, context
        runs_on = len(folded.text) <= _HEADING_LENGTH or folded.text[-1] not in "。！!？?"
        carried = context.last_topic() if runs_on else None


def _read_line(context: Context) -> list[Reading]:
    readings = LineReader(context).read()
    readings += _statements_of_all(context, readings)
    readings += _denied(context)
    return sorted(readings, key=lambda reading: reading.start)


def _statements_of_all(context: Context, counted: list[Reading]) -> list[Reading]:
    found = []
    for match in _all_of().finditer(context.text):
        if context.topic_at(match.start()) is not Topic.APPLICATIONS:
            continue
        field = Field.ORGANISATION if match["who"] == "法人" else Field.NATURAL_PERSON
        bases = [item.field for item in counted if item.start < match.start()]
        base = next((item for item in reversed(bases) if item in _WHOLES), None)
        found.append(
            Reading(field, Decimal(100), match.start(), match.end(), Kind.ALL, base=base)
        )
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


def _claim(reading: Reading, sentence: Sentence, start: int, end: int) -> Claim:
    return Claim(
        field=reading.field,
        value=reading.value,
        source=Quotation(sentence.quote, start, end),
        kind=reading.kind,
        row=reading.row,
        base=reading.base,
        approximate=reading.approximate,
        tolerance=reading.tolerance,
        whole_area=reading.whole_area,
    )


@cache
def _all_of() -> re.Pattern[str]:
    return re.compile(_ALL)
