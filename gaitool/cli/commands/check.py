"""``gaitool check``: read filled workbooks back and show every violation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.options import (
    FailOn,
    FilledFiles,
    Force,
    Jobs,
    ListFormat,
    ListFormatOption,
    LocalFile,
    file_option,
    output_option,
)
from gaitool.cli.results import ResultsFile, exit_code, show_results, tell_summary
from gaitool.cli.streams import progress, tell
from gaitool.errors import UsageError
from gaitool.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gaitool.checked_report import CheckedReport
    from gaitool.checking.known import KnownTable
    from gaitool.checking.registers import RegisterSource
    from gaitool.findings import FileResult
    from gaitool.local_requirements import LocalRequirements
    from gaitool.rules.rule import Rule

_RESULTS = "结果写到文件；.html 是便于看的网页，每处问题画在表里。"
_Previous = Annotated[Path | None, file_option("本机关上年的报告，核对结转、增减和照抄。")]
_Register = Annotated[
    Path | None,
    file_option("本机关的依申请公开台账，逐格核对表三、表四，并核对期限（G501–G503）。"),
]
_Known = Annotated[
    Path | None,
    file_option("别处知道的数（空白表见 template --known），按机关名称逐格核对（G906）。"),
]
_Words = Annotated[Path | None, file_option("台账的本单位用语对照，同 gaitool count。")]
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
    register: _Register = None,
    words: _Words = None,
    known: _Known = None,
    local: LocalFile = None,
    output_format: ListFormatOption = ListFormat.TABLE,
    output: Annotated[Path | None, output_option(_RESULTS)] = None,
    annotate: _MarkedCopy = None,
    select: _Selected = None,
    ignore: _Ignored = None,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = None,
    force: Force = False,
) -> int:
    """核对填好的工作簿，列出每一处问题：在哪一格、写的什么、应当是什么、怎么改。"""
    from gaitool.checking.checked_files import (
        Beside,
        check_files,
        read_last_year,
        told_of_last_year,
    )

    # Everything that can be refused comes first: checking thousands of files takes minutes.
    rules = _chosen_rules(select, ignore)
    inputs = [*files, *(path for path in (previous, register, words, known, local) if path)]
    listing = ResultsFile(output, output_format, force) if output else None
    if listing:
        listing.refuse([*inputs, *([annotate] if annotate else [])])
    copies = _marked_copies(files, annotate, inputs, force=force)
    last_year = read_last_year(previous) if previous else None
    beside = Beside(
        last_year,
        _register_source(files, register, words),
        _known_table(known, files),
        _requirements(local),
    )
    as_page = listing is not None and listing.is_page
    checking = check_files(files, rules, jobs or usable_cores(), beside, keep_reports=as_page)
    checked = _checked(checking, len(files))
    results = [one.result for one in checked]
    all_written = _written(results, copies, force=force)
    if listing:
        listing.write(checked, inputs)
    else:
        show_results(results, output_format)
    for line in told_of_last_year(last_year, results):
        tell(line)
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
