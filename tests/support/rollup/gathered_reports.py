"""Roll-ups of reports that stand in no file, whatever edition they are on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gaitool.filled_report import FilledReport
from gaitool.rollup.collected_file import collected_report
from gaitool.rollup.collecting import Collect
from gaitool.rollup.finished import FinishedRollup, finish
from gaitool.rollup.gathering import gather
from gaitool.rollup.kept_file import KeptFile, kept_file
from gaitool.rollup.store import Store
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year


@contextmanager
def rolled_up_reports(
    reports: Mapping[str, FilledReport], store: Path, whole: FilledReport | None = None
) -> Iterator[FinishedRollup]:
    """Gather reports under the names of the files that they would stand in; no rule is asked."""

    def read(files: Sequence[Path], _work: Collect) -> Iterator[KeptFile]:
        for file in files:
            report = reports[file.name]
            yield kept_file(collected_report(file, file.name.encode(), report, ()))

    kept = Store(store)
    try:
        for _ in gather([store.with_name(name) for name in reports], Collect(()), kept, read):
            pass
        year, edition = most_common_year(kept.records()), most_common_edition(kept.records())
        terms = Terms(year, edition)
        yield FinishedRollup(kept, terms, finish(kept, terms, kept.records()), whole=whole)
    finally:
        kept.close()
