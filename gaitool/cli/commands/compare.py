"""``gaitool compare``: this year's report beside last year's, cell by cell."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, output_option
from gaitool.cli.streams import show, tell
from gaitool.cli.told_reading import tell_odd_years
from gaitool.cli.two_versions import (
    doubt_of_years,
    lines_of_differences,
    tell_outcome,
    version_in,
    year_of_both,
)
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.filled_report import FilledReport


def compare(
    last: Annotated[
        Path, typer.Argument(metavar="上年文件", help="上年填好的工作簿（.xlsx），或公布的报告。")
    ],
    file: FilledFile,
    *,
    output: Annotated[
        Path | None, output_option("写到哪个 .xlsx 文件，默认在本年文件旁边。")
    ] = None,
    force: Force = False,
) -> int:
    """与上年对比：第一页是图和有变化的格，变化很大的在前；再是各张表；最后是逐格的清单。

    两份是同一机关同一年度的（例如审定的工作簿和公布的网页），逐处列出不同，退出码为 1。
    gaitool 生成的网页和 Word 文件，看到的有不同的也逐处列出：标题、年度、表头、项目、落款、
    数字、文字，数字的写法，分段，换了位置的段和行，标题前、落款后添的话。
    """
    target = output or file.with_name(f"{file.stem}_与上年对比.xlsx")
    demand_ending(target, ".xlsx")
    if output:
        refuse_output(target, force=force, inputs=[last, file])
    from gaitool.checking.time_limit import time_limit
    from gaitool.renderers.comparison.workbook import write_comparison

    versions = [version_in(last), version_in(file)]
    before, now = (version.reading.identified for version in versions)
    year = year_of_both(*versions)
    is_one = year is not None
    doubt = "" if is_one else doubt_of_years(*versions)
    with time_limit(file):
        lines = lines_of_differences(versions, is_one=is_one)
        content = write_comparison(before, now) if output or not (is_one or doubt) else b""
    for line in lines:
        show(line)
    tell_outcome(versions, len(lines), year)
    if content:
        if not is_one:
            tell_odd_years(before, now)
        write_output(target, content, force=force, inputs=[last, file])
        _tell_counts(target, before, now)
    if doubt:
        refused = "" if content else "没有写与上年对比；确是前后两年的，加 -o。"
        tell(f"{doubt}{refused}")
    is_whole = all(version.reading.is_whole for version in versions)
    is_clean = is_whole and not lines and (content or is_one)
    return ExitCode.CLEAN if is_clean else ExitCode.FINDINGS


def _tell_counts(target: Path, before: FilledReport, now: FilledReport) -> None:
    from gaitool.renderers.comparison.two_years import two_years

    compared = two_years(before, now)
    alone = compared.asked_once
    one_year = f"，只有一年的表式里有的 {alone} 格" if alone else ""
    counts = f"有增减的 {len(compared.changed)} 格，变化很大的 {compared.jumps} 格{one_year}"
    tell(f"已生成：{target}。共 {len(compared.cells)} 格，{counts}。")
