"""Checks the files of one command, with last year's report; yields each result once known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gaitool.checked_report import CheckedReport
from gaitool.checking.one_file import (
    checked_report,
    unusable_file,
    with_last_year,
    with_requirements,
)
from gaitool.checking.sources import Source, read_source, read_source_of
from gaitool.checking.time_limit import time_limit
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, FileResult
from gaitool.record import Value
from gaitool.rules.rule import Rule
from gaitool.text.folding import fold_label
from gaitool.text.periods import not_successive

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.checking.reading import ReadReport
    from gaitool.checking.registers import RegisterSource
    from gaitool.local_requirements import LocalRequirements

_Done = TypeVar("_Done")


class LastYear(Value):
    """Last year's report, and the file from which each worker reads it again."""

    file: Path
    reading: "ReadReport"

    @property
    def report(self) -> FilledReport:
        """The report itself."""
        return self.reading.report


class Beside(Value):
    """What reports are compared with beside themselves.

    A register is of one file alone, last year's report of one organ; what others know is of many
    offices, and what a county or city asks is asked of all.
    """

    last_year: LastYear | None = None
    register: "RegisterSource | None" = None
    known: "KnownTable | None" = None
    local: "LocalRequirements | None" = None


_NOTHING_BESIDE = Beside()
_OTHER_ORGANS = (
    "注意：上年的报告是“{}”的，{} 个文件是别的机关的，它们与上年的核对没有意义；请按机关分别核对。"
)
_OTHER_ORGAN = "注意：上年的报告是“{}”的，不是“{}”的，请换成本机关上年的报告。"


def read_last_year(file: Path) -> LastYear:
    """Read last year's report, whatever holds it; raises UnusableFile."""
    from gaitool.checking.reading import read_with_words

    return LastYear(file, read_with_words(file))


def check_files(
    files: Sequence[Path],
    rules: Sequence[Rule],
    jobs: int,
    beside: Beside = _NOTHING_BESIDE,
    *,
    keep_reports: bool = False,
) -> Iterator[CheckedReport]:
    """Yield what the rules find in every file, in the order given; a broken file is a result too.

    One file is checked in this process, several by as many workers as there are ``jobs``; these
    send the reports themselves along only where they are to be kept. Raises UnusableFile for a
    register, or its list of words, that cannot be used.
    """
    if len(files) == 1:
        yield _check_here(files[0], rules, beside)
        return
    from gaitool.checking.check_work import Check
    from gaitool.checking.many_files import work_through

    ids = tuple(rule.id for rule in rules)
    previous = beside.last_year.file if beside.last_year else None
    work = Check(ids, previous, beside.known, beside.local, keep_reports)
    yield from work_through(files, work, jobs)


def _check_here(file: Path, rules: Sequence[Rule], beside: Beside) -> CheckedReport:
    """Check a file in this process; what cannot be used of its register is raised, not blamed."""
    source = _in_time(file, lambda: read_source(file))
    if isinstance(source, CheckedReport):
        return source
    compared = _compared_with(source, beside)
    return _in_time(file, lambda: checked_report(file, compared, rules))


def check_content_beside(
    name: str, content: bytes, rules: Iterable[Rule], beside: Beside
) -> CheckedReport:
    """Return what the rules find in the bytes of a file of this name, all of that beside it.

    Raises UnusableFile for the register alone.
    """
    try:
        source = read_source_of(name, content)
    except UnusableFile as unusable:
        return unusable_file(name, unusable)
    return checked_report(name, _compared_with(source, beside), rules)


def _compared_with(source: Source, beside: Beside) -> Source:
    source = with_last_year(source, beside.last_year.report if beside.last_year else None)
    source = with_requirements(source, beside.local)
    source = beside.known.beside_told(source) if beside.known else source
    if not beside.register:
        return source
    from gaitool.checking.registers import beside_register

    return beside_register(source, beside.register)


def _in_time(file: Path, work: Callable[[], _Done]) -> _Done | CheckedReport:
    try:
        with time_limit(file):
            return work()
    except UnusableFile as unusable:
        return unusable_file(file, unusable)


def told_of_last_year(last_year: LastYear | None, results: Sequence[FileResult]) -> Iterator[str]:
    """Yield what to know of last year's report, if any: how it was read, and whose it is not."""
    if last_year is None:
        return
    yield from (f"{last_year.file}：{words}" for words in last_year.reading.words)
    agency, year = last_year.report.cover.agency, last_year.report.cover.known_year
    checked = [result for result in results if isinstance(result, CheckedFile)]
    others = [one for one in checked if agency and fold_label(one.agency) != fold_label(agency)]
    if others and len(results) > 1:
        yield _OTHER_ORGANS.format(agency, len(others))
    elif others and others[0].agency and not_successive(year, others[0].year):
        # Of last year a rule says it (G605).
        yield _OTHER_ORGAN.format(agency, others[0].agency)
