"""``gaitool check``: read filled workbooks back and show every violation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.annotation import annotated_copies, write_annotated_copies
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.options import (
    FailOn,
    FilledFiles,
    Force,
    Jobs,
    ListFormat,
    ListFormatOption,
    file_option,
    output_option,
)
from gaitool.cli.results import ResultsFile, exit_code, show_results, tell_summary
from gaitool.cli.streams import progress, tell
from gaitool.cli.told_reading import tell_reading
from gaitool.errors import UsageError
from gaitool.findings import FileResult, Severity

if TYPE_CHECKING:
    from gaitool.checking.checked_files import LastYear
    from gaitool.rules.rule import Rule

_Previous = Annotated[Path | None, file_option("本机关上年的报告，核对结转、增减和照抄。")]
_MarkedCopy = Annotated[
    Path | None,
    file_option("另存一份标注了问题的副本（.xlsx；有宏的是 .xlsm）；核对多个文件时是文件夹。"),
]
_Selected = Annotated[
    list[str] | None,
    typer.Option(metavar="编号", help="只查编号以此开头的规则，例如 G3；可以写多次。"),
]
_Ignored = Annotated[
    list[str] | None, typer.Option(metavar="编号", help="不查编号以此开头的规则；可以写多次。")
]


def check(
    files: FilledFiles,
    *,
    previous: _Previous = None,
    output_format: ListFormatOption = ListFormat.TABLE,
    output: Annotated[Path | None, output_option("结果写到文件。")] = None,
    annotate: _MarkedCopy = None,
    select: _Selected = None,
    ignore: _Ignored = None,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = None,
    force: Force = False,
) -> int:
    """核对填好的工作簿，列出每一处问题：在哪一格、写的什么、应当是什么、怎么改。"""
    from gaitool.checking.checked_files import read_last_year

    # Everything that can be refused comes first: checking thousands of files takes minutes.
    rules = _chosen_rules(select, ignore)
    inputs = [*files, *([previous] if previous else [])]
    listing = ResultsFile(output, output_format, force) if output else None
    if listing:
        listing.refuse([*inputs, *([annotate] if annotate else [])])
    copies = annotated_copies(files, annotate, inputs, force=force) if annotate else {}
    last_year = read_last_year(previous) if previous else None
    results = _results(files, rules, last_year, jobs or usable_cores())
    all_written = write_annotated_copies(results, copies, force=force)
    if listing:
        listing.write(results, inputs)
    else:
        show_results(results, output_format)
    if last_year and len(files) > 1:
        _tell_other_agencies(results, last_year)
    if last_year:
        tell_reading(last_year.file, last_year.reading)
    tell_summary(results)
    if len(results) < len(files):
        tell(f"已中断：还有 {len(files) - len(results)} 个文件没有核对。")
        return ExitCode.INTERRUPTED
    return exit_code(results, fail_on) if all_written else ExitCode.UNUSABLE


def _chosen_rules(select: list[str] | None, ignore: list[str] | None) -> "tuple[Rule, ...]":
    from gaitool.rules.catalogue import select_rules

    chosen = select_rules(tuple(select or ()), tuple(ignore or ()))
    if not chosen:
        raise UsageError("--select、--ignore 之后没有规则可查。全部规则见 gaitool rules。")
    return chosen


def _results(
    files: list[Path], rules: "tuple[Rule, ...]", last_year: "LastYear | None", jobs: int
) -> list[FileResult]:
    """Return the results in the order of the files; fewer where the user pressed Ctrl-C."""
    from gaitool.checking.checked_files import check_files

    results: list[FileResult] = []
    checking = check_files(files, rules, last_year, jobs)
    try:
        for result in progress(checking, len(files), "正在核对", _file_name):
            results.append(result)  # noqa: PERF402 - what is done is kept when it stops
    except KeyboardInterrupt:
        if len(files) == 1:
            raise  # there is nothing to show
    return results


def _file_name(result: FileResult) -> str:
    return Path(result.file).name


def _tell_other_agencies(results: list[FileResult], last_year: "LastYear") -> None:
    """Warn where one organ's last report was compared with the reports of others."""
    from gaitool.checking.checked_files import of_other_agencies

    agency = last_year.report.cover.agency
    if others := of_other_agencies(results, agency):
        tell(
            f"注意：--previous 是“{agency}”上年的报告，{len(others)} 个文件是别的机关的，"
            "它们与上年的核对没有意义；请按机关分别核对。"
        )
