"""The check of files as it was asked for, however that was said."""

from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.list_formats import ListFormat
from gaitool.cli.machine import usable_cores
from gaitool.cli.results import ResultsFile, exit_code, show_results, tell_summary
from gaitool.cli.streams import progress, tell
from gaitool.errors import UsageError
from gaitool.findings import Severity
from gaitool.record import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gaitool.checked_report import CheckedReport
    from gaitool.checking.checked_files import Beside
    from gaitool.checking.known import KnownTable
    from gaitool.checking.registers import RegisterSource
    from gaitool.findings import FileResult
    from gaitool.local_requirements import LocalRequirements
    from gaitool.rules.rule import Rule


class CheckAsked(Value):
    """What is asked of a check, each part as the option of the command of its name."""

    files: list[Path]
    previous: Path | None = None
    register: Path | None = None
    words: Path | None = None
    known: Path | None = None
    local: Path | None = None
    output_format: ListFormat = ListFormat.TABLE
    output: Path | None = None
    annotate: Path | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    fail_on: Severity = Severity.ERROR
    jobs: int | None = None
    force: bool = False

    @property
    def beside(self) -> tuple[Path | None, ...]:
        """The files that are read beside those that are checked."""
        return self.previous, self.register, self.words, self.known, self.local


def check_as_asked(asked: CheckAsked) -> ExitCode:
    """Check the files, show or write what is found, and return the exit code of the command."""
    from gaitool.checking.checked_files import check_files, told_of_last_year

    # Everything that can be refused comes first: checking thousands of files takes minutes.
    rules = _chosen_rules(asked.select, asked.ignore)
    inputs = [*asked.files, *filter(None, asked.beside)]
    listing = _listing(asked, inputs)
    copies = _marked_copies(asked.files, asked.annotate, inputs, force=asked.force)
    beside = _beside(asked)
    as_page = listing is not None and listing.is_page
    jobs = asked.jobs or usable_cores()
    checking = check_files(asked.files, rules, jobs, beside, keep_reports=as_page)
    checked = _checked(checking, len(asked.files))
    results = [one.result for one in checked]
    all_written = _written(results, copies, force=asked.force)
    if listing:
        listing.write(checked, inputs)
    else:
        show_results(results, asked.output_format)
    for line in told_of_last_year(beside.last_year, results):
        tell(line)
    tell_summary(results)
    if len(results) < len(asked.files):
        tell(f"已中断：还有 {len(asked.files) - len(results)} 个文件没有核对。")
        return ExitCode.INTERRUPTED
    return exit_code(results, asked.fail_on) if all_written else ExitCode.UNUSABLE


def _listing(asked: CheckAsked, inputs: list[Path]) -> ResultsFile | None:
    """Return the file that results are written to, if any; raises what would stop the writing."""
    if asked.output is None:
        return None
    listing = ResultsFile(asked.output, asked.output_format, asked.force)
    listing.refuse([*inputs, *([asked.annotate] if asked.annotate else [])])
    return listing


def _beside(asked: CheckAsked) -> "Beside":
    """Return what the files are compared with."""
    from gaitool.checking.checked_files import Beside, read_last_year

    return Beside(
        read_last_year(asked.previous) if asked.previous else None,
        _register_source(asked.files, asked.register, asked.words),
        _known_table(asked.known, asked.files),
        _requirements(asked.local),
    )


def _chosen_rules(select: list[str] | None, ignore: list[str] | None) -> "tuple[Rule, ...]":
    from gaitool.rules.catalogue import select_rules

    chosen = select_rules(tuple(select or ()), tuple(ignore or ()))
    if not chosen:
        raise UsageError("--select、--ignore 之后没有规则可查。全部规则见 gaitool rules。")
    return chosen


def _register_source(
    files: list[Path], register: Path | None, words: Path | None
) -> "RegisterSource | None":
    """Return the register to compare with, which is that of one organ alone."""
    if register is None:
        if words:
            raise UsageError("--words 是台账的用语对照，要和 --register 一起用。")
        return None
    if len(files) > 1:
        raise UsageError("台账是一个机关的：有 --register 时一次核对一个文件。")
    from gaitool.cli.registers import read_source

    return read_source(register, words)


def _known_table(known: Path | None, files: list[Path]) -> "KnownTable | None":
    """Return what others know of the offices, whose names are those on the covers."""
    if known is None:
        return None
    from gaitool.cli.known_figures import known_table, read_known_and_tell

    return known_table(known, read_known_and_tell(known, files))


def _requirements(local: Path | None) -> "LocalRequirements | None":
    """Return what the county or city asks for itself."""
    if local is None:
        return None
    from gaitool.cli.told_reading import read_local_and_tell

    return read_local_and_tell(local)


def _marked_copies(
    files: list[Path], annotate: Path | None, inputs: list[Path], *, force: bool
) -> "Mapping[str, Path]":
    """Return where the marked copies go that are asked for; raises what would stop the writing."""
    if annotate is None:
        return {}
    from gaitool.cli.annotation import annotated_copies

    return annotated_copies(files, annotate, inputs, force=force)


def _written(results: "list[FileResult]", copies: "Mapping[str, Path]", *, force: bool) -> bool:
    """Write the marked copies; return whether every one that is asked for was written."""
    if not copies:
        return True
    from gaitool.cli.annotation import write_annotated_copies

    return write_annotated_copies(results, copies, force=force)


def _checked(checking: "Iterator[CheckedReport]", total: int) -> "list[CheckedReport]":
    """Return the results in the order of the files; fewer where the user pressed Ctrl-C."""
    checked: list[CheckedReport] = []
    try:
        for one in progress(checking, total, "正在核对", _file_name):
            checked.append(one)  # noqa: PERF402 - what is done is kept when it stops
    except KeyboardInterrupt:
        if total == 1:
            raise  # there is nothing to show
    return checked


def _file_name(checked: "CheckedReport") -> str:
    return Path(checked.result.file).name
