"""What several units have in common: the same finding, told once with all their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gaitool.collection import UNIT_KEYS, Collection, UnitLine
from gaitool.findings import Finding
from gaitool.renderers.rollup.needed import asked_of
from gaitool.renderers.rollup.wording import (
    BETWEEN_HEADING,
    counted_between,
    is_told_at_units,
    unit_of,
    units_of,
    without_name,
)
from gaitool.rules.explained import ASKED_LOCALLY

FEWEST = 2
_MAY_BE_ASKED = frozenset(["G902", "G904"])
"""Who has not handed in, or for another year or on another form: each is asked to mend it."""


@dataclass(frozen=True, slots=True)
class AlikeFinding:
    """A finding of several units in words that name none of them; ``units`` are their names."""

    finding: Finding
    units: tuple[str, ...]


@dataclass(slots=True)
class _Seen:
    """The units that a finding was met in; ``finding`` only from the second on."""

    units: list[str]
    finding: Finding | None = None


class Alike:
    """The open findings that several units have, put together line after line.

    A finding that one unit alone has leaves nothing behind but its hash.
    """

    def __init__(self) -> None:
        self._seen: dict[int, _Seen] = {}

    def add(self, line: UnitLine, findings: Iterable[Finding]) -> None:
        """Add the findings of a unit's file, but for those that are told of it with others."""
        for finding in findings:
            if not (finding.explained or is_told_at_units(finding)):
                self._note(line, finding)

    def _note(self, line: UnitLine, finding: Finding) -> None:
        message = _wish(finding) or without_name(finding.message, line)
        key = hash((finding.rule, finding.severity, message))
        met = self._seen.setdefault(key, _Seen([]))
        # One unit may have one thing wrong in several places.
        if line.unit in met.units[-1:]:
            return
        met.units.append(line.unit)
        if met.finding is None and len(met.units) == FEWEST:
            met.finding = finding._replace(message=message)

    @property
    def findings(self) -> tuple[AlikeFinding, ...]:
        """The gravest first, then by how many units have them."""
        several = ((one.finding, tuple(one.units)) for one in self._seen.values() if one.finding)
        alike = (AlikeFinding(finding, units) for finding, units in several)
        return tuple(sorted(alike, key=lambda one: (one.finding.severity.rank, -len(one.units))))


def _wish(finding: Finding) -> str:
    """Return what a county asks and a unit has not kept to, without how far off the unit is.

    Where each falls short by another number, the wish is one all the same.
    """
    if finding.rule != ASKED_LOCALLY or not (finding.actual and finding.expected):
        return ""
    _, basis, said = finding.message.partition("依据")
    label = finding.cells[0].label if finding.cells else finding.title
    return f"{label}：要求{finding.expected}，没有做到。{basis}{said}"


def between_units(collection: Collection) -> tuple[AlikeFinding, ...]:
    """Return what is wrong between the units; what is said of several alike comes once.

    What a unit is asked to do first (``what_is_needed``) is no second problem beside that.
    """
    asked = {line.unit for line in collection.lines() if asked_of(line)}
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in collection.own_findings:
        if not (finding.rule in _MAY_BE_ASKED and asked.issuperset(units_of(finding))):
            alike.setdefault(_without_unit(finding), []).append(finding)
    return tuple(_told_once(message, found) for (_, message), found in alike.items())


def between_heading(collection: Collection, shown: Sequence[AlikeFinding]) -> str:
    """Return the heading of what lies between the units, with how many findings that is."""
    every, listed = len(collection.own_findings), sum(len(one.units) for one in shown)
    copied = every - len(counted_between(collection))
    told = (
        f"{every - listed} 条在“先做这些”里已经说了" if every > listed else "",
        f"雷同的 {copied} 条按单位计在各单位的问题里" if copied else "",
    )
    more = "；".join(filter(None, told))
    return f"{BETWEEN_HEADING} {every} 条{f'（{more}）' if more else ''}"


def _told_once(message: str, found: Sequence[Finding]) -> AlikeFinding:
    told = found[0]._replace(message=message) if len(found) > 1 else found[0]
    return AlikeFinding(told, tuple(map(unit_of, found)))


def _without_unit(finding: Finding) -> tuple[str, str]:
    """Return the rule and what it says of a unit, whichever that is."""
    unit = next((c.label for c in finding.cells if c.key.startswith(UNIT_KEYS)), "")
    return finding.rule, finding.message.replace(f"“{unit}”", "") if unit else finding.message
