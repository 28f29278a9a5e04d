"""What has to be done first: who must hand in, hand in anew, mend, or answer what is asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gaitool.collection import Collection, Standing, UnitLine, go_through
from gaitool.face.to_units import for_units
from gaitool.findings import Finding, Severity
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    remark_of,
    to_answer_words,
    without_name,
)
from gaitool.rules.explained import wants_answer


class Ask(StrEnum):
    """What a unit is asked to do, in the order in which it is told."""

    MISSING = "missing"
    UNUSABLE = "unusable"
    FAILED = "failed"
    REPLY = "reply"
    OFF_ROSTER = "off_roster"


_WORDS: Mapping[Ask, tuple[str, str]] = MappingProxyType(
    {
        Ask.MISSING: (
            STANDING_WORDS[Standing.MISSING],
            "还没有报送政府信息公开工作年度报告，请尽快报送",
        ),
        Ask.UNUSABLE: (STANDING_WORDS[Standing.UNUSABLE], "报送的文件读不了，请重新报送"),
        Ask.FAILED: (
            STANDING_WORDS[Standing.FAILED],
            "报送的政府信息公开工作年度报告要改，请改好后重新报送",
        ),
        Ask.REPLY: (
            "要核实",
            "报送的政府信息公开工作年度报告没有错误，但有要核实的地方，"
            "请改正，或在“核实说明”表里写明原因后重新报送",
        ),
        Ask.OFF_ROSTER: ("名单外", "名单上没有，请核对名称"),
    }
)
"""What each is called, and how it is put to the units."""

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
    """Everybody who is asked for one thing."""

    ask: Ask
    needs: tuple[Need, ...]

    @property
    def name(self) -> str:
        """What the units are called together."""
        return _WORDS[self.ask][0]

    @property
    def count(self) -> int:
        """How many units are asked."""
        return sum(len(need.units) for need in self.needs)

    @property
    def message(self) -> str:
        """The same as a message to all of them: what is asked, and a line for each."""
        lines = [need.words for need in self.needs]
        return "\n".join([f"以下 {self.count} 个单位{_WORDS[self.ask][1]}：", *lines])


class Needs:
    """What units must do first, put together line after line."""

    def __init__(self, collection: Collection) -> None:
        self._year = collection.year
        self._has_roster = collection.overview.expected is not None
        self._is_interrupted = bool(collection.overview.interrupted)
        self._found: dict[Ask, dict[str, list[str]]] = {ask: {} for ask in Ask}

    def add(self, line: UnitLine, findings: Iterable[Finding]) -> None:
        """Add what is asked of a unit, given the findings of its file."""
        ask = asked_of(line)
        # Who has not been read yet may well have handed in.
        if ask and not (ask is Ask.MISSING and self._is_interrupted):
            wrong = for_units(_wrong(line, findings, self._year))
            self._found[ask].setdefault(wrong, []).append(line.unit)
        if self._has_roster and not line.on_roster and line.standing is not Standing.DUPLICATE:
            self._found[Ask.OFF_ROSTER].setdefault(_meant(line), []).append(line.unit)

    @property
    def needed(self) -> tuple[Needed, ...]:
        """What is asked, where anything is; those with the same to do together."""
        return tuple(
            Needed(ask, tuple(Need(tuple(units), wrong) for wrong, units in alike.items()))
            for ask, alike in self._found.items()
            if alike
        )


def what_is_needed(collection: Collection) -> tuple[Needed, ...]:
    """Return what the units of a collection must do first."""
    needs = Needs(collection)
    go_through(collection, needs)
    return needs.needed


def lines_by_need(collection: Collection) -> Iterator[UnitLine]:
    """Yield all lines: reports that something is asked of first, then the others, the missing last.

    Of whoever is missing there is no more to say than their names, which are told elsewhere.
    """
    for ask in (*(ask for ask in Ask if ask is not Ask.MISSING), None, Ask.MISSING):
        yield from (line for line in collection.lines() if asked_of(line) is ask)


def rest_words(collection: Collection) -> str:
    """Say how many lines there are of which nothing is asked; empty where there are none."""
    rest = Counter(line.standing for line in collection.lines() if asked_of(line) is None)
    told = [f"{STANDING_WORDS[one]} {number}" for one, number in sorted(rest.items())[::-1]]
    return f"没有逐个列出的：{'、'.join(told)}。" if told else ""


def asked_of(line: UnitLine) -> Ask | None:
    """Return what the unit is asked to do; None where it may rest."""
    if line.standing is Standing.PASSED:
        return Ask.REPLY if line.to_answer else None
    return None if line.standing is Standing.DUPLICATE else Ask(line.standing.value)


def _wrong(line: UnitLine, findings: Iterable[Finding], year: int | None) -> str:
    """Return what is wrong with a unit's report, in sentences that do not name the unit."""
    match line.standing:
        case Standing.MISSING:
            return f"{line.perhaps}。" if line.perhaps else ""
        case Standing.UNUSABLE:
            return line.first_problem
        case Standing.PASSED:
            return _questions(line, findings)
    if not line.fits_edition:
        return f"{remark_of(line)}，请改用这次统一下发的空白表。"
    errors = [one for one in findings if one.severity is Severity.ERROR and not one.explained]
    told = "".join(without_name(one.message, line) for one in errors[:_MOST_TOLD])
    more = f"等 {len(errors)} 条错误。" if len(errors) > _MOST_TOLD else ""
    # Of another year it has to be handed in anew, whatever else is wrong with it.
    fits = line.year in {None, year}
    remark = "" if told and fits else f"{remark_of(line)}。"
    return f"{remark}{told}{more}"


def _questions(line: UnitLine, findings: Iterable[Finding]) -> str:
    """Return how many questions a unit has to answer, and where they are.

    What is asked stands in the letter and in the lists: most units have some, each of its own.
    """
    places = dict.fromkeys(
        one.cells[0].place.sheet for one in findings if wants_answer(one) and one.cells
    )
    where = "、".join(filter(None, places))
    return f"{to_answer_words(line)}{f'（{where}）' if where else ''}。"


def _meant(line: UnitLine) -> str:
    return f"是不是名单上的“{line.nearest}”？" if line.nearest else ""
