"""What the charts of a roll-up show, as figures: standings, results, both years, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from gaitool.answers import sum_if_known
from gaitool.collection import Collection, Standing, UnitLine
from gaitool.findings import Finding, Severity
from gaitool.form import CellKey, Form
from gaitool.renderers.drawings.figures import Count, Whole, flow, outcomes
from gaitool.renderers.drawings.palette import SERIES
from gaitool.renderers.findings.wording import SEVERITY_WORDS
from gaitool.renderers.rollup.wording import STANDING_WORDS
from gaitool.trend import LastYear

STANDING_COLOURS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PASSED: "#3d7f3a",
        Standing.FAILED: "#b3261e",
        Standing.UNUSABLE: "#5d6b78",
        Standing.MISSING: "#c0622a",
        Standing.DUPLICATE: "#1d6fb8",
    }
)
FINDING_COLOUR = SERIES[0]
_MOST_PLACES = 8
_ELSEWHERE = "其他"
_UNITS, _FINDINGS = "个", "条"


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a heading; ``note`` says what is counted.

    ``shares`` where the bars are parts of one whole.
    """

    heading: str
    note: str
    bars: Sequence[Whole]
    colours: Sequence[str] = ()
    shares: bool = True

    @property
    def said(self) -> str:
        """The same in words, for who does not see the bars."""
        return "；".join(one.said for one in self.bars)


@dataclass(frozen=True, slots=True)
class SummedFigures:
    """The figures of some units together, perhaps with last year's."""

    form: Form
    sums: Mapping[CellKey, Decimal]
    previous: "SummedFigures | None" = None

    def sum_or_none(self, keys: Iterable[CellKey]) -> Decimal | None:
        """Return what some cells add up to; None where a unit lacks one of them."""
        return sum_if_known(map(self.sums.get, keys))


def charts_of(collection: Collection, places: Sequence[Whole]) -> Iterator[Chart]:
    """Yield the charts that there is something to draw in; ``places`` are where findings fall."""
    yield Chart(
        "各单位报送情况",
        "按单位计；重复的是同一单位另外的文件。",
        standings(collection),
        tuple(STANDING_COLOURS.values()),
        shares=False,
    )
    yield from _figure_charts(collection)
    if places:
        yield Chart("问题在哪里", "各单位报告里没有说明的问题，按条计。", places, (FINDING_COLOUR,))


def _figure_charts(collection: Collection) -> Iterator[Chart]:
    """Yield the charts of figures; two years are compared over the units that have both alone."""
    reach, added = collection.last_year, "单位相加，按件计。"
    compared = _compared(collection, reach) if reach and collection.previous_sums else None
    is_part = reach is not None and reach.units < reach.counted
    whole = (
        compared if compared and not is_part else SummedFigures(collection.edition, collection.sums)
    )
    if any(one.count.now for one in outcomes(whole)):
        yield Chart("申请办理结果", f"计入汇总的各{added}", outcomes(whole))
    if compared is None or reach is None:
        return
    whose = f"计入汇总、两年都有报告的 {reach.units} 个{added}"
    if is_part:
        whose += f"另外 {reach.counted - reach.units} 个没有上年的报告，两年都不算。"
        yield Chart("申请办理结果，与上年比", whose, outcomes(compared))
    yield Chart("今年与上年", whose, tuple(map(Whole, flow(compared))), shares=False)


def _compared(collection: Collection, reach: LastYear) -> "SummedFigures":
    """Return both years' sums over the very same units."""
    form = collection.edition
    return SummedFigures(form, reach.now, SummedFigures(form, reach.before))


def standings(collection: Collection) -> tuple[Whole, ...]:
    """Return how many lines stand how."""
    numbers = collection.overview.standings
    return tuple(
        Whole(Count(word, Decimal(numbers[standing]), unit=_UNITS))
        for standing, word in STANDING_WORDS.items()
    )


class Places:
    """Where the open findings of the units fall, by sheets, put together line after line."""

    def __init__(self) -> None:
        self._found: dict[str, Counter[Severity]] = {}

    def add(self, _line: UnitLine, findings: Iterable[Finding]) -> None:
        """Add the findings of a unit's file."""
        for finding in findings:
            if not finding.explained:
                place = finding.cells[0].place.sheet if finding.cells else ""
                self._found.setdefault(place or _ELSEWHERE, Counter())[finding.severity] += 1

    @property
    def counted(self) -> tuple[Whole, ...]:
        """How many fall where; where most do comes first."""
        found = self._found.items()
        most = sorted(found, key=lambda one: (one[0] == _ELSEWHERE, -one[1].total()))
        listed = dict(most[:_MOST_PLACES])
        for _, numbers in most[_MOST_PLACES:]:
            listed[_ELSEWHERE] = listed.get(_ELSEWHERE, Counter()) + numbers
        return tuple(_findings(place, numbers) for place, numbers in listed.items())


def _findings(place: str, numbers: Counter[Severity]) -> Whole:
    parts = (
        Count(word, Decimal(numbers[severity]), unit=_FINDINGS)
        for severity, word in SEVERITY_WORDS.items()
    )
    return Whole(Count(place, Decimal(numbers.total()), unit=_FINDINGS), tuple(parts))
