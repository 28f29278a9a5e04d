"""One line of text read number by number: which figure does each claim, if any."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from gaitool.claims.all_cues import CUES
from gaitool.claims.application_cues import those_who_applied
from gaitool.claims.claim import Field, Kind
from gaitool.claims.context import Context, is_compared, speaks_of_whole_area
from gaitool.claims.cues import CASE_UNITS, Match, Topic, fit
from gaitool.claims.disclosure_disputes import among_disputes, is_of_disclosure
from gaitool.claims.earlier_subjects import (
    moved_to,
    named_last,
    share_of_sum,
    sum_of,
    sum_of_requests,
    sums_up,
)
from gaitool.claims.not_counted import (
    POSTED,
    goes_on,
    is_of_attributes,
    is_of_other_times,
    is_of_posts,
)
from gaitool.claims.number_words import Words, words_around
from gaitool.claims.one_reading import (
    QUARRELS,
    WHOLES,
    Reading,
    fields_of_each,
    ratio_reading,
    said_since,
)
from gaitool.claims.other_cues import YUAN, is_of_one_kind
from gaitool.claims.quantities import Quantity
from gaitool.claims.ratios import is_difference, read_ratio
from gaitool.claims.reach import REACH, last_mark
from gaitool.claims.reasons import Reason, bare_reason, other_reason, reason_named
from gaitool.claims.result_cues import result_behind
from gaitool.claims.shared_numbers import labels_of_each
from gaitool.claims.told_changes import named_before_change
from gaitool.claims.widened_wholes import with_whole_widened
from gaitool.text.patterns import pattern

_GROUPS = frozenset([Field.REFUSED, Field.UNAVAILABLE, Field.DECLINED, Field.OTHERWISE])
_APPLICANTS = frozenset([Field.NATURAL_PERSON, Field.ORGANISATION])
_MONEY = frozenset([Field.FEES, Field.PROCESSING_FEE, Field.PROCESSING_FEE_DEMANDED])
_LAST_YEARS = r"(?:^|[，,（(])(?:与|较|比|同)(?:20\d\d年度?|上年度?|上一年度?|去年)(?:同期)?的?$"
"""A number of last year's that the one before is compared with; a ratio follows."""
_PAID = r"实际收取|实收"
_TEN_THOUSAND = Decimal(10_000)
_LAST = 200
"""How many of the latest readings may be what a number belongs to."""


