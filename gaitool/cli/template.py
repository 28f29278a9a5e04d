"""``gaitool template``: write the locked workbook that an office fills in."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import Force
from gaitool.cli.streams import tell
from gaitool.cli.writing import refuse_output, write_output
from gaitool.filled_report import FilledReport
from gaitool.form import FORM_2021, AgencyType, Level


def template(
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写到哪个 .xlsx 文件。")
    ] = None,
    agency: Annotated[str, typer.Option(metavar="名称", help="机关名称。")] = "",
    agency_type: Annotated[
        AgencyType | None, typer.Option(metavar="类型", help=f"机关类型：{'｜'.join(AgencyType)}。")
    ] = None,
    level: Annotated[
        Level | None, typer.Option(metavar="层级", help=f"行政层级：{'｜'.join(Level)}。")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="年度", min=2021, max=2099, help="报告所属年度（四位数）。"),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="报告数据（.json），给了多少就填多少。"),
    ] = None,
    with_draft_text: Annotated[
        bool,
        typer.Option(
            "--with-draft-text", help="正文空着的，先写上引言和第一部分的草稿，数字取自表格。"
        ),
    ] = False,
    force: Force = False,
) -> int:
    """生成锁定的填报工作簿（空白表），用 Excel 或 WPS 填写。"""
    report = _given_report(data)
    cover = replace(
        report.cover,
        agency=agency or report.cover.agency,
        agency_type=agency_type or report.cover.agency_type,
        level=level or report.cover.level,
        year=str(year or report.cover.year),
    )
    target = output or Path(f"{cover.agency}{cover.year}政府信息公开工作年度报告填报表.xlsx")
    inputs = [data] if data else []
    refuse_output(target, force=force, inputs=inputs)
    from gaitool.template import write_template

    filled = replace(report, cover=cover)
    content = write_template(_with_draft_text(filled) if with_draft_text else filled)
    write_output(target, content, force=force, inputs=inputs)
    tell(f"已生成：{target}。用 Excel 或 WPS 打开填写，保存后运行 gaitool check。")
    return ExitCode.CLEAN


def _with_draft_text(report: FilledReport) -> FilledReport:
    from gaitool.narrative.skeleton import with_draft_text

    return with_draft_text(report)


def _given_report(data: Path | None) -> FilledReport:
    """Return the report to fill in: that of the data, else an empty one that confirms nothing."""
    if data is None:
        return FilledReport(fill_blanks_with_zero=dict.fromkeys(FORM_2021.tables, False))
    from gaitool.reader import read_filled_report

    return read_filled_report(data)
