"""What has to be done first: who has not handed in, whose file cannot be read, who must mend."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gaitool.collection import Collection, Standing, UnitLine, lines_with_findings
from gaitool.findings import Finding, Severity
from gaitool.renderers.rollup.wording import STANDING_WORDS, remark_of, without_name

_ASKED: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.MISSING: "还没有报送政府信息公开工作年度报告，请尽快报送",
        Standing.UNUSABLE: "报送的文件读不了，请重新报送",
        Standing.FAILED: "报送的政府信息公开工作年度报告要改，请改好后重新报送",
    }
)
"""What the units are asked to do, in the order in which they are told."""

_OFF_ROSTER, _ASKED_OFF_ROSTER = "名单外", "名单上没有，请核对名称"
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Need:
    """Units that must do the same; ``wrong`` says what is wrong, empty where nothing is to say."""

    units: tuple[str, ...]
    wrong: str

    @property
    def words(self) -> str:
        """Who, and what is wrong."""
        names = "、".join(self.units)
        return f"{names}：{self.wrong}" if self.wrong else names


@dataclass(frozen=True, slots=True)
class Needed:
    """Everybody who is asked for one thing; ``standing`` is None for who is on no roster."""

    name: str
    asked: str
    standing: Standing | None
    needs: tuple[Need, ...]

    @property
    def count(self) -> int:
        """How many units are asked."""
        return sum(len(need.units) for need in self.needs)

    @property
    def message(self) -> str:
        """The same as a message to all of them: what is asked, and a line for each."""
        lines = [need.words for need in self.needs]
        return "\n".join([f"以下 {self.count} 个单位{self.asked}：", *lines])


def what_is_needed(collection: Collection) -> tuple[Needed, ...]:
    """Return what units must do first, where any must; those with the same to do together."""
    found: dict[Standing | None, dict[str, list[str]]] = {one: {} for one in (*_ASKED, None)}
    has_roster = collection.overview.expected is not None
    for line, findings in lines_with_findings(collection):
        if is_asked(line):
            wrong = _wrong(line, findings, collection.year)
            found[line.standing].setdefault(wrong, []).append(line.unit)
        if has_roster and not line.on_roster and line.standing is not Standing.DUPLICATE:
            found[None].setdefault(_meant(line), []).append(line.unit)
    return tuple(
        Needed(
            STANDING_WORDS[standing] if standing else _OFF_ROSTER,
            _ASKED[standing] if standing else _ASKED_OFF_ROSTER,
            standing,
            tuple(Need(tuple(units), wrong) for wrong, units in alike.items()),
        )
        for standing, alike in found.items()
        if alike
    )


def lines_by_need(collection: Collection) -> Iterator[UnitLine]:
    """Yield all lines: those of units that must do something first, then the others."""
    for standing in _ASKED:
        yield from (line for line in collection.lines() if line.standing is standing)
    yield from (line for line in collection.lines() if not is_asked(line))


def is_asked(line: UnitLine) -> bool:
    """Whether the unit must hand in, or hand in once more."""
    return line.standing in _ASKED


def _wrong(line: UnitLine, findings: Iterable[Finding], year: int | None) -> str:
    """Return what is wrong with a unit's report, in sentences that do not name the unit."""
    match line.standing:
        case Standing.MISSING:
            return f"{line.perhaps}。" if line.perhaps else ""
        case Standing.UNUSABLE:
            return line.first_problem
    errors = [one for one in findings if one.severity is Severity.ERROR and not one.explained]
    told = "".join(without_name(one.message, line) for one in errors[:_MOST_TOLD])
    more = f"等 {len(errors)} 处错误。" if len(errors) > _MOST_TOLD else ""
    # Of another year or edition it has to be handed in anew, whatever else is wrong with it.
    fits = line.year in {None, year} and line.fits_edition
    remark = "" if told and fits else f"{remark_of(line)}。"
    return f"{remark}{told}{more}"


def _meant(line: UnitLine) -> str:
    return f"是不是名单上的“{line.nearest}”？" if line.nearest else ""
