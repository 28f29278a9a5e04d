"""All that a line states, as claims, and the numbers of it that state nothing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gaitool.claims.attached import Attached
from gaitool.claims.claim import (
    APPLICANTS,
    WHOLES,
    Claim,
    Field,
    Kind,
    NotCompared,
    Quotation,
    Refusal,
)
from gaitool.claims.numbers_read import REACH, numbers_of
from gaitool.claims.rows import Told, told_of, with_rows
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import Line, Sort, Token
from gaitool.text.sentences import Sentence

_TEN_THOUSAND = 10_000
_OF_THINGS = frozenset(["个", "部"])
"""Measures of things that are named right behind: 六个方面, 10个镇."""
_QUOTED_BESIDE = 100
_LONGEST_QUOTE = 1000
_COUNTED = WHOLES | {Field.CARRIED_IN}
_UNTOLD = frozenset([Sort.READING, Sort.MARK, Sort.UNKNOWN])


class Source(NamedTuple):
    """A line with the sentences of its text, to quote from."""

    line: Line
    sentences: tuple[Sentence, ...]

    def quotation(self, start: int, end: int) -> Quotation:
        """Return the original place of a stretch of the folded line, and its sentence.

        Of a sentence longer than any that people write, the words around the stretch.
        """
        begin, finish = self.line.folded.span(start, end)
        index = bisect_right(self.sentences, begin, key=lambda sentence: sentence.start) - 1
        quote, offset, _ = self.sentences[index]
        if len(quote) > _LONGEST_QUOTE:
            first = max(0, begin - offset - _QUOTED_BESIDE)
            quote = quote[first : finish - offset + _QUOTED_BESIDE]
        return Quotation(quote, begin, finish)

    def start_of(self, token: Token) -> int:
        """Return the original place of a token."""
        return self.line.folded.offsets[token.start]

    def of(self, token: Token) -> Quotation:
        """Return the place of a token and its sentence."""
        return self.quotation(token.start, token.end)


class ReadLine(NamedTuple):
    """A line of the text with the claims that it makes, and its numbers that make none."""

    source: Source
    claims: tuple[Claim, ...]
    not_compared: tuple[NotCompared, ...]


def read_line(source: Source, scopes: tuple[Scope, ...], year: int | None) -> ReadLine:
    """Return what a line states, in its order, and the numbers that state nothing."""
    line = source.line
    items, alike = with_rows(line, numbers_of(line, scopes, year))
    claims = [_told(source, told) for told in (*alike, *told_of(line, scopes, items, year))]
    others = []
    for at, item in enumerate(items):
        counted = [*_counts(source, item, items[max(0, at - REACH) : at])]
        claims += counted
        if not counted:
            quoted = source.of(item.frame.number)
            others.append(NotCompared(item.frame.measure.written, _reason(item), quoted))
    for token in line.tokens:
        if token.measure and not token.is_count:
            dated = token.year or token.measure.is_date
            reason = Refusal.DATE if dated else Refusal.NOT_OURS
            others.append(NotCompared(token.text, reason.value, source.of(token)))
    return ReadLine(source, tuple(sorted(claims, key=_start)), tuple(sorted(others, key=_start)))


def _reason(item: Attached) -> str:
    """Return why a number is no claim; of another matter with the word that says so."""
    refusal = item.refusal or Refusal.AMBIGUOUS
    if refusal is not Refusal.NOT_OURS:
        return refusal.value
    about = _counted_thing(item) or _spoken_of(item)
    return f"说的是“{about.text}”，不是表里的数" if about else refusal.value


def _counted_thing(item: Attached) -> Token | None:
    """Return the word that names what a number of things counts: 10个镇."""
    thing = next(iter(item.frame.behind), None) if item.frame.unit in _OF_THINGS else None
    names = thing and (thing.sort is not Sort.READING or thing.name == "closing")
    return thing if names else None


def _spoken_of(item: Attached) -> Token | None:
    frame, scope = item.frame, item.scope
    nouns = [t for t in (*frame.own, *frame.behind) if t.is_a(Sort.NOUN, "foreign")]
    acts = [t for t in (scope.governor, *frame.own) if t and t.sort is Sort.FOREIGN_ACT]
    foreign = scope.is_foreign
    named = [t for t in (scope.named,) if t and foreign and t.sort is Sort.NOUN]
    return next(iter([*reversed(nouns), *reversed(acts), *named]), None)


def _start(found: Claim | NotCompared) -> int:
    return found.source.start


def _told(source: Source, told: Told) -> Claim:
    said, tokens = told.said, source.line.tokens
    rule = {Kind.ALL: "说的是全部", Kind.NONE: "否定的说法"}.get(told.kind, "均为同一情形")
    return Claim(
        said.field,
        told.value,
        kind=told.kind,
        source=source.quotation(tokens[said.start].start, tokens[said.end - 1].end),
        row=said.row,
        whole_area=told.whole_area,
        derivation=(f"规则：{rule}",),
    )


def _counts(source: Source, item: Attached, before: Sequence[Attached]) -> Iterator[Claim]:
    """Yield a claim for each figure that a number counts, or that a percentage is of."""
    if not item.claimed:
        return
    measure, counts = item.frame.measure, item.kind is Kind.COUNT
    for figure in item.figures:
        value = item.value if counts else item.ratio
        whole = _last_whole(before) if counts and figure.field in APPLICANTS else None
        # 收到9件，上年结转1件，其中自然人10件: it may be of both.
        of_one = whole is not None and whole is not Field.CARRIED_IN
        yield Claim(
            figure.field,
            value / _TEN_THOUSAND if counts and figure.field is Field.FEES else value,
            kind=item.kind,
            source=source.of(item.frame.number),
            row=figure.row,
            base=whole if of_one else item.base,
            approximate=measure.approximate,
            tolerance=Decimal(0) if counts else measure.half_unit,
            whole_area=item.scope.organ is Organ.AREA,
            own_level=item.scope.organ is Organ.LEVEL,
            derivation=_derivation(item),
        )


def _last_whole(before: Sequence[Attached]) -> Field | None:
    counts = (one.field for one in reversed(before) if one.kind is Kind.COUNT)
    return next((field for field in counts if field in _COUNTED), None)


def _derivation(item: Attached) -> tuple[str, ...]:
    """Tell the words, the scope and the rule by which a number was read."""
    every = (*item.frame.own, *item.frame.behind)
    words = "、".join(token.text for token in every if token.sort not in _UNTOLD)
    scope = "、".join(one for one in (item.scope.matter, item.scope.time, item.scope.organ) if one)
    rule = f"规则：{item.rule}" if item.rule else ""
    return tuple(filter(None, (f"词：{words}" if words else "", f"范围：{scope}", rule)))
