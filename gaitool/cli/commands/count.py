"""``gaitool count``: tables 三 and 四 counted from the register of applications."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import (
    Force,
    agency_option,
    agency_type_option,
    file_option,
    form_option,
    level_option,
    output_option,
    year_option,
)
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.errors import UsageError, WouldOverwrite
from gaitool.filled_report import Cover
from gaitool.form import AgencyType, Level
from gaitool.office_files.own_documents import ending_of_copy

if TYPE_CHECKING:
    from gaitool.checking.registers import CountOfYear

_Register = Annotated[
    Path,
    typer.Argument(
        metavar="台账",
        help="依申请公开台账：gaitool register 的，或本单位自己的（.xlsx、.xls、.csv）。",
    ),
]
_Into = Annotated[
    Path | None,
    file_option("已经填了一部分的填报工作簿：照它另写一份，只换表三、表四，其余照旧。"),
]
_Words = Annotated[
    Path | None,
    file_option(
        "本单位用语对照（.csv 或 .xlsx），三列：类别、用语、对应，例如：办理结果,给了,予以公开；"
        "列名不同的，类别写“列名”。也可以写在台账的工作表“对照”里。"
    ),
]
_OUTPUT = (
    "写到哪个 .xlsx 填报工作簿（--into 是 .xlsm 的，写 .xlsm，宏照旧），"
    "默认是台账（有 --into 时是它）的名称加“_计数”。"
)
_YEAR = "计数的年度；默认按 --into 的封面，或台账上写的年度，都没有的按收到日期最多的年度。"


def count(
    register: _Register,
    *,
    output: Annotated[Path | None, output_option(_OUTPUT)] = None,
    year: Annotated[int | None, year_option(_YEAR)] = None,
    into: _Into = None,
    agency: Annotated[str, agency_option("机关名称。")] = "",
    agency_type: Annotated[AgencyType | None, agency_type_option("机关类型")] = None,
    level: Annotated[Level | None, level_option("行政层级")] = None,
    words: _Words = None,
    form: Annotated[Path | None, form_option("用那一年度的统一格式")] = None,
    force: Force = False,
) -> int:
    """从依申请公开台账数出表三、表四，写进填报工作簿，并写明每个数的依据。

    每个数是哪几件，见写出的工作簿里的“计数依据”；没有计的行逐行列出原因，有这样的行时退出码为 1。
    """
    if into and form:
        raise UsageError("有 --into 时按它的表式计数，不用 --form。")
    inputs = [path for path in (register, into, words, form) if path]
    ending = ending_of_copy(into or register.with_suffix(".xlsx"))
    target = output or register.with_name(f"{(into or register).stem}_计数{ending}")
    demand_ending(target, ending)
    _refuse(target, inputs, force=force, into=into)
    from gaitool.checking.time_limit import time_limit
    from gaitool.cli.count_target import target_of
    from gaitool.cli.registers import find_register, tell_faults

    cover = Cover(agency, agency_type or "", level or "", str(year or ""))
    to_fill = target_of(into, form, cover)
    found = find_register(register, words, to_fill.form, to_fill.year)
    counted = found.counted
    with time_limit(into or register):
        content = to_fill.filled(counted, found.form)
    tell_faults(register, counted.faults, counted.applications)
    write_output(target, content, force=force, inputs=inputs)
    _tell_end(target, found)
    return ExitCode.FINDINGS if counted.not_counted else ExitCode.CLEAN


def _refuse(target: Path, inputs: list[Path], *, force: bool, into: Path | None) -> None:
    """Refuse the output at once; whoever has a workbook there may want its tables filled."""
    try:
        refuse_output(target, force=force, inputs=inputs)
    except WouldOverwrite as refusal:
        if into:
            raise
        raise UsageError(
            f"{target}：文件已存在，没有覆盖。要填它的表三、表四，用 --into {target}，"
            "并用 -o 另起一个文件名；不要它了，加 --force 覆盖（里面填的都会丢失）。"
        ) from refusal


def _tell_end(target: Path, found: "CountOfYear") -> None:
    from gaitool.renderers.counted.lines import count_lines, rest_words

    for line in (*count_lines(found.counted, found.form), *found.counted.notes):
        tell(line)
    tell(
        f"已写到：{target}，每个数的依据见工作表“计数依据”。"
        f"{rest_words(found.counted, found.register)}"
    )
