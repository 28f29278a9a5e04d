"""``gaitool compare``: this year's report beside last year's, cell by cell."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, output_option
from gaitool.cli.streams import show, tell
from gaitool.cli.told_reading import read_and_tell, tell_odd_years, tell_reading
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
    """
    target = output or file.with_name(f"{file.stem}_与上年对比.xlsx")
    demand_ending(target, ".xlsx")
    if output:
        refuse_output(target, force=force, inputs=[last, file])
    from gaitool.checking.reading import read_with_words
    from gaitool.checking.time_limit import time_limit
    from gaitool.renderers.comparison.two_years import two_years
    from gaitool.renderers.comparison.workbook import write_comparison

    last_year = read_and_tell(last)
    before = last_year.report
    with time_limit(file):
        this_year = read_with_words(file)
        now = this_year.report
        is_one = _are_one_report(before, now)
        content = write_comparison(before, now) if output or not is_one else b""
    tell_reading(file, this_year)
    is_whole = last_year.is_whole and this_year.is_whole
    if is_one:
        is_whole = _show_differences((last, before), (file, now)) and is_whole
    if not content:
        return ExitCode.CLEAN if is_whole else ExitCode.FINDINGS
    if not is_one:
        tell_odd_years(before, now)
    write_output(target, content, force=force, inputs=[last, file])
    compared = two_years(before, now)
    alone = compared.asked_once
    one_year = f"，只有一年的表式里有的 {alone} 格" if alone else ""
    counts = f"有增减的 {len(compared.changed)} 格，变化很大的 {compared.jumps} 格{one_year}"
    tell(f"已生成：{target}。共 {len(compared.cells)} 格，{counts}。")
    return ExitCode.CLEAN if is_whole else ExitCode.FINDINGS


def _are_one_report(before: FilledReport, now: FilledReport) -> bool:
    """Whether both are the report of one organ for one year, say as approved and as published."""
    first, second = before.cover, now.cover
    is_one_organ = first.agency == second.agency or not (first.agency and second.agency)
    return is_one_organ and first.known_year == second.known_year is not None


def _show_differences(first: tuple[Path, FilledReport], second: tuple[Path, FilledReport]) -> bool:
    """List what two versions of one report have different; tell whether there was nothing."""
    from gaitool.checking.differences import differences

    found = list(differences(first[1], second[1]))
    names = [path.name for path, _ in (first, second)]
    for one in found:
        written = [
            f"{name} 写的是“{text}”" if text else f"{name} 没有"
            for name, text in zip(names, (one.first, one.second), strict=True)
        ]
        show(f"{one.label}：{'，'.join(written)}")
    year = second[1].cover.year
    told = f"有 {len(found)} 处不同，已逐处列出" if found else "每一个数、每一句话都相同"
    tell(f"两份都是 {year} 年的同一份报告：{told}。")
    return not found
