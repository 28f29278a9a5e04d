"""``gaitool compare``: this year's report beside last year's, cell by cell."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, output_option
from gaitool.cli.streams import show, tell
from gaitool.cli.told_reading import tell_odd_years, tell_reading
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.filled_report import FilledReport

if TYPE_CHECKING:
    from gaitool.checking.differences import Difference
    from gaitool.checking.reading import ReadReport

_NO_DATA = (
    "这是 gaitool 生成的样子，里面却没有带数据（另存时丢了，或者被删去），"
    "数字和文字按看到的读，生成以后改没改过查不出来。"
)


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
    gaitool 生成的网页和 Word 文件，看到的与里面带的数据不同的地方（标题、年度、表头、项目、落款、
    数字、文字），也逐处列出。
    """
    target = output or file.with_name(f"{file.stem}_与上年对比.xlsx")
    demand_ending(target, ".xlsx")
    if output:
        refuse_output(target, force=force, inputs=[last, file])
    from gaitool.checking.time_limit import time_limit
    from gaitool.renderers.comparison.workbook import write_comparison

    readings = [_read(last), _read(file)]
    before, now = (reading.identified for reading in readings)
    is_one = _are_one_report(before, now)
    with time_limit(file):
        content = write_comparison(before, now) if output or not is_one else b""
    is_alike = _show_differences([last, file], readings, is_one=is_one)
    is_whole = all(reading.is_whole for reading in readings)
    if content:
        if not is_one:
            tell_odd_years(before, now)
        write_output(target, content, force=force, inputs=[last, file])
        _tell_counts(target, before, now)
    return ExitCode.CLEAN if is_alike and is_whole else ExitCode.FINDINGS


def _read(file: Path) -> "ReadReport":
    """Return the report in a file, and tell of its reading all but what will be listed."""
    from gaitool.checking.reading import read_with_words

    reading = read_with_words(file, lists_altered=True)
    tell_reading(file, reading)
    if reading.lacks_data:
        tell(f"{file}：{_NO_DATA}")
    return reading


def _are_one_report(before: FilledReport, now: FilledReport) -> bool:
    """Whether both are the report of one organ for one year, say as approved and as published."""
    first, second = before.cover, now.cover
    is_one_organ = first.agency == second.agency or not (first.agency and second.agency)
    return is_one_organ and first.known_year == second.known_year is not None


def _show_differences(
    files: Sequence[Path], readings: "Sequence[ReadReport]", *, is_one: bool
) -> bool:
    """List what two versions of one report have different, and what was altered in either.

    Tell whether there was nothing.
    """
    from gaitool.checking.differences import differences
    from gaitool.rules.carried import told_altered

    before, now = (reading.identified for reading in readings)
    found = list(differences(before, now)) if is_one else []
    lines = [_told(one, files) for one in found]
    # What an altered page shows otherwise than the other file is listed with both already.
    listed = {(one.place, *texts) for one in found for texts in permutations(one.texts)}
    for path, reading in zip(files, readings, strict=True):
        altered = [one for one in reading.report.altered if tuple(one) not in listed]
        lines += [f"{path.name}：{told_altered(reading.report, one)}" for one in altered]
        if altered and not is_one:
            tell(f"{path}：看到的与里面带的数据有 {len(altered)} 处不同，已逐处列出。")
    for line in lines:
        show(line)
    if is_one:
        told = f"有 {len(lines)} 处不同，已逐处列出" if lines else "每一个数、每一句话都相同"
        tell(f"两份都是 {now.cover.year} 年的同一份报告：{told}。")
    return not lines


def _told(one: "Difference", files: Iterable[Path]) -> str:
    written = (
        f"{path.name} 写的是“{text}”" if text else f"{path.name} 没有"
        for path, text in zip(files, one.texts, strict=True)
    )
    return f"{one.label}：{'，'.join(written)}"


def _tell_counts(target: Path, before: FilledReport, now: FilledReport) -> None:
    from gaitool.renderers.comparison.two_years import two_years

    compared = two_years(before, now)
    alone = compared.asked_once
    one_year = f"，只有一年的表式里有的 {alone} 格" if alone else ""
    counts = f"有增减的 {len(compared.changed)} 格，变化很大的 {compared.jumps} 格{one_year}"
    tell(f"已生成：{target}。共 {len(compared.cells)} 格，{counts}。")
