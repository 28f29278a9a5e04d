"""A page of five megabytes with 2,000 tables that are none of the report's.

``python -m tests.benchmarks.large_page`` prints how long it takes to read.
"""

import random
import tempfile
import time
from pathlib import Path

from gaitool.filled_report import FilledReport
from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.text_grid import fixture, report_of

TABLES = 2_000
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
    """Write the page of a report with half the tables before it and half behind."""
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


def seconds_to_read(path: Path) -> tuple[Imported, float]:
    """Return what a page holds, and the processor seconds that reading it took."""
    start = time.process_time()
    imported = read_published(path)
    return imported, time.process_time() - start


def main() -> None:
    """Print size and seconds."""
    with tempfile.TemporaryDirectory() as folder:
        page = large_page(Path(folder) / "page.html", report_of(fixture("yongji_2023")))
        imported, seconds = seconds_to_read(page)
        size = page.stat().st_size / 1_000_000
        print(f"{size:.1f} MB, {TABLES} other tables: {seconds:.1f} processor seconds")
        print(f"{len(imported.report.answers)} inputs, {len(imported.doubts)} doubts")


if __name__ == "__main__":
    main()
