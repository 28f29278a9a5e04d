"""All that a line states, as readings, and the numbers of it that state nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, fields
from decimal import Decimal
from typing import NamedTuple

from gaitool.claims.attached import Attached
from gaitool.claims.claim import APPLICANTS, WHOLES, Claim, Field, Kind, Quotation, Statement
from gaitool.claims.matters import Matter
from gaitool.claims.numbers_read import REACH, numbers_of
from gaitool.claims.phrases import Refusal
from gaitool.claims.rows import Told, told_of, with_rows
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import Line, Sort, Token

_TEN_THOUSAND = 10_000
_COUNTED = WHOLES | {Field.CARRIED_IN}
_UNTOLD = frozenset([Sort.READING, Sort.MARK, Sort.UNKNOWN])


@dataclass(frozen=True, slots=True)
class Reading(Statement):
    """What a stretch of the line says; ``start`` and ``end`` are places in the folded line."""

    _: KW_ONLY
    start: int
    end: int
    derivation: tuple[str, ...] = ()

    def as_claim(self, source: Quotation) -> Claim:
        """Return it as the claim of a sentence as written."""
        said = {one.name: getattr(self, one.name) for one in fields(Statement)}
        return Claim(**said, source=source, derivation=self.derivation)


class Uncompared(NamedTuple):
    """A number of the line that became no claim, and why in words for users."""

    number: str
    reason: str
    start: int
    end: int


def read_line(
    line: Line, scopes: tuple[Scope, ...], year: int | None
) -> tuple[tuple[Reading, ...], tuple[Uncompared, ...]]:
    """Return what a line states, in its order, and the numbers that state nothing."""
    items, alike = with_rows(line, numbers_of(line, scopes, year))
    readings = [_as_reading(line, told) for told in (*alike, *told_of(line, scopes, items, year))]
    uncompared = []
    for at, item in enumerate(items):
        number = item.frame.number
        counted = [*_counts(item, items[max(0, at - REACH) : at])]
        readings += counted
        if not counted:
            reason = _reason(item)
            words = (number.measure and number.measure.written) or number.text
            uncompared.append(Uncompared(words, reason, number.start, number.end))
    dates = (t for t in line.tokens if t.measure and not t.is_count)
    uncompared += [Uncompared(t.text, Refusal.DATE.value, t.start, t.end) for t in dates]
    return tuple(sorted(readings, key=_start)), tuple(sorted(uncompared, key=_start))


def _reason(item: Attached) -> str:
    """Return why a number is no claim; of another matter with the word that says so."""
    refusal = item.refusal or Refusal.AMBIGUOUS
    about = _spoken_of(item) if refusal is Refusal.NOT_OURS else None
    return f"说的是“{about.text}”，不是表里的数" if about else refusal.value


def _spoken_of(item: Attached) -> Token | None:
    frame, scope = item.frame, item.scope
    nouns = [t for t in (*frame.own, *frame.behind) if t.is_a(Sort.NOUN, "foreign")]
    acts = [t for t in (scope.governor, *frame.own) if t and t.sort is Sort.FOREIGN_ACT]
    foreign = scope.matter is Matter.FOREIGN
    named = [t for t in (scope.named,) if t and foreign and t.sort is Sort.NOUN]
    return next(iter([*reversed(nouns), *reversed(acts), *named]), None)


def _start(found: Reading | Uncompared) -> int:
    return found.start


def _as_reading(line: Line, told: Told) -> Reading:
    said = told.said
    rule = {Kind.ALL: "说的是全部", Kind.NONE: "否定的说法"}.get(told.kind, "均为同一情形")
    return Reading(
        said.field,
        told.value,
        told.kind,
        row=said.row,
        whole_area=told.whole_area,
        start=line.tokens[said.start].start,
        end=line.tokens[said.end - 1].end,
        derivation=(f"规则：{rule}",),
    )


def _counts(item: Attached, before: Sequence[Attached]) -> Iterator[Reading]:
    """Yield a reading for each figure that a number counts, or that a percentage is of."""
    token, measure = item.frame.number, item.frame.number.measure
    if measure is None or measure.value is None or not item.claimed:
        return
    counts = item.kind is Kind.COUNT
    wholes = [one.field for one in before if one.field in _COUNTED and one.kind is Kind.COUNT]
    for figure in item.figures:
        value = item.value if counts else item.ratio
        of_applicants = counts and bool(wholes) and figure.field in APPLICANTS
        # 收到9件，上年结转1件，其中自然人10件: it may be of both.
        of_one = of_applicants and wholes[-1] is not Field.CARRIED_IN
        yield Reading(
            figure.field,
            value / _TEN_THOUSAND if counts and figure.field is Field.FEES else value,
            item.kind,
            row=figure.row,
            base=wholes[-1] if of_one else item.base,
            approximate=measure.approximate,
            tolerance=Decimal(0) if counts else measure.half_unit,
            whole_area=item.scope.organ is Organ.AREA,
            own_level=item.scope.organ is Organ.LEVEL,
            start=token.start,
            end=token.end,
            derivation=_derivation(item),
        )


def _derivation(item: Attached) -> tuple[str, ...]:
    """Tell the words, the scope and the rule by which a number was read."""
    every = (*item.frame.own, *item.frame.behind)
    words = "、".join(token.text for token in every if token.sort not in _UNTOLD)
    scope = "、".join(one for one in (item.scope.matter, item.scope.time, item.scope.organ) if one)
    rule = f"规则：{item.rule}" if item.rule else ""
    return tuple(filter(None, (f"词：{words}" if words else "", f"范围：{scope}", rule)))
