"""The lines of 单位清单 in the store, and what stands behind each: findings and figures."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from gaitool.collection import Standing, UnitLine
from gaitool.findings import Finding
from gaitool.form import CellKey
from gaitool.rollup.kept_file import changed_findings, figures_of, findings_of
from gaitool.rollup.store import Store
from gaitool.rollup.wrong_year import counted_anew, that_stand

# The run that judged a unit alike, whenever that was, else the last one.
_CHANGES = """
SELECT last_runs.judged = ? AS alike, last_runs.judged, last_runs.identities, collected.identities
FROM last_runs, present JOIN collected ON collected.id = present.collected
WHERE unit = ? AND place = ? ORDER BY alike DESC, run DESC LIMIT 1
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


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with the place of its file among those of this run, None where it has none."""

    line: UnitLine
    present: int | None = None


def write_lines(
    store: Store, lines: Iterable[PlacedLine], judged: Callable[[str], Mapping[str, str]]
) -> None:
    """Store the lines in their order, each with what changed since the last run.

    ``judged`` tells of a unit by what it is judged beside its file.
    """
    for place, placed in enumerate(lines):
        by = {**_judged(store, placed.present), **judged(placed.line.unit)}
        line = _with_changes(store, replace(placed, line=_counted(store, placed)), by)
        store.rows.execute(
            "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                place,
                line.unit,
                line.standing.value,
                line.counted,
                _text(line),
                _as_kept(by),
                placed.present,
            ],
        )
    store.rows.commit()


def remember_findings(store: Store) -> None:
    """Keep every unit's findings, for the next run that judges it alike to say what changed."""
    (run,) = store.rows.execute("SELECT COALESCE(MAX(run), 0) + 1 FROM last_runs").fetchone()
    store.rows.execute(
        "INSERT OR REPLACE INTO last_runs SELECT unit, judged, identities, ? FROM reports", [run]
    )
    store.rows.execute(_FORGET, [_RUNS_KEPT])
    store.rows.commit()


def stored_lines(store: Store) -> Iterator[UnitLine]:
    """Yield the lines in their order."""
    for (line,) in store.rows.execute("SELECT line FROM lines ORDER BY place"):
        yield _line(line)


def stored_findings(store: Store) -> Iterator[tuple[UnitLine, tuple[Finding, ...]]]:
    """Yield every unit that has a file, with what the rules found in it."""
    for line, result in store.rows.execute("SELECT line, result FROM reports ORDER BY place"):
        unit = _line(line)
        yield unit, that_stand(unit, findings_of(result))


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
    counted: bool

    def __iter__(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        """Yield every unit with its figures, in the order of the lines."""
        wanted = "counted" if self.counted else "usable"
        for line, figures in self.store.rows.execute(
            f"SELECT line, figures FROM reports WHERE {wanted} ORDER BY place"
        ):
            yield _line(line), figures_of(figures)


def _counted(store: Store, placed: PlacedLine) -> UnitLine:
    """Return a line as its findings are told: fewer where its cover has another year."""
    if placed.line.year_asked is None:
        return placed.line
    (result,) = store.rows.execute(
        "SELECT result FROM collected JOIN present ON collected.id = collected WHERE place = ?",
        [placed.present],
    ).fetchone()
    return counted_anew(placed.line, findings_of(result))


def _judged(store: Store, place: int | None) -> dict[str, str]:
    """Return by what the file at a place was judged; by nothing where there is none."""
    found = store.rows.execute(
        "SELECT judged FROM collected JOIN present ON collected.id = collected WHERE place = ?",
        [place],
    ).fetchone()
    judged: dict[str, str] = json.loads(found[0]) if found else {}
    return judged


def _with_changes(store: Store, placed: PlacedLine, judged: Mapping[str, str]) -> UnitLine:
    line = placed.line
    # Only the report that stands for its unit is compared with that of the last run.
    if placed.present is None or line.standing is Standing.DUPLICATE:
        return line
    changes = store.rows.execute(_CHANGES, [_as_kept(judged), line.unit, placed.present]).fetchone()
    if changes is None:
        return line
    alike, before, *identities = changes
    if not alike:
        was = json.loads(before)
        differing = tuple(name for name in judged if judged[name] != was.get(name))
        return replace(line, judged_otherwise=differing)
    mended, added = changed_findings(*identities)
    return replace(line, mended=mended, added=added)


def _as_kept(judged: Mapping[str, str]) -> str:
    return json.dumps(judged, sort_keys=True)


def _text(line: UnitLine) -> str:
    return json.dumps(asdict(line))  # in ASCII: half characters of a file's name survive


def _line(text: str) -> UnitLine:
    stored = json.loads(text)
    otherwise = tuple(stored["judged_otherwise"])
    return UnitLine(
        **stored | {"standing": Standing(stored["standing"]), "judged_otherwise": otherwise}
    )
