"""The check of one of many files, as it is sent to a worker."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.checked_report import CheckedReport
from gaitool.checking.file_work import GIVEN_UP_WORDS, chosen_rules
from gaitool.checking.one_file import check_file_whole
from gaitool.checking.sources import read_report
from gaitool.errors import FileProblem
from gaitool.filled_report import FilledReport
from gaitool.findings import UnusableFileResult
from gaitool.record import Value

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.local_requirements import LocalRequirements


class Check(Value):
    """Checks a file: the rules by their ids, last year's report by its path.

    ``known`` is what others know of offices, ``local`` what is asked of them. ``keep_reports``
    where the reports themselves are asked for too.
    """

    rules: tuple[str, ...]
    previous: Path | None = None
    known: "KnownTable | None" = None
    local: "LocalRequirements | None" = None
    keep_reports: bool = False

    def for_files(self, _files: Sequence[Path]) -> "Check":
        """Return the work: it is the same for all files."""
        return self

    def on(self, file: Path) -> CheckedReport:
        """Return what the rules find in the file."""
        rules, previous = chosen_rules(self.rules), _once_read(self.previous)
        checked = check_file_whole(file, rules, previous, self.known, self.local)
        return checked if self.keep_reports else CheckedReport(checked.result)

    def given_up(self, file: Path, problem: FileProblem) -> CheckedReport:
        """Return the file as one that could not be used."""
        return CheckedReport(UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem]))


@lru_cache(maxsize=1)
def _once_read(path: Path | None) -> FilledReport | None:
    """Read a report once for all files of a worker; a worker ends with its command."""
    return read_report(path) if path else None
