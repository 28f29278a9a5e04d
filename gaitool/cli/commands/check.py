"""``gaitool check``: read filled workbooks back and show every violation."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool import __version__
from gaitool.cli.annotation import annotated_copies, write_annotated_copies
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.options import FailOn, FilledFiles, Force, Jobs, ListFormat, ListFormatOption
from gaitool.cli.streams import console, on_screen, progress, show, tell
from gaitool.cli.writing import demand_format, refuse_output, text_bytes, write_output
from gaitool.errors import UsageError
from gaitool.findings import (
    CheckedFile,
    FileResult,
    Severity,
    UnusableFileResult,
    total_summary,
)
from gaitool.text.folding import fold_label

if TYPE_CHECKING:
    from gaitool.rules.rule import Rule

_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ListFormat.TABLE: (".txt", ".log", ".md"),
        ListFormat.JSON: (".json",),
        ListFormat.CSV: (".csv",),
    }
)


def check(
    files: FilledFiles,
    *,
    previous: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="本机关上年的报告，核对结转、增减和照抄。"),
    ] = None,
    output_format: ListFormatOption = ListFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="结果写到文件。")
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            metavar="文件", help="另存一份标注了问题的副本（.xlsx）；核对多个文件时是文件夹。"
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="编号", help="只查编号以此开头的规则，例如 G3；可以写多次。"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="编号", help="不查编号以此开头的规则；可以写多次。"),
    ] = None,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = None,
    force: Force = False,
) -> int:
    """核对填好的工作簿，列出每一处问题：在哪一格、写的什么、应当是什么、怎么改。"""
    from gaitool.checking.one_file import check_file
    from gaitool.checking.sources import read_report
    from gaitool.rules.catalogue import select_rules

    chosen = select_rules(tuple(select or ()), tuple(ignore or ()))
    if not chosen:
        raise UsageError("--select、--ignore 之后没有规则可查。全部规则见 gaitool rules。")
    inputs = [*files, *([previous] if previous else [])]
    if output:
        demand_format(output, output_format, _ENDINGS)
        refuse_output(output, force=force, inputs=[*inputs, *([annotate] if annotate else [])])
    copies = annotated_copies(files, annotate, inputs, force=force) if annotate else {}
    last_year = read_report(previous) if previous else None
    if len(files) == 1:
        results: list[FileResult] = [check_file(files[0], chosen, last_year)]
    else:
        results = _checked_together(files, chosen, previous, jobs)
    write_annotated_copies(results, copies, force=force)
    _hand_over(results, output_format, output, force=force, inputs=inputs)
    if last_year and len(files) > 1:
        _tell_other_agencies(results, last_year.cover.agency)
    _summarise(results)
    if len(results) < len(files):
        tell(f"已中断：还有 {len(files) - len(results)} 个文件没有核对。")
        return ExitCode.INTERRUPTED
    return _exit_code(results, fail_on)


def _checked_together(
    files: list[Path], rules: "Sequence[Rule]", previous: Path | None, jobs: int | None
) -> list[FileResult]:
    """Return the results in the order of the files; fewer where the user stopped it."""
    from gaitool.checking.file_work import Check
    from gaitool.checking.many_files import work_through

    work = Check(tuple(rule.id for rule in rules), previous)
    results: list[FileResult] = []
    try:
        checking = work_through(files, work, jobs or usable_cores())
        for result in progress(checking, len(files), "正在核对", _file_name):
            results.append(result)  # noqa: PERF402 - what is done is kept when it stops
    except KeyboardInterrupt:
        return results
    return results


def _file_name(result: FileResult) -> str:
    return Path(result.file).name


def _hand_over(
    results: list[FileResult],
    output_format: ListFormat,
    output: Path | None,
    *,
    force: bool,
    inputs: Iterable[Path],
) -> None:
    """Print the results, or write them to a file."""
    if output is None and output_format is ListFormat.TABLE and on_screen():
        from gaitool.renderers.findings.terminal import print_results

        print_results(results, console())
        return
    text = _text(results, output_format)
    if output is None:
        show(text)
        return
    encoding = "utf-8-sig" if output_format is ListFormat.CSV else "utf-8"
    write_output(output, text_bytes(text, encoding), force=force, inputs=inputs)
    tell(f"结果已写到：{output}")


def _text(results: list[FileResult], output_format: ListFormat) -> str:
    match output_format:
        case ListFormat.JSON:
            from gaitool.renderers.findings.as_data import findings_json

            return findings_json(results, __version__)
        case ListFormat.CSV:
            from gaitool.renderers.findings.as_data import findings_csv

            return findings_csv(results)
        case ListFormat.TABLE:
            from gaitool.renderers.findings.plain_lines import plain_lines

            return "\n".join(plain_lines(results)) + "\n"


def _tell_other_agencies(results: list[FileResult], agency: str) -> None:
    """Tell where one organ's last year was held against the reports of others."""
    checked = [result for result in results if isinstance(result, CheckedFile)]
    others = [one for one in checked if fold_label(one.agency) != fold_label(agency)]
    if agency and others:
        tell(
            f"注意：--previous 是“{agency}”上年的报告，{len(others)} 个文件是别的机关的，"
            "它们与上年的核对没有意义；请按机关分别核对。"
        )


def _summarise(results: list[FileResult]) -> None:
    """Tell the counts and the next step, over all files."""
    from gaitool.renderers.findings.wording import counts_words, next_step

    unusable = sum(isinstance(result, UnusableFileResult) for result in results)
    summary = total_summary(results)
    for result in results:
        if isinstance(result, CheckedFile):
            for remark in result.remarks:
                tell(f"{result.file}：{remark}")
    words = [f"共 {len(results)} 个文件"]
    if unusable:
        words.append(f"不能使用 {unusable} 个")
    if unusable < len(results):
        words.append(counts_words(summary))
        tell(f"{'，'.join(words)}。{next_step(summary)}")
    else:
        tell(f"{'，'.join(words)}。")


def _exit_code(results: list[FileResult], threshold: Severity) -> ExitCode:
    checked = [result.result for result in results if isinstance(result, CheckedFile)]
    if any(result.summary["crashed"] for result in checked):
        return ExitCode.RULE_CRASHED
    if len(checked) < len(results):
        return ExitCode.UNUSABLE
    if any(result.reaches(threshold) or result.nothing_ran for result in checked):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
