"""Numbers of one sentence that only together are the table's figure: 办结66件，5件逾期未补正."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from gaitool.claims import Claim, Field, Kind, read_text
from gaitool.filled_report import Cover
from gaitool.record import Value

_SET_ASIDE = frozenset([Field.DECLINED, Field.OTHERWISE])
"""Results that offices set beside what they have answered rather than count to it."""
_FEWEST = 2
"""A single case beside a number is too often there to explain anything."""
_NEAR = 2


class _Sentence(Value):
    """The counts of a sentence in order, which of them stands where, and what each figure has.

    Those that are figures of their own count 0: they stand beside nothing. ``told`` are the
    values of a figure that the sentence tells more than once.
    """

    counts: tuple[Decimal, ...]
    places: Mapping[int, int]
    told: Mapping[tuple[Field, str], Decimal]


def made_up_with_others(
    text: str, cover: Cover, claim: Claim, figures: Collection[Decimal]
) -> bool:
    """Whether a figure is what a statement and the numbers right beside it add up to.

    The statement then tells of some of the cases, in words that were not understood: nothing
    can be said about it. ``figures`` are those that it may mean.
    """
    sentence = _sentences(text, cover.known_year, cover.agency).get(claim.quote)
    return sentence is not None and any(total in figures for total in _totals(sentence, claim))


def _totals(sentence: _Sentence, claim: Claim) -> Iterator[Decimal]:
    """Yield the statement with its repetitions in the sentence, and with its neighbours."""
    if (claim.field, claim.row) in sentence.told:
        yield sentence.told[claim.field, claim.row]
    at, numbers = sentence.places[claim.start], sentence.counts
    for beside in (
        numbers[max(0, at - 1) : at],
        numbers[at + 1 : at + 2],
        numbers[at + 1 : at + 1 + _NEAR],
    ):
        if beside and min(beside) >= _FEWEST:
            yield claim.value + sum(beside)


@lru_cache(maxsize=64)
def _sentences(text: str, year: int | None, writer: str) -> Mapping[str, _Sentence]:
    """Return the numbers of a text by their sentences, whatever they count."""
    read = read_text(text, year=year, writer=writer)
    counts: defaultdict[str, dict[int, Decimal]] = defaultdict(dict)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for number in read.not_compared:
        if number.number.isdecimal():
            counts[number.source.quote][number.source.start] = Decimal(number.number)
    for claim in read.claims:
        if claim.kind is Kind.COUNT:
            counts[claim.quote][claim.start] = claim.value
            claims[claim.quote].append(claim)
    return {quote: _sentence(found, claims[quote]) for quote, found in counts.items()}


def _sentence(counts: Mapping[int, Decimal], claims: Collection[Claim]) -> _Sentence:
    figures = {one.start for one in claims if one.field not in _SET_ASIDE}
    order = sorted(counts)
    values: defaultdict[tuple[Field, str], list[Decimal]] = defaultdict(list)
    for one in claims:
        values[one.field, one.row].append(one.value)
    return _Sentence(
        tuple(Decimal(0) if place in figures else counts[place] for place in order),
        {place: at for at, place in enumerate(order)},
        {figure: sum(told, Decimal(0)) for figure, told in values.items() if len(told) > 1},
    )
