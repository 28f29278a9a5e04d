"""``gaitool import``: a published report becomes a filled workbook."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import Force, agency_option, form_option, output_option, year_option
from gaitool.cli.streams import show, tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.filled_report import FilledReport


def import_published(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="文件", help="公布的报告：.docx、.html、.txt，或带规定表格的 .xlsx。"
        ),
    ],
    *,
    output: Annotated[Path | None, output_option("写到哪个 .xlsx，默认在原文件旁边。")] = None,
    year: Annotated[int | None, year_option("报告所属年度，原文没写明时用。")] = None,
    agency: Annotated[str, agency_option("机关名称，原文没写明或不对时用。")] = "",
    form: Annotated[Path | None, form_option("用报告年度的统一格式")] = None,
    force: Force = False,
) -> int:
    """把已公布的报告（Word、网页、文本、别的工作簿）认出来，写成填报工作簿。

    认出了什么、哪里存疑、缺什么，逐条列出；没有的留空，不猜。缺一整张表时退出码为 1。
    """
    target = output or source.with_name(f"{source.stem}_填报表.xlsx")
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=[source])
    from gaitool.checking.time_limit import time_limit
    from gaitool.importers import read_in_its_edition, read_published
    from gaitool.importers.recognition_report import report_lines
    from gaitool.reader.edition import read_edition
    from gaitool.template import write_template

    with time_limit(source):
        if form:
            imported = read_published(source, read_edition(form))
        else:
            imported = read_in_its_edition(source, year)
        report = _to_write(imported.report, year, agency)
        content = write_template(report)
    write_output(target, content, force=force, inputs=[source])
    show("\n".join(report_lines(replace(imported, report=report))))
    tell(f"已写到：{target}。{_next_step(len(imported.doubts))}")
    return ExitCode.FINDINGS if imported.missing_tables else ExitCode.CLEAN


def _to_write(report: FilledReport, year: int | None, agency: str) -> FilledReport:
    """Return the report with what the options state; no blank is confirmed to be 0.

    A cell that was not recognised must stay visibly blank until a person looks at it.
    """
    cover = replace(
        report.cover,
        year=str(year or report.cover.year),
        agency=agency or report.cover.agency,
    )
    return replace(report, cover=cover).with_blanks_left_open()


def _next_step(doubts: int) -> str:
    look = f"先对照原文看 {doubts} 处存疑，" if doubts else "请抽几格对照原文，"
    return f"{look}在封面选好机关类型和行政层级，再运行 gaitool check 核对。"