@dataclass(slots=True)
class LineReader:
    """Reads one line; ``readings`` grow in order, ``subject`` is what a ratio would be of.

    ``mentioned`` is the figure last named, if but for another year; ``uncounted`` are the
    numbers that claim nothing.
    """

    context: Context
    readings: list[Reading] = field(default_factory=list)
    subject: Reading | None = None
    mentioned: Field | None = None
    uncounted: list[Quantity] = field(default_factory=list)

    def read(self) -> list[Reading]:
        """Return the readings of the line."""
        for words in words_around(self.context.text):
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
        return self.context.sentence_at(item.start), item.field, item.row

    def _read_ratio(self, words: Words) -> None:
        left = self._out_of_bracket(words)
        ratio = read_ratio(left, words.quantity, self.context)
        ratio = ratio or share_of_sum(self.readings, words)
        if ratio is None or is_of_other_times(self.context, words):
            self.subject = None
            return
        if self.subject and ratio.is_of_its_own_whole(self.subject.field):
            self._take_back(self.subject)
            self.subject = None
            return
        reading = ratio_reading(ratio, self.subject, words.quantity)
        if reading:
            self.readings.append(reading)
            self.mentioned = reading.field

    def _take_back(self, reading: Reading) -> None:
        """Leave a reading out again: one of the last, sought from the end."""
        back = next(n for n, item in enumerate(reversed(self.readings), 1) if item == reading)
        del self.readings[-back]

    def _out_of_bracket(self, words: Words) -> str:
        """Return the words before a ratio; behind a bracket it is of what stands before that."""
        if not words.left.startswith(("）", ")")):
            return words.left
        closed = words.quantity.start - len(words.left)
        opened = max(self.context.text.rfind(mark, words.sentence, closed) for mark in "（(")
        if self.subject is None or self.subject.end > opened:
            before = [
                item for item in said_since(self.readings, words.sentence) if item.end == opened
            ]
            self.subject = before[-1] if before else None
        return words.left[1:]

    def _read_figure(self, words: Words) -> None:
        if self.subject and pattern(_LAST_YEARS).search(words.left):
            return
        before, self.subject = self.subject, None
        reading = self._figure(words) or self._first_of_each(words)
        if reading:
            self.mentioned = reading.field
        if reading is None or self._does_not_count(reading, words):
            self.uncounted.append(words.quantity)
            return
        if reading.field in POSTED and not before and goes_on(self.context.text, words):
            return
        counted = said_since(self.readings, last_mark(self.context.text, "。", reading.start) + 1)
        self.readings[len(self.readings) - len(counted) :] = with_whole_widened(
            counted, reading, words
        )
        self.readings += self._said_of_each(reading, words)
        self.subject = reading

    def _said_of_each(self, reading: Reading, words: Words) -> list[Reading]:
        """Return a reading for each of the figures that the number is said of."""
        labels = labels_of_each(words.clause)
        every = [item for left in labels if (item := self._figure(words._replace(left=left)))]
        if not labels or len(every) < len(labels):
            each = fields_of_each(reading.field, words.clause)
            every += [replace(reading, field=one) for one in each]
        return list({(item.field, item.row): item for item in every}.values())

    def _first_of_each(self, words: Words) -> Reading | None:
        labels = labels_of_each(words.clause)
        return next(
            filter(None, (self._figure(words._replace(left=left)) for left in labels)), None
        )

    def _figure(self, words: Words) -> Reading | None:
        match = self._best_match(words)
        found = self._field_and_row(match, words) if match else self._told_otherwise(words)
        value = words.quantity.value if found else None
        if found is None or value is None:
            return None
        field, row = found
        return Reading(
            field,
            value / _TEN_THOUSAND if field is Field.FEES else value,
            start=words.quantity.start,
            end=words.quantity.end,
            row=row,
            base=self._whole() if field in _APPLICANTS else None,
            approximate=words.quantity.approximate,
            whole_area=speaks_of_whole_area(self._sentence_before(words)),
        )

    def _told_otherwise(self, words: Words) -> tuple[Field, str] | None:
        """Return what a number counts that stands beside no cue."""
        if words.quantity.unit not in CASE_UNITS:
            return None
        named = named_before_change(words.left, self._sentence_before(words))
        match = self._best_match(words._replace(left=named)) if named else None
        if match:
            return self._field_and_row(match, words)
        if moved_to(words):
            return self._moved(words)
        if sums_up(words):
            field = sum_of(self.readings, words) or self._changed(words)
            if field is None and self._about_requests(words):
                field = sum_of_requests(self.readings, words, self._sentence_before(words))
            return (field, "") if field else None
        among = among_disputes(self.context, words)
        return (among, "") if among else self._result(words)

    def _changed(self, words: Words) -> Field | None:
        """Return the figure whose change the sentence has just told: 增加 30%，共计 120 件."""
        last = self.readings[-1] if self.readings else None
        just_told = last and last.kind is Kind.CHANGE and last.end == words.begins
        return last.field if last and just_told else None

    def _moved(self, words: Words) -> tuple[Field, str] | None:
        """Return what came to a number: named beside it, or earlier in the sentence."""
        if "申请" in words.clause and self._about_requests(words):
            return Field.RECEIVED, ""
        sentence = self._sentence_before(words)
        since = max((item.end for item in self.readings[-_LAST:]), default=words.sentence)
        unread = self.context.text[max(since, words.sentence) : words.quantity.start]
        field = named_last(unread) or self.mentioned or named_last(sentence)
        if field is None and "申请" in sentence and self._about_requests(words):
            field = Field.RECEIVED
        if field in QUARRELS and not self.context.about_disclosure(words.quantity.start):
            return None
        return (field, "") if field else None

    def _result(self, words: Words) -> tuple[Field, str] | None:
        """Return the result that is told behind the number, or by its reason alone."""
        if not self._about_requests(words):
            return None
        reason = bare_reason(words.left) or self._rest_of_reasons(words)
        if reason:
            return reason.field, reason.row
        return result_behind(words.left, words.right)

    def _rest_of_reasons(self, words: Words) -> Reason | None:
        """Return the row 其他 of the group whose rows were counted just before."""
        last = self.readings[-1] if self.readings else None
        return other_reason(last.field, words.left) if last and last.end == words.begins else None

    def _about_requests(self, words: Words) -> bool:
        return self.context.topic_at(words.quantity.start) is Topic.APPLICATIONS

    def _best_match(self, words: Words) -> Match | None:
        unit, topic = words.quantity.unit, self.context.topic_at(words.quantity.start)
        fitting = [
            match
            for cue in CUES
            if (unit in cue.units or (not unit and cue.units == YUAN and words.quantity.value == 0))
            and (not cue.topics or topic in cue.topics)
            and (not cue.beside or self._stands_beside(cue.beside, words))
            and (match := fit(cue, words.left, words.right))
        ]
        return max(fitting, key=lambda match: match.rank, default=None)

    def _stands_beside(self, sign: str, words: Words) -> bool:
        """Whether the sentence has the sign, before the number or behind it."""
        reach = words.quantity.end + REACH
        end = self.context.text.find("。", words.quantity.end, reach)
        stop = end if end >= 0 else reach
        return bool(pattern(sign).search(self.context.text, words.sentence, stop))

    def _field_and_row(self, match: Match, words: Words) -> tuple[Field, str] | None:
        cue = match.cue
        if cue.field in _GROUPS:
            row = reason_named(cue.field, words.left, words.right)
            return None if row is None else (cue.field, row)
        if cue.field in QUARRELS and not is_of_disclosure(self.context, cue, words):
            return None
        if cue.field is Field.PROCESSING_FEE and is_of_one_kind(self._sentence_before(words)):
            return None
        if cue.field is Field.PROCESSING_FEE_DEMANDED and pattern(_PAID).search(
            self._sentence_before(words)
        ):
            return Field.PROCESSING_FEE, ""
        if cue.field is Field.RECEIVED:
            field = those_who_applied(match.between)
            return (field, "") if field else None
        return cue.field, cue.row

    def _does_not_count(self, reading: Reading, words: Words) -> bool:
        return (
            is_compared(words.clause)
            or is_of_other_times(self.context, words)
            or is_of_attributes(self.context, words, reading.field)
            or is_of_posts(self.context, words, reading.field)
            or self._is_a_part(reading, words)
        )

    def _sentence_before(self, words: Words) -> str:
        return self.context.text[words.sentence : words.quantity.start]

    def _is_a_part(self, reading: Reading, words: Words) -> bool:
        """Whether the figure was given before, and this number is but some of it."""
        if "其中" not in words.left:
            return False
        return (
            any(
                (item.field, item.row, item.kind) == (reading.field, reading.row, reading.kind)
                for item in said_since(self.readings, words.sentence)
            )
            and reading.field is not Field.RECEIVED
        )

    def _whole(self) -> Field | None:
        wholes = [item.field for item in self.readings[-_LAST:] if item.field in WHOLES]
        return wholes[-1] if wholes else None
