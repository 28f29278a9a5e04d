"""One line of text read number by number: which figure does each claim, if any."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gaitool.narrative.application_cues import APPLICANTS, CARRIED_OVER, COUNTED
from gaitool.narrative.claim import Field, Kind
from gaitool.narrative.context import (
    Context,
    counts_others,
    is_compared,
    is_set_aside,
    lists_posts,
    posts_decisions,
    speaks_of_whole_area,
)
from gaitool.narrative.cues import Cue, Match, Topic, fit
from gaitool.narrative.distribution import distributed_labels
from gaitool.narrative.other_cues import DECISIONS, DISPUTES, FEES, NORMATIVE_DOCUMENTS
from gaitool.narrative.patterns import pattern
from gaitool.narrative.quantities import Quantity, quantities
from gaitool.narrative.ratios import Ratio, is_difference, read_ratio
from gaitool.narrative.reasons import bare_reason, reason_named
from gaitool.narrative.result_cues import RESULTS

_WINDOW = 60
_CUES: tuple[Cue, ...] = (
    *COUNTED,
    *CARRIED_OVER,
    *RESULTS,
    *APPLICANTS,
    *DISPUTES,
    *NORMATIVE_DOCUMENTS,
    *DECISIONS,
    *FEES,
)
_SENTENCE_END = r"[。；;！!？?]"
_CLAUSE = r"[^，,。；;（(]*$"
_INCLUDED = r"其中|含|包括|包含|^[（(]"
_WHOLES = frozenset(
    [
        Field.RECEIVED,
        Field.HANDLED,
        Field.RECEIVED_OR_HANDLED,
        Field.DEALT_WITH,
        Field.CONCLUDED,
    ]
)
_EACH = {
    Field.DISPUTES: (Field.REVIEW, Field.SUIT),
    Field.GRANTED_AND_PARTLY: (Field.GRANTED, Field.PARTLY_GRANTED),
}
_ONE_OF_EACH = r"均|各"
_GROUPS = frozenset([Field.REFUSED, Field.UNAVAILABLE, Field.DECLINED, Field.OTHERWISE])
_QUARRELS = frozenset([Field.REVIEW, Field.SUIT, Field.DISPUTES])
_APPLICANTS = frozenset([Field.NATURAL_PERSON, Field.ORGANISATION])
_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES])
_POSTED = _DECISIONS | frozenset(
    [Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE]
)
"""Figures whose documents and decisions are also put on web sites, and counted there."""
_MONEY = frozenset([Field.FEES, Field.PROCESSING_FEE, Field.PROCESSING_FEE_DEMANDED])
_GOES_ON = ("、", "和", "及")
"""A list goes on: where its first number was none of ours, the others are none."""
_TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim on its way; ``start`` and ``end`` are places in the folded line."""

    field: Field
    value: Decimal
    start: int
    end: int
    kind: Kind = Kind.COUNT
    row: str = ""
    base: Field | None = None
    approximate: bool = False
    tolerance: Decimal = Decimal(0)
    whole_area: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """A number with the words around it: ``left`` reaches to the number before it."""

    quantity: Quantity
    left: str
    right: str
    sentence: int

    @property
    def clause(self) -> str:
        """The words of the number's own clause before it."""
        found = pattern(_CLAUSE).search(self.left)
        return found[0] if found else ""


