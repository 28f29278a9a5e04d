"""Roll-ups for tests, made in this process."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gaitool.checking.many_files import work_here
from gaitool.filled_report import FilledReport
from gaitool.local_requirements import LocalRequirements
from gaitool.reader.roster_units import Unit
from gaitool.rollup.collecting import Collect
from gaitool.rollup.finished import FinishedRollup, finish
from gaitool.rollup.found_files import found_files
from gaitool.rollup.gathering import Runner, gather
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year
from gaitool.rules.catalogue import CATALOGUE

COLLECT = Collect(tuple(rule.id for rule in CATALOGUE))


@contextmanager
def rolled_up(
    place: Path,
    units: Sequence[Unit] | None = None,
    *,
    store: Path,
    whole: FilledReport | None = None,
    year: int | None = None,
    include_failed: bool = False,
    run: Runner = work_here,
    work: Collect = COLLECT,
    local: LocalRequirements | None = None,
) -> Iterator[FinishedRollup]:
    kept = Store(store)
    try:
        for _ in gather(found_files([place]).workbooks, replace(work, local=local), kept, run):
            pass
        terms = Terms(
            year=year or most_common_year(kept.records()),
            edition=most_common_edition(kept.records()),
            roster=RosterNames.of(units) if units else None,
            include_failed=include_failed,
            local=local,
        )
        yield FinishedRollup(
            kept, terms, finish(kept, terms, kept.records()), year is not None, whole
        )
    finally:
        kept.close()
