"""``gaitool import``: a published report becomes a filled workbook."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import (
    Force,
    agency_option,
    agency_type_option,
    form_option,
    level_option,
    output_option,
    year_option,
)
from gaitool.cli.streams import show, tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import AgencyType, Level, kind_of_organ

if TYPE_CHECKING:
    from gaitool.importers import Imported


class ToldAs(StrEnum):
    """How it is told what was recognised."""

    TEXT = "text"
    JSON = "json"


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
    agency_type: Annotated[
        AgencyType | None, agency_type_option("机关类型，从名称看不出或不对时用")
    ] = None,
    level: Annotated[Level | None, level_option("行政层级，从名称看不出或不对时用")] = None,
    told_as: Annotated[
        ToldAs,
        typer.Option(
            "--format",
            metavar="格式",
            help="认出了什么，用文字（text，默认）还是数据（json）列出；数据里连网页的菜单、页脚也列出。",
        ),
    ] = ToldAs.TEXT,
    form: Annotated[Path | None, form_option("用报告年度的统一格式")] = None,
    force: Force = False,
) -> int:
    """把已公布的报告（Word、网页、文本、别的工作簿）认出来，写成填报工作簿。

    认出了什么、哪里存疑、缺什么，逐条列出；没有的留空，不猜。缺一整张表时退出码为 1。
    """
    target = output or source.with_name(f"{source.stem}_填报表.xlsx")
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=[source])
    from gaitool.checking.carried_data import read_published_file
    from gaitool.checking.time_limit import time_limit
    from gaitool.reader.edition import read_edition
    from gaitool.template import write_template

    with time_limit(source):
        edition = read_edition(form) if form else None
        imported = read_published_file(source, year, edition)
        given = Cover(agency, agency_type or "", level or "", str(year or ""))
        report = _to_write(imported.report, given)
        content = write_template(report)
    write_output(target, content, force=force, inputs=[source])
    _show_recognised(replace(imported, report=report), told_as)
    tell(f"已写到：{target}。{_next_step(report, len(imported.doubts))}")
    return ExitCode.FINDINGS if imported.missing_tables else ExitCode.CLEAN


def _show_recognised(imported: "Imported", told_as: ToldAs) -> None:
    from gaitool.importers.recognition_report import report_data, report_lines

    if told_as is ToldAs.JSON:
        show(json.dumps(report_data(imported), ensure_ascii=False, indent=2))
    else:
        show("\n".join(report_lines(imported)))


def _to_write(report: FilledReport, given: Cover) -> FilledReport:
    """Return the report with what the options state; no blank is confirmed to be 0.

    Another name settles type and level anew.

    A cell that was not recognised must stay visibly blank until a person looks at it.
    """
    kind = kind_of_organ(given.agency)
    settled = {"agency_type": kind.agency_type or "", "level": kind.level or ""}
    stated = (settled if given.agency else {}) | {
        field: written
        for field in ("agency", "agency_type", "level", "year")
        if (written := getattr(given, field))
    }
    return report._replace(cover=report.cover._replace(**stated)).with_blanks_left_open()


def _next_step(report: FilledReport, doubts: int) -> str:
    look = f"先对照原文看 {doubts} 处存疑，" if doubts else "请抽几格对照原文，"
    cover = report.cover
    left = {"机关类型": cover.agency_type, "行政层级": cover.level}
    lacking = "和".join(name for name, written in left.items() if not written)
    choose = f"在封面选好{lacking}，" if lacking else ""
    return f"{look}{choose}再运行 gaitool check 核对。"
