"""``gaitool count --into`` changes the counted cells and 计数依据, and keeps all else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from gaitool.reader import read_filled_report

from tests.support.command_line import Told, workbook
from tests.support.furnished import furnish
from tests.support.registers import as_workbook, lines_of, register_of
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import parts_of, with_parts

Gaitool = Callable[..., Told]
CONSISTENT = fixture("consistent")
TABLE, TEXTS = "三、申请办理", "一、总体情况"


@pytest.fixture
def register() -> str:
    Path("台账.xlsx").write_bytes(as_workbook(list(lines_of(register_of(report_of(CONSISTENT))))))
    return "台账.xlsx"


def lived_in(name: str = "已填.xlsx") -> str:
    """Write a filled workbook that an office made its own in every way that Excel offers."""
    workbook(name, **{"applications.carried_in.natural_person": 7})
    book = load_workbook(name)
    own = book.create_sheet("本单位备查")
    own["A1"], own["B1"] = "本年新收", f"='{TABLE}'!K8+1"
    table = book[TABLE]
    table["D8"].comment = Comment("已与办公室核对", "张三")
    table["D8"].fill = PatternFill("solid", fgColor="FF00B0F0")
    table.row_dimensions[8].height = 61.5
    table.column_dimensions["D"].width = 23.4
    table.protection.set_password("abc123")
    table["N3"], table["N4"] = "本单位自己写的", "=D8+E8"
    book[TEXTS].row_dimensions[6].height = 99
    book.save(name)
    return name


def without_results(part: bytes) -> bytes:
    """Leave out what formulas gave, which follows the counted figures; all else stays as it was."""
    root = etree.fromstring(part)
    for cell in root.iterfind(".//{*}c[{*}f]"):
        cell.attrib.pop("t", None)
        for value in cell.findall("{*}v"):
            cell.remove(value)
    return bytes(etree.tostring(root, method="c14n"))


def test_parts_without_counted_cells_stay_but_for_what_formulas_gave(
    gaitool: Gaitool, register: str
) -> None:
    into = lived_in()
    gaitool("count", register, "--into", into, "-o", "新.xlsx")
    before, after = parts_of(into), parts_of("新.xlsx")
    changed = {name for name, content in before.items() if after.get(name) != content}
    book = load_workbook(into)
    sheets = {f"xl/worksheets/sheet{book.sheetnames.index(one) + 1}.xml" for one in book.sheetnames}
    kept = {
        f"xl/worksheets/sheet{book.sheetnames.index(one) + 1}.xml"
        for one in ("填报说明", TEXTS, "五、问题及改进", "六、其他事项", "核实说明")
    }
    # They say what is left to fill in, which may be less now.
    said = {
        name
        for name in changed & kept
        if without_results(after[name]) == without_results(before[name])
    }
    of_book = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert changed & kept == said
    assert changed <= sheets | of_book | {"[Content_Types].xml"}


@pytest.mark.parametrize(
    ("what", "of"),
    [
        ("comment", lambda book: book[TABLE]["D8"].comment.text),
        ("fill", lambda book: book[TABLE]["D8"].fill.fgColor.rgb),
        ("height", lambda book: book[TABLE].row_dimensions[8].height),
        ("width", lambda book: book[TABLE].column_dimensions["D"].width),
        ("password", lambda book: book[TABLE].protection.password),
        ("own words", lambda book: book[TABLE]["N3"].value),
        ("own formula", lambda book: book["本单位备查"]["B1"].value),
        ("height of texts", lambda book: book[TEXTS].row_dimensions[6].height),
        ("drop-downs", lambda book: len(book[TABLE].data_validations.dataValidation)),
        ("colours", lambda book: len(book[TABLE].conditional_formatting)),
        ("lock", lambda book: book.security.lockStructure),
        ("stamp", lambda book: book.defined_names["gaitool_stamp"].value),
        ("print titles", lambda book: book[TEXTS].print_title_rows),
    ],
)
def test_what_an_office_made_of_its_workbook_stays(
    gaitool: Gaitool, register: str, what: str, of: Callable[..., object]
) -> None:
    into = lived_in()
    gaitool("count", register, "--into", into, "-o", "新.xlsx")
    assert of(load_workbook("新.xlsx")) == of(load_workbook(into)), what


def test_every_counted_cell_is_written(gaitool: Gaitool, register: str) -> None:
    gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    told = gaitool("check", "新.xlsx", "--register", register, "--select", "G3", "--select", "G5")
    assert (told.code, "没有发现问题" in told.out) == (0, True)


def test_each_filled_cell_that_changes_is_told(gaitool: Gaitool, register: str) -> None:
    told = gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    place = read_filled_report(Path("新.xlsx")).places
    carried = next(
        at for key, at in place.items() if str(key) == "applications.carried_in.natural_person"
    )
    assert [line for line in told.err.splitlines() if line.startswith("改了")] == [
        f"改了：{carried} 原填 7，按台账是 2。"
    ]


def test_totals_show_the_new_figures_without_a_program(gaitool: Gaitool, register: str) -> None:
    gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    report = read_filled_report(Path("新.xlsx"))
    assert {str(key): int(figure) for key, figure in report.cached.items()} == {
        str(key): int(report.computed(key)) for key in report.cached
    }


def test_formulas_of_the_office_are_calculated_anew(gaitool: Gaitool, register: str) -> None:
    gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    saved = load_workbook("新.xlsx", data_only=True)
    assert (saved["本单位备查"]["B1"].value, saved[TABLE]["N4"].value) == (None, None)


def test_a_second_count_takes_the_place_of_the_first(gaitool: Gaitool, register: str) -> None:
    gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    gaitool("count", register, "--into", "新.xlsx", "-o", "再.xlsx")
    assert load_workbook("再.xlsx").sheetnames == load_workbook("新.xlsx").sheetnames
    first, second = (parts_of(name)["xl/styles.xml"] for name in ("新.xlsx", "再.xlsx"))
    assert first == second


def test_the_sheet_of_what_was_counted_looks_as_in_a_new_workbook(
    gaitool: Gaitool, register: str
) -> None:
    gaitool("count", register, "--into", lived_in(), "-o", "新.xlsx")
    gaitool("count", register, "-o", "空白.xlsx")
    copied, new = (load_workbook(name)["计数依据"] for name in ("新.xlsx", "空白.xlsx"))
    assert [_looks(cell) for row in copied for cell in row] == [
        _looks(cell) for row in new for cell in row
    ]
    assert copied.print_area == new.print_area


def _looks(cell: object) -> tuple[object, ...]:
    return (
        cell.coordinate,  # type: ignore[attr-defined]
        cell.value,  # type: ignore[attr-defined]
        cell.font.name,  # type: ignore[attr-defined]
        cell.font.sz,  # type: ignore[attr-defined]
        cell.fill.fgColor.rgb,  # type: ignore[attr-defined]
        cell.border.left.style,  # type: ignore[attr-defined]
        cell.number_format,  # type: ignore[attr-defined]
        cell.alignment.wrap_text,  # type: ignore[attr-defined]
    )


def test_a_total_typed_over_is_a_formula_again_and_told(gaitool: Gaitool, register: str) -> None:
    into = lived_in()
    book = load_workbook(into)
    book[TABLE]["J8"] = 99
    book.save(into)
    told = gaitool("count", register, "--into", into, "-o", "新.xlsx")
    assert (f"{TABLE}!J8 原填 99" in told.err, load_workbook("新.xlsx")[TABLE]["J8"].data_type) == (
        True,
        "f",
    )


def test_a_formula_in_a_counted_cell_takes_no_other_along(gaitool: Gaitool, register: str) -> None:
    into = lived_in()
    shared = b'<f t="shared" ref="D8:D9" si="7">1+1</f><v>2</v>'
    _alter(into, b'<c r="D8"', shared)
    gaitool("count", register, "--into", into, "-o", "新.xlsx")
    assert "si=" not in _sheet("新.xlsx", TABLE)


def _alter(name: str, begin: bytes, inside: bytes) -> None:
    """Put something else into a cell of table 三, as a program writes it."""

    def altered(part: bytes) -> bytes:
        before, _, rest = part.partition(begin)
        tag, _, rest = rest.partition(b">")
        _, end, rest = rest.partition(b"</c>")
        return before + begin + tag + b">" + inside + end + rest

    path = Path(name)
    path.write_bytes(with_parts(path.read_bytes(), {_part(name, TABLE): altered}))


def _part(name: str, sheet: str) -> str:
    return f"xl/worksheets/sheet{load_workbook(name).sheetnames.index(sheet) + 1}.xml"


def _sheet(name: str, sheet: str) -> str:
    return parts_of(name)[_part(name, sheet)].decode()


def test_a_blank_cover_gets_its_year_alone(gaitool: Gaitool, register: str) -> None:
    into = lived_in()
    book = load_workbook(into)
    book["封面"]["C4"], book["封面"]["C7"] = None, None
    book.save(into)
    gaitool("count", register, "--into", into, "-o", "新.xlsx")
    cover = read_filled_report(Path("新.xlsx")).cover
    assert (cover.agency, cover.year) == ("", "2025")


@pytest.mark.parametrize(
    ("option", "value"), [("--agency", "别的局"), ("--level", "乡级"), ("--year", "2024")]
)
def test_another_cover_is_refused(gaitool: Gaitool, register: str, option: str, value: str) -> None:
    told = gaitool("count", register, "--into", lived_in(), option, value, "-o", "新.xlsx")
    assert (told.code, "封面的" in told.err, Path("新.xlsx").exists()) == (2, True, False)


def with_macros() -> str:
    """Write a filled workbook with macros and all else that offices put into one."""
    return str(furnish(Path(workbook("已填.xlsx"))))


def test_a_workbook_with_macros_keeps_them_and_its_ending(gaitool: Gaitool, register: str) -> None:
    into = with_macros()
    told = gaitool("count", register, "--into", into)
    before, after = parts_of(into), parts_of("已填_计数.xlsm")
    lost = {name for name in before if name not in after and "calcChain" not in name}
    assert (told.code, lost) == (0, set())
    assert after["xl/vbaProject.bin"] == before["xl/vbaProject.bin"]


def test_a_workbook_with_macros_is_still_one_to_programs(gaitool: Gaitool, register: str) -> None:
    gaitool("count", register, "--into", with_macros(), "-o", "新.xlsm")
    assert b"sheet.macroEnabled.main+xml" in parts_of("新.xlsm")["[Content_Types].xml"]


@pytest.mark.parametrize("macros", [True, False])
def test_a_copy_is_no_other_kind_of_file(gaitool: Gaitool, register: str, *, macros: bool) -> None:
    into, output = (with_macros(), "新.xlsx") if macros else (lived_in(), "新.xlsm")
    told = gaitool("count", register, "--into", into, "-o", output)
    assert (told.code, "文件名应以" in told.err, Path(output).exists()) == (2, True, False)


def test_cells_whose_labels_are_lost_are_refused(gaitool: Gaitool, register: str) -> None:
    into = lived_in()
    book = load_workbook(into)
    for row in book[TABLE].iter_rows(min_col=1, max_col=3, min_row=8, max_row=31):
        for cell in row:
            if type(cell).__name__ != "MergedCell":
                cell.value = "别的"
    book.save(into)
    told = gaitool("count", register, "--into", into, "-o", "新.xlsx")
    assert (told.code, "行名、列名可能被改过" in told.err) == (3, True)


def test_a_workbook_of_another_year_is_not_filled(gaitool: Gaitool, register: str) -> None:
    into = lived_in()
    book = load_workbook(into)
    book["封面"]["C7"] = 2023
    book.save(into)
    told = gaitool("count", register, "--into", into, "-o", "新.xlsx")
    assert (told.code, "没有一件是 2023 年度要计数的" in told.err) == (3, True)


def test_a_year_that_few_applications_came_in_is_doubted(gaitool: Gaitool, register: str) -> None:
    told = gaitool("count", register, "--year", "2030", "-o", "新.xlsx")
    assert "多数是 2025 年收到的，计数的是 2030 年" in told.err


def test_an_output_that_is_there_is_to_be_filled_by_into(gaitool: Gaitool, register: str) -> None:
    told = gaitool("count", register, "-o", lived_in("填报表.xlsx"))
    assert (told.code, "用 --into 填报表.xlsx" in told.err) == (2, True)


def test_data_is_no_workbook_to_fill(gaitool: Gaitool, register: str) -> None:
    Path("报告.json").write_text("{}", encoding="utf-8")
    told = gaitool("count", register, "--into", "报告.json", "-o", "新.xlsx")
    assert (told.code, "不是填报工作簿" in told.err) == (3, True)
