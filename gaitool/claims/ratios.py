"""Percentages: change on last year, share of a whole, rate of conclusion."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gaitool.claims.attached import ASIDE, Attached, Sight
from gaitool.claims.attachment import two_together
from gaitool.claims.claim import COMING, Field, Figure, Kind, Refusal
from gaitool.claims.matters import Matter, last_matter
from gaitool.claims.words import Sort, Words, first_of, has, place_of, says, trimmed
from gaitool.record import Record

# So many one after another nobody writes.
_MOST_RATIOS = 12


class Ratio(Record):
    """A percentage of a figure; ``subject`` is the number whose figure it is, if it names none."""

    kind: Kind
    value: Decimal
    figure: Figure | None = None
    subject: Attached | None = None
    base: Field | None = None


def ratio_of(sights: Sequence[Sight], index: int) -> Ratio | Refusal:
    """Read a percentage; refused where nothing of the tables is its subject."""
    sight = sights[index]
    value = sight.frame.measure.value
    first, given = _handed_out(sights, index)
    if given and not sight.frame.own:
        # 分别下降 60% 和 12.5%: the words before the first are those of all.
        sight = sight._replace(frame=sight.frame._replace(own=sights[first].frame.own))
    own = sight.frame.own
    places = [
        n for n, t in enumerate(own) if t.sort in {Sort.MOTION, Sort.SHARE} and t.name != "to"
    ]
    if not (places or given):
        return Refusal.RATIO
    if not sight.scope.of_this_year:
        return Refusal.OTHER_TIME
    last = own[places[-1] :][:1] if places else ()
    if has(last, Sort.SHARE, "rate", "rate_in_time", "foreign_rate"):
        return _rate(sight, value)
    return (_change if has(last, Sort.MOTION) else _share)(sight, value, given)


def _change(sight: Sight, value: Decimal, given: Attached | None) -> Ratio | Refusal:
    own = sight.frame.own
    for before, token in pairwise((*sight.frame.lead, *own)):
        # 比2021年下降30.8%: last year's tables cannot tell.
        year = token.year if before.sort is Sort.COMPARE else None
        if year and sight.year is not None and year < sight.year - 1:
            return Refusal.COMPARED
    turn = first_of(own, Sort.COMPARE, Sort.MOTION)
    # 同比增长-20% is a fall too.
    falls = has(own[turn:], Sort.MOTION, "fall") or says(own[-1:], "-", "−")
    ratio = Ratio(Kind.CHANGE, -value if falls else value)
    return ratio._replace(subject=given) if given else _of_subject(sight, own[:turn], ratio)


def _share(sight: Sight, value: Decimal, given: Attached | None) -> Ratio | Refusal:
    own = sight.frame.own
    begin = place_of(own, Sort.SHARE, "of")
    if given or begin is None:
        return Ratio(Kind.SHARE, value, subject=given) if given else Refusal.RATIO
    behind, base = own[begin + 1 :], None
    if has(behind, Sort.NOUN, "request", "application") or has(behind, Sort.ACT, "receive"):
        base = Field.RECEIVED
    base = Field.CONCLUDED if has(behind, Sort.ACT, "conclude") else base
    return _of_subject(sight, own[:begin], Ratio(Kind.SHARE, value, base=base))


def _rate(sight: Sight, value: Decimal) -> Ratio | Refusal:
    rate = next(token for token in sight.frame.own if token.sort is Sort.SHARE)
    own = sight.frame.own
    of_requests = has(own, Sort.NOUN, "application")
    ours = sight.scope.of_applications or of_requests
    kinds = {"rate": Kind.RATE, "rate_in_time": Kind.RATE_IN_TIME}
    # 信访件答复率, 许可类事项办理率: of what stands right before it, not of requests.
    others = last_matter(own) not in {None, Matter.APPLICATIONS}
    others = others or (
        not of_requests and (has(own, Sort.NOUN, "short_decision") or says(own, "类"))
    )
    if not ours or others or rate.name not in kinds:
        return Refusal.RATIO
    return Ratio(kinds[rate.name], value, Figure(Field.CONCLUDED))


def _of_subject(sight: Sight, words: Words, ratio: Ratio) -> Ratio | Refusal:
    """Give a ratio its figure: named before it, in the clause before, or that of the last count."""
    lead = sight.frame.lead
    two = two_together(sight) if any("两项" in token.text for token in words) else None
    if two:
        return ratio._replace(figure=two)
    if has(words, Sort.OPEN, "rest"):
        # 其他情况占 5.2%: of what was left, not of the last count.
        return Refusal.RATIO
    if not all(token.is_tie or token.sort in {Sort.TIME, Sort.OPEN} for token in words):
        figures = sight.counting(trimmed(words))
        return ratio._replace(figure=figures[0]) if figures else Refusal.RATIO
    subject = _last_count(lead, sight.earlier)
    if subject and subject.figures:
        return ratio._replace(subject=subject)
    if not sight.frame.lead and not sight.earlier and sight.before:
        return _of_last_sentence(sight, ratio)
    while lead and lead[-1].sort is Sort.MARK:
        lead = lead[:-1]
    figures = sight.counting(lead)
    return ratio._replace(figure=figures[0]) if figures else Refusal.RATIO


def _last_count(lead: Words, earlier: Sequence[Attached]) -> Attached | None:
    """Return the count right before a ratio, differences and ratios of it left aside."""
    if any(token.sort is not Sort.MARK for token in lead):
        return None
    if any(token.text == "）" for token in lead) and earlier:
        whole = earlier[-1].scope.whole
        return next((item for item in earlier if item.frame.at == whole), None)
    for item in reversed(earlier):
        if item.frame.unit != "%" and item.refusal not in ASIDE:
            return item
    return next((item for item in reversed(earlier) if item.figures), None)


def _of_last_sentence(sight: Sight, ratio: Ratio) -> Ratio | Refusal:
    """同比增长 5% at the head of a sentence is of what the last one counted first."""
    last = sight.before[-1].frame.sentence
    first = next(item for item in sight.before if item.frame.sentence == last)
    opens = ratio.kind is Kind.CHANGE and has(sight.frame.own[:1], Sort.COMPARE)
    whole = first.field in COMING
    return ratio._replace(subject=first) if whole and opens else Refusal.RATIO


def _handed_out(sights: Sequence[Sight], index: int) -> tuple[int, Attached | None]:
    """Return the count that one of several ratios after 分别 is of: the like-placed one.

    Before it the place of the first ratio, whose words say what all of them are.
    """
    begin, end = index, index + 1
    first, last = max(0, index - _MOST_RATIOS), min(len(sights), index + _MOST_RATIOS)
    while begin > first and not _parts(sights[begin]) and not sights[begin].frame.lead:
        begin -= 1
    while end < last and sights[end].frame.unit == "%" and not sights[end].frame.lead:
        end += 1
    counts = [item for item in sights[begin].earlier if item.frame.unit != "%"]
    run = counts[len(counts) - (end - begin) :]
    if not _parts(sights[begin]) or end - begin < 2 or len(counts) < end - begin:
        return begin, None
    goes_on = len(counts) > len(run) and not run[0].frame.lead
    known = not goes_on and all(item.claimed for item in run)
    return begin, run[index - begin] if known else None


def _parts(sight: Sight) -> bool:
    own = sight.frame.own
    apart = has(own, Sort.OPEN, "apart") or has(own, Sort.COMPARE)
    return sight.frame.unit == "%" and (apart or any(t.text == "占比分别" for t in own))


def with_ratios(sights: Sequence[Sight], items: Sequence[Attached]) -> tuple[Attached, ...]:
    """Return the numbers of a line, each percentage with the figure that it is of."""
    read = {
        at: _resolved(ratio_of(sights, at)) for at, i in enumerate(items) if i.frame.unit == "%"
    }
    taken = {_taken_back(ratio) for ratio in read.values()} - {None}
    found = []
    for at, item in enumerate(items):
        ratio = read.get(at)
        if isinstance(ratio, Ratio) and ratio.figure and _taken_back(ratio) is None:
            item = item._replace(figures=(ratio.figure,), refusal=None, kind=ratio.kind)
            item = item._replace(ratio=ratio.value, base=ratio.base)
        elif at in read:
            item = item._replace(refusal=ratio if isinstance(ratio, Refusal) else Refusal.RATIO)
        found.append(item._replace(refusal=Refusal.SUBJECT) if item.frame.at in taken else item)
    return tuple(found)


def _resolved(ratio: Ratio | Refusal) -> Ratio | Refusal:
    """Give a ratio the figure of the number that it is of."""
    if isinstance(ratio, Refusal) or ratio.figure:
        return ratio
    subject = ratio.subject
    known = subject and subject.figures and (subject.claimed or subject.refusal in ASIDE)
    return ratio._replace(figure=subject.figures[0]) if subject and known else Refusal.RATIO


def _taken_back(ratio: Ratio | Refusal) -> int | None:
    """申请 11 件，占申请总量的 52%: requests that are but a share of all."""
    if isinstance(ratio, Refusal) or ratio.subject is None or ratio.kind is not Kind.SHARE:
        return None
    itself = ratio.base is Field.RECEIVED and ratio.figure == Figure(Field.RECEIVED)
    return ratio.subject.frame.at if itself else None