@dataclass(slots=True)
class LineReader:
    """Reads one line; ``readings`` grow in order, ``subject`` is what a ratio would be of."""

    context: Context
    readings: list[Reading] = field(default_factory=list)
    subject: Reading | None = None

    def read(self) -> list[Reading]:
        """Return the readings of the line."""
        for words in _words_around(self.context.text):
            if words.quantity.unit == "%":
                self._read_ratio(words)
            elif not (self.subject and is_difference(words.left)):
                self._read_figure(words)
        return self._without_contradictions()

    def _without_contradictions(self) -> list[Reading]:
        """Leave out what a sentence counts twice, differently: quarters, or several organs.

        Amounts of money stay: that statements of them agree is checked.
        """
        values: dict[tuple[int, Field, str], set[Decimal]] = {}
        for item in self.readings:
            if item.kind is Kind.COUNT and item.field not in _MONEY:
                values.setdefault(self._figure_of(item), set()).add(item.value)
        return [item for item in self.readings if len(values.get(self._figure_of(item), ())) < 2]

    def _figure_of(self, item: Reading) -> tuple[int, Field, str]:
        sentence = self.context.text.rfind("。", 0, item.start)
        return sentence, item.field, item.row

    def _read_ratio(self, words: _Words) -> None:
        ratio = read_ratio(words.left, words.quantity, self.context)
        if ratio is None or self._of_other_times(words):
            self.subject = None
            return
        reading = _ratio_of(ratio, self.subject, words.quantity)
        if reading:
            self.readings.append(reading)

    def _read_figure(self, words: _Words) -> None:
        before, self.subject = self.subject, None
        reading = self._figure(words)
        if reading is None or self._does_not_count(reading, words):
            return
        if reading.field in _POSTED and not before and words.left.startswith(_GOES_ON):
            return
        self._widen_whole(reading, words)
        each = _EACH.get(reading.field) if pattern(_ONE_OF_EACH).search(words.clause[-4:]) else None
        self.readings += [replace(reading, field=one) for one in each or (reading.field,)]
        self.subject = reading

    def _figure(self, words: _Words) -> Reading | None:
        match = self._best_match(words)
        found: tuple[Field, str] | None = None
        if match:
            found = self._field_and_row(match, words)
        elif self.context.topic_at(words.quantity.start) is Topic.APPLICATIONS:
            reason = bare_reason(words.left)
            found = (reason.field, reason.row) if reason and words.quantity.unit != "元" else None
        value = words.quantity.value if found else None
        if found is None or value is None:
            return None
        field, row = found
        return Reading(
            field,
            value / _TEN_THOUSAND if field is Field.FEES else value,
            words.quantity.start,
            words.quantity.end,
            row=row,
            base=self._whole() if field in _APPLICANTS else None,
            approximate=words.quantity.approximate,
            whole_area=speaks_of_whole_area(self._sentence_before(words)),
        )

    def _best_match(self, words: _Words) -> Match | None:
        topic = self.context.topic_at(words.quantity.start)
        fitting = [
            match
            for cue in _CUES
            if words.quantity.unit in cue.units
            and (not cue.topics or topic in cue.topics)
            and (match := fit(cue, words.left, words.right))
        ]
        return max(fitting, key=lambda match: match.rank, default=None)

    def _field_and_row(self, match: Match, words: _Words) -> tuple[Field, str] | None:
        cue = match.cue
        if cue.field in _GROUPS:
            row = reason_named(cue.field, words.left, words.right)
            return None if row is None else (cue.field, row)
        if cue.field in _QUARRELS and not self.context.about_disclosure(words.quantity.start):
            return None
        return cue.field, cue.row

    def _does_not_count(self, reading: Reading, words: _Words) -> bool:
        return (
            is_compared(words.clause)
            or self._of_other_times(words)
            or self._is_a_part(reading, words)
            or (reading.field in _POSTED and lists_posts(self._sentence_before(words)))
            or (reading.field in _DECISIONS and posts_decisions(self._sentence_before(words)))
        )

    def _sentence_before(self, words: _Words) -> str:
        return self.context.text[words.sentence : words.quantity.start]

    def _of_other_times(self, words: _Words) -> bool:
        """Whether the number is planned, or another year's or another organ's."""
        return (
            is_set_aside(words.clause)
            or counts_others(self._sentence_before(words))
            or self.context.of_another_year(words.sentence, words.quantity.start)
        )

    def _is_a_part(self, reading: Reading, words: _Words) -> bool:
        """Whether the figure was given before, and this number is but some of it."""
        if "其中" not in words.left:
            return False
        return (
            any(
                (item.field, item.row, item.kind) == (reading.field, reading.row, reading.kind)
                and item.start >= words.sentence
                for item in self.readings
            )
            and reading.field is not Field.RECEIVED
        )

    def _widen_whole(self, reading: Reading, words: _Words) -> None:
        """Turn 受理 62 件（其中上年结转 3 件） into received and carried in together."""
        last = self.readings[-1] if self.readings else None
        if last is None or last.field is not Field.RECEIVED or last.kind is not Kind.COUNT:
            return
        carried = reading.field in {Field.CARRIED_IN, Field.RECEIVED}
        if carried and last.start >= words.sentence and pattern(_INCLUDED).search(words.left):
            self.readings[-1] = replace(last, field=Field.HANDLED)

    def _whole(self) -> Field | None:
        wholes = [item.field for item in self.readings if item.field in _WHOLES]
        return wholes[-1] if wholes else None


def _ratio_of(ratio: Ratio, subject: Reading | None, quantity: Quantity) -> Reading | None:
    """Make the reading of a percentage: of the figure it names, else of the claim before it."""
    field = ratio.field or (subject.field if subject else None)
    if field is None:
        return None
    return Reading(
        field,
        ratio.value,
        quantity.start,
        quantity.end,
        ratio.kind,
        row=subject.row if subject and not ratio.field else "",
        base=ratio.base,
        approximate=quantity.approximate,
        tolerance=quantity.half_unit,
    )


def _words_around(text: str) -> list[_Words]:
    found = list(quantities(text))
    labels = distributed_labels(text, found)
    stops = [0, *(mark.end() for mark in pattern(_SENTENCE_END).finditer(text)), len(text)]
    words, before = [], 0
    for quantity in found:
        after = bisect_right(stops, quantity.start, hi=len(stops) - 1)
        sentence = stops[after - 1]
        start = max(before, sentence, quantity.start - _WINDOW)
        left = labels.get(quantity.start, text[start : quantity.start])
        right = text[quantity.end : min(stops[after], quantity.end + _WINDOW)]
        words.append(_Words(quantity, left, right, sentence))
        before = quantity.end
    return words
