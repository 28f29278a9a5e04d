"""The lines of 单位清单 in the store, and what stands behind each: findings and figures."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from gaitool.collection import UnitLine
from gaitool.findings import Finding
from gaitool.form import CellKey
from gaitool.rollup.kept_figures import are_all_zero, figures_of
from gaitool.rollup.kept_file import changed_findings, findings_of, identities_of
from gaitool.rollup.store import Store
from gaitool.rollup.wrong_year import counted_anew, that_stand

# The run that judged a unit alike, whenever that was, else the last one.
_COMPARED = """
WITH runs AS (
    SELECT place, last_runs.judged, last_runs.identities, ROW_NUMBER() OVER (
        PARTITION BY place ORDER BY last_runs.judged = reports.judged DESC, run DESC
    ) AS choice
    FROM reports JOIN last_runs USING (unit)
)
SELECT place, runs.judged, reports.judged, runs.identities, reports.identities, result, shared
FROM reports JOIN runs USING (place) WHERE choice = 1
"""
_RUNS_KEPT = 6
"""Of each unit; whoever tries out options is remembered, and the cache stays small."""

_FORGET = """
DELETE FROM last_runs WHERE rowid IN (
    SELECT rowid FROM (
        SELECT rowid, ROW_NUMBER() OVER (PARTITION BY unit ORDER BY run DESC) AS age FROM last_runs
    ) WHERE age > ?
)
"""


class PlacedLine(NamedTuple):
    """A line with the place of its file among those of this run, None where it has none."""

    line: UnitLine
    present: int | None = None


def write_lines(
    store: Store, lines: Iterable[PlacedLine], judged: Callable[[str], Mapping[str, str]]
) -> list[UnitLine]:
    """Store what the lines are searched by, in their order; return them as their files are.

    ``judged`` tells of a unit by what it is judged beside its file.
    """
    return [_written(store, place, *placed, judged) for place, placed in enumerate(lines)]


def _written(
    store: Store,
    place: int,
    line: UnitLine,
    present: int | None,
    judged: Callable[[str], Mapping[str, str]],
) -> UnitLine:
    of_file, names, result = _kept(store, present)
    by = {**json.loads(of_file), **judged(line.unit)}
    if line.year_asked is not None:
        found = findings_of(result)
        names = json.dumps(identities_of(that_stand(line, found)))
        line = counted_anew(line, found)
    stored = (line.unit, line.standing.value, line.counted, _as_kept(by), present, names, b"")
    store.rows.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [place, *stored])
    return line


def note_changes(store: Store, lines: MutableSequence[UnitLine]) -> None:
    """Add to every unit's line what changed since the last run that judged it alike."""
    # Only the report that stands for its unit is compared with that of the last run.
    for place, *runs in store.rows.execute(_COMPARED):
        lines[place] = _with_changes(lines[place], _Runs(*runs))


def remember_findings(store: Store) -> None:
    """Keep every unit's findings, for the next run that judges it alike to say what changed."""
    (run,) = store.rows.execute("SELECT COALESCE(MAX(run), 0) + 1 FROM last_runs").fetchone()
    store.rows.execute(
        "INSERT OR REPLACE INTO last_runs SELECT unit, judged, identities, ? FROM reports", [run]
    )
    store.rows.execute(_FORGET, [_RUNS_KEPT])
    store.rows.commit()


def stored_findings(
    store: Store, lines: Sequence[UnitLine]
) -> Iterator[tuple[UnitLine, tuple[Finding, ...]]]:
    """Yield every unit that has a file, with what the rules found in it."""
    query = "SELECT place, result, shared FROM reports ORDER BY place"
    for place, result, shared in store.rows.execute(query):
        yield lines[place], _findings(lines[place], result, shared)


def count_all_zero(store: Store, asked: Iterable[CellKey]) -> int:
    """Return how many reports have nothing but zeros in these cells."""
    keys = frozenset(asked)
    stored = store.rows.execute("SELECT cells, figures FROM reports WHERE usable")
    return sum(are_all_zero(cells, digits, keys) for cells, digits in stored)


def count_with_finding(store: Store, rule: str) -> int:
    """Return how many units have an open finding of a rule."""
    # As they are stored: a JSON list of a rule and its cells each.
    (number,) = store.rows.execute(
        "SELECT COUNT(*) FROM reports WHERE instr(identities, ?)", [f'"{rule} ']
    ).fetchone()
    return int(number)


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """The figures of every unit whose file could be read, or of those counted.

    They are read anew each time they are gone through, and never held together.
    """

    store: Store
    lines: Sequence[UnitLine]
    counted: bool

    def __iter__(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        """Yield every unit with its figures, in the order of the lines."""
        wanted = "counted" if self.counted else "usable"
        for place, *figures in self.store.rows.execute(
            f"SELECT place, cells, figures FROM reports WHERE {wanted} ORDER BY place"
        ):
            yield self.lines[place], figures_of(*figures)


def _kept(store: Store, place: int | None) -> tuple[str, str, bytes]:
    """Return by what the file at a place was judged, its open findings by name, and all of them."""
    found = store.rows.execute(
        "SELECT judged, identities, result FROM collected JOIN present "
        "ON collected.id = collected WHERE place = ?",
        [place],
    ).fetchone()
    judged, names, result = found or ("{}", "[]", b"")
    return judged, names, result


class _Runs(NamedTuple):
    """By what a unit was judged in an earlier run and in this, and what was found, as stored."""

    judged_then: str
    judged_now: str
    found_then: str
    found_now: str
    result: bytes
    shared: bytes


def _with_changes(line: UnitLine, runs: _Runs) -> UnitLine:
    if runs.judged_now != runs.judged_then:
        judged, was = json.loads(runs.judged_now), json.loads(runs.judged_then)
        if differing := tuple(name for name in judged if judged[name] != was.get(name)):
            return replace(line, judged_otherwise=differing)
    changes = changed_findings(
        runs.found_then, runs.found_now, lambda: _findings(line, runs.result, runs.shared)
    )
    return replace(line, **changes._asdict())


def _findings(line: UnitLine, result: bytes, shared: bytes) -> tuple[Finding, ...]:
    """Return what is told of a file, the gravest first, with what other units' files show."""
    found = that_stand(line, findings_of(result))
    if not shared:
        return found
    return tuple(sorted((*found, *findings_of(shared)), key=lambda one: one.severity.rank))


def _as_kept(judged: Mapping[str, str]) -> str:
    return json.dumps(judged, sort_keys=True)
