"""Lists that break a number down: 收到 12 件，其中自然人 10 件、法人 2 件."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from gaitool.claims.claim import Field, Quotation, Refusal
from gaitool.claims.divisions import Division, division_by
from gaitool.claims.reading import read_lines
from gaitool.claims.readings import ReadLine, Source
from gaitool.claims.words import (
    SENTENCE_ENDS,
    Frame,
    Line,
    Sort,
    Words,
    has,
    says,
    shared_labels,
)
from gaitool.record import Record
from gaitool.text.patterns import pattern

_MOST_NUMBERS = 80
"""The longest lists break a figure down by some 40 offices."""
_WORDS_BETWEEN = 10
_LONGEST_BRACKET = 60
_HUNDRED, _ROUNDED_OFF = Decimal(100), Decimal("0.5")
_DEPTH = {"（": 1, "）": -1}
# 其他组织, 其他处理 and 其他结果 are columns and rows of the form: they leave nothing out.
_LEAVES_OUT = r"等|主要|其他(?!组织|处理|结果|法律)|其它|包括|包含|含|大部分|多数|如"


class ListedPart(Record):
    """One item of a list: the words before its number, folded, the number, and where it stands."""

    words: str
    value: Decimal
    start: int


class PartList(Record):
    """A stated whole and the parts it is broken down into, in the measure of the whole.

    ``complete`` when the list claims to leave nothing out: more than one part, no 等, 主要, 其他,
    包括, no shares that leave some over. ``field`` is the whole's figure, None of other matters.
    """

    whole: Decimal
    unit: str
    parts: tuple[ListedPart, ...]
    division: Division
    complete: bool
    field: Field | None
    source: Quotation

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), start=Decimal(0))


@lru_cache(maxsize=256)
def part_lists(text: str, *, year: int | None = None, writer: str = "") -> tuple[PartList, ...]:
    """Return the lists of parts in the order of the text; see ``claims`` for the others.

    They are remembered, as several rules ask about the same texts.
    """
    return tuple(
        found for line in read_lines(text, year=year, writer=writer) for found in _lists_of(line)
    )


class _Item(Record):
    """A number of a list with the words that say what it counts, and by what it divides a whole.

    ``tied`` unless a semicolon parts it from the number before; ``repeats`` the number of the item
    before, which 各 gives to each of several. ``is_told`` unless nobody can tell to how many.
    """

    frame: Frame
    words: Words
    division: Division
    tied: bool = True
    repeats: bool = False
    is_told: bool = True

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.frame.measure.value


def _items_of(line: Line) -> list[_Item]:
    labels = shared_labels(line.frames)
    return [item for frame in line.frames for item in _of_number(frame, labels.get(frame.at, ()))]


def _of_number(frame: Frame, labels: tuple[Words, ...]) -> Iterator[_Item]:
    """Yield the item of a number; after 各 one for each of the things named before it."""
    is_each = has(frame.own, Sort.EACH, "apiece")
    # Where the words are unknown, so is whether 和 stands between two things or within one.
    is_known = all(division_by(words) is not Division.OTHER for words in labels)
    is_told = not is_each or (len(labels) > 1 and is_known)
    named = labels if is_each and is_told else labels[:1]
    for index, words in enumerate(named or (frame.own,)):
        item = _Item(frame, _without_opening(words), _division(frame, words))
        yield item._replace(repeats=index > 0, is_told=is_told)


def _without_opening(words: Words) -> Words:
    return tuple(token for token in words if token.sort is not Sort.OPEN)


def _division(frame: Frame, words: Words) -> Division:
    # 无法提供（本机关不掌握）14件: the words stand before the bracket.
    bracketed = not words and says(frame.lead[-1:], "）")
    before = division_by(frame.lead if bracketed else words)
    return division_by(frame.behind) if before is Division.OTHER else before


def _lists_of(line: ReadLine) -> Iterator[PartList]:
    tokens, frames = line.source.line.tokens, line.source.line.frames
    # A number of a point or a percentage is never broken down.
    counts = (frame for frame in frames if frame.unit not in {"%", "", "?"})
    opened = {frame.at: [*_openings(tokens, frame.at + 1)] for frame in counts}
    if not any(opened.values()):
        return
    items = _items_of(line.source.line)
    fields = {claim.start: claim.field for claim in line.claims}
    refused = (one for one in line.not_compared if one.reason == Refusal.DIFFERENCE)
    compared = {one.source.start for one in refused}
    for index, whole in enumerate(items):
        start = line.source.start_of(whole.frame.number)
        # Nor is a difference.
        if start in compared or whole.repeats:
            continue
        for opening in opened.get(whole.frame.at, ()):
            parts = _of_one_kind(_listed(tokens, _from(items, index + 1), opening), whole)
            field = fields.get(start)
            found = _part_list(line.source, whole, field, parts, opening) if parts else None
            before = items[max(0, index - 2) : index]
            if found and not (
                _of_disputes(found)
                or _divides_several(found, before, whole)
                or _holds_carried_in(found, line)
            ):
                yield found


def _from(items: Sequence[_Item], start: int) -> Iterator[_Item]:
    # A slice would copy the rest of a long text for each of its numbers.
    return (items[at] for at in range(start, len(items)))


def _of_disputes(found: PartList) -> bool:
    """受理28件，其中行政复议1件: what followed from the requests divides them not."""
    return found.division is Division.DISPUTE and found.field not in {Field.DISPUTES, Field.SUIT}


def _divides_several(found: PartList, before: Sequence[_Item], last: _Item) -> bool:
    """新收9件，上年结转1件，其中…; 复议3件、诉讼3件，其中…: the parts are of both numbers."""
    if found.field is Field.CARRIED_IN and found.total > found.whole:
        return True
    near = [one for one in before if one.frame.sentence == last.frame.sentence]
    sums = accumulate((one.value for one in reversed(near)), initial=found.whole)
    return found.total in list(sums)[1:] and found.total != found.whole


def _holds_carried_in(found: PartList, line: ReadLine) -> bool:
    """收到9件（不含上年结转1件），其中办结10件: what was done counts those carried in."""
    over = [one.value for one in line.claims if one.field is Field.CARRIED_IN]
    return found.division is Division.FLOW and found.total - found.whole in over


def _openings(tokens: Words, place: int) -> Iterator[int]:
    """Yield where lists of what was just counted may begin: at once, and after a bracket."""
    at = _opening(tokens, place)
    if at is not None:
        yield at
    if at is not None and tokens[at].text == "（":
        near = range(at, min(at + _LONGEST_BRACKET, len(tokens)))
        closed = next((n for n in near if tokens[n].text == "）"), None)
        behind = _opening(tokens, closed + 1) if closed is not None else None
        yield from [behind] if behind is not None else []


def _opening(tokens: Words, place: int) -> int | None:
    """Return the index of the word or mark that opens a list near a place."""
    written, comma = 0, False
    for at in range(place, min(place + _WORDS_BETWEEN, len(tokens))):
        token = tokens[at]
        opens = token.is_a(Sort.OPEN, "among", "apart", "holds") and token.text != "含"
        if opens or token.text in {"（", "："}:
            return at
        ends = token.sort is Sort.MARK and (comma or token.text != "，")
        if ends or token.sort is Sort.NUMBER or written > _WORDS_BETWEEN:
            return None
        comma = comma or token.text == "，"
        written += len(token.text)
    return None


def _listed(tokens: Words, items: Iterable[_Item], opening: int) -> Iterator[_Item | None]:
    """Yield the numbers on the level of an opening, up to its bracket or the sentence's end.

    None stands for the rest of a list that is too long, or has a list within that has no end.
    """
    level, reached = 0, opening + 1
    for number, item in enumerate(one for one in items if one.frame.at > opening):
        between = tokens[reached : item.frame.at]
        level += sum(_DEPTH.get(token.text, 0) for token in between)
        reached = item.frame.at + 1
        again = has(between[1:] if number == 0 else between, Sort.OPEN, "among")
        if level < 0 or again or says(between, *SENTENCE_ENDS):
            return
        # 不予公开6件，分别为国家秘密1件…: where the list within ends nobody can tell.
        within = number > 0 and has(between, Sort.OPEN, "apart")
        if within or number >= _MOST_NUMBERS:
            yield None
            return
        if level == 0 and item.frame.unit != "%":
            yield item._replace(tied=not says(between, "；"))


def _of_one_kind(items: Iterator[_Item | None], whole: _Item) -> list[_Item]:
    """Return the items up to the first that counts something else than the first one does.

    Those behind it are parts too where the list adds up with them. A list that does not end is
    none.
    """
    same: list[_Item] = []
    beyond: list[_Item] = []
    for item in items:
        if item is None:
            return []
        if item.frame.unit not in {whole.frame.unit, ""}:
            break
        other = bool(same) and item.division is not same[0].division
        apart = item.division is Division.OTHER and not item.tied
        (beyond if beyond or other or apart else same).append(item)
    totals = list(accumulate(item.value for item in (*same, *beyond)))
    parts = [*same, *beyond]
    reached = totals.index(whole.value) + 1 if whole.value in totals else 0
    # 不予公开2件，其中1件…，1件…；无法提供29件: behind the semicolon another begins.
    ends = 0 < reached < len(parts) and not parts[reached].tied
    return parts[: reached if ends else max(len(same), reached)] if same else []


def _part_list(
    source: Source, whole: _Item, field: Field | None, items: list[_Item], opens: int
) -> PartList:
    line, last = source.line, items[-1].frame.number
    start = line.tokens[opens].start
    rest = pattern("[。！!？?]").split(line.folded.text[start : last.end + 12])[0]
    exact = not any(one.frame.measure.approximate for one in (whole, *items))
    # Of unknown matter 其中 may single out some parts without naming the rest.
    certain = items[0].division is not Division.OTHER or "其中" not in rest
    told = certain and all(item.is_told for item in items) and not _answered_twice(items)
    shares = line.tokens[opens : items[-1].frame.at + _WORDS_BETWEEN]
    some = pattern(_LEAVES_OUT).search(rest) or _leave_over(shares, len(items))
    complete = len(items) > 1 and exact and told and not some
    return PartList(
        whole=whole.value,
        unit=whole.frame.unit,
        parts=tuple(_listed_part(source, item) for item in items),
        division=items[0].division,
        complete=complete,
        field=field,
        source=source.quotation(whole.frame.number.start, last.end),
    )


def _answered_twice(items: list[_Item]) -> bool:
    """其中33件已办结，答复27件: the second are among the first."""
    answered = [has((*i.words, *i.frame.behind), Sort.ACT, "conclude") for i in items]
    return sum(answered) > 1


def _leave_over(words: Words, parts: int) -> bool:
    """网络116件，占70%；信函40件，占25%: by their shares the parts are not all."""
    shares = [t.measure.value for t in words if t.measure and t.measure.unit == "%"]
    return len(shares) == parts and abs(sum(shares) - _HUNDRED) > _ROUNDED_OFF


def _listed_part(source: Source, item: _Item) -> ListedPart:
    words = "".join(token.text for token in (*item.words, *item.frame.behind))
    return ListedPart(words, item.value, source.start_of(item.frame.number))
