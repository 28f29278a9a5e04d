"""A page of five megabytes with 2,000 tables that do not belong to the report."""

import random
from pathlib import Path

from gaitool.filled_report import FilledReport
from gaitool.renderers.report.web.web_page import write_report_page

TABLES = 2_000
# Words of the form among them, so that no table is dismissed at its first cell.
_WORDS = (
    "行政许可",
    "办理时限",
    "120",
    "2023-05-01",
    "其他",
    "总计",
    "联系电话",
    "0000-1234567",
    "点击查看",
    "公开指南",
    "规章",
    "重复申请",
)
_CELL = '<td class="list-item" style="width:20%"><span>{}</span>&nbsp;</td>'
_ROWS, _COLUMNS = 7, 5


def large_page(path: Path, report: FilledReport) -> Path:
    """Write the page of a report with half of the tables before it and half after it."""
    choice = random.Random(1).choice
    tables = [
        "<table>"
        + "".join(
            "<tr>" + "".join(_CELL.format(choice(_WORDS)) for _ in range(_COLUMNS)) + "</tr>"
            for _ in range(_ROWS)
        )
        + "</table>"
        for _ in range(TABLES)
    ]
    half = TABLES // 2
    page = write_report_page(report)
    page = page.replace("<main>", "<main>" + "".join(tables[:half]), 1)
    page = page.replace("</main>", "".join(tables[half:]) + "</main>", 1)
    path.write_text(page, encoding="utf-8")
    return path
