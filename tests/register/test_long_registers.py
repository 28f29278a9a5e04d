"""A register of any length is read and counted in the same memory, and its rows in their order."""

import datetime
import io
import random
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gaitool.applications import Application, ApplicationList
from gaitool.checking.registers import RegisterSource, count_for
from gaitool.form import CellKey, edition_for, newest_edition
from gaitool.layout import COUNTING_SHEET, Address
from gaitool.office_files.opened import open_workbook
from gaitool.register.reading import glimpsed_year, open_register
from gaitool.register_rows import RegisterRow
from gaitool.template import write_template
from gaitool.template.coded_register import COPY_FROM, FIRST_ROW
from gaitool.template.counted_in import with_counts
from gaitool.template.filled_beforehand import blank_report

from tests.benchmarks.registers import rows
from tests.support.registers import Rows, as_csv, as_workbook, counted, lines_of
from tests.support.small_registers import FIRST, HEADS, SECOND, barred, book, received

FEW, MANY = 1_500, 6_000
DAY = datetime.date(2025, 3, 5)


def workbook_of(many: Rows) -> bytes:
    return as_workbook(list(lines_of(many)))


def peak(content: bytes, name: str) -> int:
    """Return how many bytes counting a register, and writing what was counted, takes at most."""
    tracemalloc.start()
    try:
        found = count_for(RegisterSource(Path(name), content), None, None)
        report = with_counts(blank_report(found.form), found.counted)
        write_template(report, counted=found.counted)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize(("written", "name"), [(workbook_of, "台账.xlsx"), (as_csv, "台账.csv")])
def test_four_times_the_rows_take_hardly_more_memory(
    written: Callable[[Rows], bytes], name: str
) -> None:
    few, many = written(rows(FEW)), written(rows(MANY))
    peak(few, name)  # what is loaded once, and remembered
    # Held whole it is nearly four times as much.
    assert peak(many, name) < 2 * peak(few, name)


def reordered(content: bytes, order: Callable[[list[bytes]], list[bytes]]) -> bytes:
    """Return a workbook with the rows of its sheet as the part lists them in another order."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in source.namelist():
            raw = source.read(name)
            if name.endswith("sheet1.xml"):
                found = re.findall(rb"<row .*?</row>", raw, re.DOTALL)
                start, end = raw.index(found[0]), raw.index(b"</sheetData>")
                raw = raw[:start] + b"".join(order(found)) + raw[end:]
            new.writestr(name, raw)
    return target.getvalue()


def shuffled(found: list[bytes]) -> list[bytes]:
    return random.Random(1).sample(found, len(found))


def in_halves(found: list[bytes]) -> list[bytes]:
    """Return every row as two of the same number, the second halves behind all others."""
    halves = [re.match(rb"(<row .*?>)((?:<c .*?</c>){3})(.*)(</row>)", row) for row in found]
    firsts = [half[1] + half[2] + half[4] for half in halves if half]
    return firsts + [half[1] + half[3] + half[4] for half in halves if half]


@pytest.mark.parametrize("order", [shuffled, in_halves])
def test_rows_that_a_file_lists_out_of_order_are_put_in_order(
    order: Callable[[list[bytes]], list[bytes]],
) -> None:
    content = workbook_of(rows(200))
    found, expected = counted(reordered(content, order), 2025), counted(content, 2025)
    assert {key: list(at) for key, at in found.rows.items()} == {
        key: list(at) for key, at in expected.rows.items()
    }


def test_a_type_merged_over_rows_far_below_the_heads_is_that_of_each_row() -> None:
    lines = [HEADS, *([n, *FIRST[1:]] for n in range(1, 300))]
    lines[250][2] = None
    assert received(as_workbook(lines, merged=["C250:C251"])) == 299


def test_a_stray_quotation_mark_hides_no_rows_that_end_as_on_the_macintosh() -> None:
    broken = ["3", *SECOND[1:3], '"第一行\n第二行', *SECOND[4:]]
    lines = [HEADS, [*FIRST[:3], '"', *FIRST[4:]], SECOND, broken, ["4", *SECOND[1:]]]
    content = "\r".join(",".join(line) for line in lines).encode("gb18030")
    found = received(content, "台账.csv"), [row for _, row, _ in barred(content, "台账.csv")]
    assert found == (3, [4, 5])


def test_an_application_comes_back_as_it_was_added() -> None:
    one = Application(
        RegisterRow("台账", 9, "县依申〔2025〕3号"),
        DAY,
        "natural_person",
        corrected=DAY,
        asking_to=DAY,
        outcomes=(CellKey("disputes", "review", "upheld"),),
        days_unsure=True,
    )
    listed = ApplicationList()
    for application in (one._replace(answered=DAY), one):
        listed.add(application)
    assert list(listed) == [one._replace(answered=DAY), one]


def test_doubled_applications_alone_are_left_out_of_a_list() -> None:
    listed = ApplicationList()
    for row in range(5):
        listed.add(Application(RegisterRow("台账", row), DAY, "natural_person"))
    assert [one.at.row for one in listed.without([1, 3])] == [0, 2, 4]


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ([HEADS, ["1", "2020-03-05", *FIRST[2:]], ["2", "2020-04-05", *FIRST[2:]], FIRST], 2020),
        ([["年度", 2019], [], HEADS, FIRST], 2019),
        ([["姓名", "电话"], ["甲某", "139"]], None),
    ],
)
def test_the_year_is_told_by_the_first_rows(lines: list[list[object]], year: int | None) -> None:
    file = open_register(Path("台账.xlsx"), as_workbook(lines))
    assert glimpsed_year(file, newest_edition()) == year


def test_a_register_of_an_old_edition_is_counted_on_it_without_a_year() -> None:
    lines = [HEADS, ["1", "2019-03-05", *FIRST[2:5], "2019-03-20"]]
    found = count_for(RegisterSource(Path("台账.xlsx"), as_workbook(lines)), None, None)
    assert (found.year, found.form.version) == (2019, edition_for(2019).version)


def test_names_of_sheets_stand_on_the_sheet_of_what_was_counted_as_they_are() -> None:
    content = book({"甲&乙<1>": [HEADS, FIRST], "2_x0041_": [HEADS, ["9", *SECOND[1:]]]})
    found = count_for(RegisterSource(Path("台账.xlsx"), content), None, None)
    report = with_counts(blank_report(found.form), found.counted)
    written = write_template(report, counted=found.counted)
    grid = open_workbook(Path("填报表.xlsx"), written).grids([COUNTING_SHEET])[COUNTING_SHEET]
    said = [grid.text(Address(row, COPY_FROM + 1)) for row in (FIRST_ROW, FIRST_ROW + 1)]
    assert said == ["甲&乙<1> 2", "2_x0041_ 2"]
