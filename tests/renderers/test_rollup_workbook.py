"""The workbook of a roll-up tells everything, sums by formulas, and holds what a sheet can hold."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.collection import Standing, UnitLine
from gaitool.findings import Finding, Severity
from gaitool.form import CellKey
from gaitool.renderers.drawings.figures import outcomes
from gaitool.renderers.rollup.charts import SummedFigures
from gaitool.renderers.rollup.workbook import EXCEL, write_rollup_workbook
from gaitool.renderers.sheets.quick_sheet import Figures, QuickSheet
from gaitool.renderers.sheets.rows import MOST_CHARACTERS, Content, RowSheet, SheetLimits
from gaitool.trend import LastYear, UnitLastYear

from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.gathered import BETWEEN, Gathered
from tests.support.judges import Judge

FIGURES = {key: Decimal(0) for key in FORM_2021.cells}


def written(gathered: Gathered, limits: SheetLimits = EXCEL) -> bytes:
    stream = io.BytesIO()
    write_rollup_workbook(gathered, stream, lambda file: f"报送/{Path(file).name}", limits)
    return stream.getvalue()


@pytest.fixture(scope="module")
def content(gathered: Gathered) -> bytes:
    return written(gathered)


@pytest.fixture(scope="module")
def workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def values(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=True)


def rows_of(workbook: Workbook, sheet: str, first: int = 2) -> list[tuple[Any, ...]]:
    return list(workbook[sheet].iter_rows(min_row=first, values_only=True))


def section(workbook: Workbook, heading: str) -> list[tuple[Any, ...]]:
    """Return the lines of 总览 below a heading and the heads of its columns."""
    rows = rows_of(workbook, "总览", 1)
    (at,) = (number for number, row in enumerate(rows) if row[0] == heading)
    following = (row for row in rows[at + 2 :])
    return list(takewhile(lambda row: row[0] is not None, following))


def numbers_below(workbook: Workbook, heading: str) -> dict[str, Any]:
    return {row[0]: row[1] for row in section(workbook, heading)}


def a_unit(name: str, counted: bool = True, **more: Any) -> UnitLine:
    file = f"{name}.xlsx"
    return UnitLine(name, True, Standing.PASSED, counted, file, name, 2025, **more)


def test_the_same_roll_up_gives_the_same_bytes(gathered: Gathered, content: bytes) -> None:
    assert written(gathered) == content


def test_the_sheets_stand_in_their_order(workbook: Workbook) -> None:
    tables = [sheet.name for sheet in LAYOUT_2021.tables.values()]
    assert workbook.sheetnames == ["总览", "单位清单", "问题清单", *tables, "明细"]


def test_the_overview_counts_the_units(values: Workbook) -> None:
    assert numbers_below(values, "各单位报送情况") == {
        "应报": 6,
        "已报": 4,
        "名单外": 1,
        "共计": 7,
        "通过": 2,
        "不通过": 2,
        "读不了": 1,
        "未报": 2,
        "重复": 1,
        "错误（条）": 5,
        "核实（条）": 0,
        "提示（条）": 1,
        "计入汇总": 3,
    }


def rows_in(sheet: Any, area: str) -> Any:
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    return sheet.iter_rows(top, bottom, left, right)


def drawn(workbook: Workbook, values: Workbook, number: int) -> dict[str, list[Any]]:
    """Return what each series of a chart draws, by the cells it takes names and figures from."""
    charts = workbook["总览"]._charts
    series = {}
    for one in charts[number].series:
        names, figures = (
            [cell.value for (cell,) in rows_in(values["总览"], area.rpartition("!")[2])]
            for area in (one.cat.numRef.f if one.cat.numRef else one.cat.strRef.f, one.val.numRef.f)
        )
        series[one.tx.v or one.tx.strRef.strCache.pt[0].v] = list(zip(names, figures, strict=True))
    return series


def test_the_first_chart_draws_the_five_ways_to_stand(workbook: Workbook, values: Workbook) -> None:
    assert drawn(workbook, values, 0)["单位数"] == [
        ("通过", 2),
        ("不通过", 2),
        ("读不了", 1),
        ("未报", 2),
        ("重复", 1),
    ]


def test_the_second_chart_draws_the_results_of_all_counted_units(
    gathered: Gathered, workbook: Workbook, values: Workbook
) -> None:
    results = outcomes(SummedFigures(FORM_2021, gathered.sums))
    told = dict(drawn(workbook, values, 1)["件"])
    known = {one.count.label: float(one.count.now) for one in results if one.count.now is not None}
    assert {name: told[name] for name in known} == known
    assert len(known) > 2


def test_the_results_are_formulas_over_the_summed_tables(workbook: Workbook) -> None:
    formulas = list(numbers_below(workbook, "申请办理结果").values())
    assert all(formula.startswith("=SUM('三、申请办理'!") for formula in formulas)


def test_the_third_chart_draws_where_the_findings_fall(
    workbook: Workbook, values: Workbook
) -> None:
    assert drawn(workbook, values, 2)["条数"] == [("三、申请办理", 4)]


def test_last_year_stands_beside_this_year_where_it_is_known(gathered: Gathered) -> None:
    last = {key: figure + 1 for key, figure in gathered.sums.items()}
    content = io.BytesIO(written(replace(gathered, previous_sums=last)))
    values = load_workbook(content, data_only=True)
    rows = [row[1:3] for row in section(values, "今年与上年")]
    assert len(rows) == 3
    assert all(before == now + 1 for now, before in rows)


def test_the_overview_begins_with_who_must_do_what(values: Workbook) -> None:
    assert [row[:3] for row in section(values, "先做这些")] == [
        ("未报", 2, "示例县水利局、示例县=统计局"),
        ("读不了", 1, "示例县公安局"),
        ("不通过", 1, "示例县教育局"),
        ("不通过", 1, "示例县卫生健康局"),
        ("名单外", 1, "示例县发展和改革委员会经济社会发展研究中心（示例县重大项目服务中心）"),
    ]


def test_of_many_units_with_errors_the_overview_names_the_first(gathered: Gathered) -> None:
    line, (finding, *_), figures = gathered.units[0]
    units = tuple(
        (replace(line, unit=f"{n}局"), (finding._replace(message=f"错在第{n}格。"),), figures)
        for n in range(100)
    )
    content = io.BytesIO(written(Gathered(units, own_findings=())))
    rows = section(load_workbook(content), "先做这些")
    assert rows[-1][0] == "不通过的还有 70 个单位，见“单位清单”表。"


class _LibraryRows(RowSheet):
    """Rows of which the library alone writes every cell."""

    def add(
        self, cells: Iterable[tuple[Content | Figures, Format]], height: float | None = None
    ) -> None:
        plain: list[tuple[Content, Format]] = []
        for content, look in cells:
            several = content.numbers if isinstance(content, Figures) else (content,)
            plain += [(one, look) for one in several]
        super().add(plain, height)


def with_odd_units(gathered: Gathered) -> Gathered:
    """Return units with all that is written in a way of its own, and a report of last year each."""
    line, findings, figures = gathered.units[0]
    assert figures is not None
    names = ("甲&乙<丙>_x0041_", " 两头有空白\n", "<r>像样式的</r>", "\x01", "长" * 101)
    first, second, third, fourth, *_ = FORM_2021.cells
    odd = {first: Decimal(1_000_000), second: Decimal("0.50"), third: Decimal(10**16 + 1)}
    gaps = {key: one for key, one in (figures | odd).items() if key != fourth}
    long = tuple(one._replace(message="长" * MOST_CHARACTERS) for one in findings)
    units = (
        *gathered.units,
        *((replace(line, unit=unit), findings, gaps) for unit in names),
        (replace(line, unit="说得太多局"), long, figures),
    )
    last = {one.unit: UnitLastYear(("上年.xlsx",), one.unit, gaps) for one, *_ in units}
    return replace(
        gathered,
        units=units,
        before=last,
        last_year=LastYear(2024, len(units), len(units), gathered.sums, gathered.sums),
    )


def test_rows_are_written_byte_for_byte_as_the_library_writes_them(
    gathered: Gathered, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = with_odd_units(gathered)
    content = written(odd)
    assert {"明细", "上年明细", "与上年比较"} <= {*load_workbook(io.BytesIO(content)).sheetnames}
    monkeypatch.setattr("gaitool.renderers.rollup.workbook.QuickSheet", Worksheet)
    monkeypatch.setattr("gaitool.renderers.rollup.workbook.QuickRows", _LibraryRows)
    assert written(odd) == content


def test_no_name_passes_for_markup_on_any_sheet(gathered: Gathered) -> None:
    line, findings, figures = gathered.units[0]
    name = "<r>甲&乙</r>"
    named = replace(gathered, units=((replace(line, unit=name), findings, figures),))
    workbook = load_workbook(io.BytesIO(written(named)))
    for sheet in ("单位清单", "问题清单", "明细", "总览"):
        assert "＜r>甲&乙</r>" in {cell for row in rows_of(workbook, sheet) for cell in row}


def test_what_a_sheet_cannot_take_is_refused(tmp_path: Path) -> None:
    options = {"constant_memory": True, "tmpdir": str(tmp_path)}
    with xlsxwriter.Workbook(io.BytesIO(), options) as workbook:
        sheet = workbook.add_worksheet("清单", QuickSheet)
        look = workbook.add_format()
        sheet.write_number(0, 0, 1.0, look)
        sheet.write_number(1, 0, 1.0, look)
        with pytest.raises(IndexError, match="row 0"):
            sheet.set_row(0, 50)
        with pytest.raises(IndexError, match="row 1048576"):
            sheet.write_number(1_048_576, 0, 1.0, look)
        sheet.write_figures(1, 16_380, [1.0] * 5, look)
        with pytest.raises(IndexError, match="row 1 has cells up to column 16384"):
            sheet.set_row(2, 20)
        sheet.table.clear()


def test_what_is_wrong_between_units_stands_on_the_overview(values: Workbook) -> None:
    rows = [[cell for cell in row if cell] for row in rows_of(values, "总览")]
    told = [tuple(row[1:]) for row in rows if len(row) > 1 and str(row[1]).startswith("G9")]
    assert told == [(found.rule, found.message, found.hint) for found in BETWEEN]


def test_every_unit_has_its_row_those_first_who_must_mend_something_the_missing_last(
    gathered: Gathered, values: Workbook
) -> None:
    rows = rows_of(values, "单位清单")
    assert [row[1:3] for row in rows] == [
        ("示例县公安局", "读不了"),
        ("示例县教育局", "不通过"),
        ("示例县卫生健康局", "不通过"),
        ("=示例县财政局", "通过"),
        (next(line.unit for line in gathered.lines() if line.nearest), "通过"),
        ("示例县教育局", "重复"),
        ("示例县水利局", "未报"),
        ("示例县=统计局", "未报"),
    ]
    assert rows[2][3:8] == ("是", 2025, 2, 0, 1)
    assert rows[2][10:13] == (5, None, 1)
    assert rows[4][9] == "是不是名单上的“示例县发展和改革局”？"


def test_a_link_leads_to_the_file_whatever_its_name(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/worksheets/_rels/sheet2.xml.rels").decode("utf-8")
    assert "报送\\财政局%20%231%2541.xlsx" in links


def test_every_finding_has_its_row(gathered: Gathered, values: Workbook) -> None:
    told = [(row[0].partition("（教育局")[0], row[8]) for row in rows_of(values, "问题清单")]
    units = ("（单位之间）", "示例县教育局")
    between = [(unit, found.message) for unit, found in zip(units, BETWEEN, strict=True)]
    assert told == between + [(line.unit, found.message) for line, found in gathered.findings()]


def test_a_finding_says_place_written_expected_and_remedy(values: Workbook) -> None:
    row = next(row for row in rows_of(values, "问题清单") if row[2] == "G102")
    assert row[3:7] == ("三、申请办理!F10", "（一）予以公开 · 科研机构", "/", "0")
    assert row[9]


def test_lists_can_be_filtered_and_keep_their_heads(workbook: Workbook) -> None:
    for name, frozen in (("单位清单", "C2"), ("问题清单", "B2"), ("明细", "E5")):
        assert workbook[name].auto_filter.ref
        assert workbook[name].freeze_panes == frozen
        assert workbook[name].print_title_rows


def test_the_details_hold_every_cell_of_every_unit(gathered: Gathered, values: Workbook) -> None:
    rows = rows_of(values, "明细", 5)
    assert [row[4:] for row in rows] == [
        tuple(None if key not in given else pytest.approx(given[key]) for key in FORM_2021.cells)
        for _, given in ((line, decimals(figures)) for line, figures in gathered.figures())
    ]


def decimals(figures: Any) -> dict[CellKey, float]:
    return {key: float(figure) for key, figure in figures.items()}


def test_three_heads_name_table_row_and_column(workbook: Workbook) -> None:
    heads = [[cell.value for cell in workbook["明细"][row]] for row in (2, 3, 4)]
    last = 4 + len(FORM_2021.cells) - 1
    assert [head[4] for head in heads] == ["二、主动公开", "规章", "本年制发件数"]
    assert heads[1][last - 4] == "行政诉讼 复议后起诉"
    assert [heads[0][last - 4], heads[2][last]] == ["四、复议诉讼", "总计"]


def test_yes_and_no_are_chosen_from_a_list(workbook: Workbook) -> None:
    (rule,) = workbook["明细"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("C5:C9", '"是,否"')


def summed_cells(workbook: Workbook) -> Iterator[tuple[CellKey, Any]]:
    """Yield every figure of the three summed tables."""
    for sheet in LAYOUT_2021.tables.values():
        for key, question in sheet.questions.items():
            row, column = question.address.moved(rows=2 - sheet.form_area.top)
            yield key, workbook[sheet.name].cell(row, column).value


def test_every_input_is_summed_by_a_formula_over_the_details(workbook: Workbook) -> None:
    for key, formula in summed_cells(workbook):
        is_total = FORM_2021.table_of(key).is_total(key)
        assert formula.startswith("=SUM(" if is_total else "=SUMIFS(明细!$"), key


def test_saved_sums_are_those_of_the_counted_units(gathered: Gathered, values: Workbook) -> None:
    saved = dict(summed_cells(values))
    for key, figure in gathered.sums.items():
        assert saved[key] == pytest.approx(float(figure)), key


def test_a_figure_that_a_counted_unit_lacks_is_told(values: Workbook) -> None:
    sheet = values["四、复议诉讼"]
    words = sheet.cell(sheet.max_row, 1).value
    assert words.startswith("本表是 3 个单位的合计")
    assert "还有 1 格没有数" in words


def test_no_words_become_a_formula_or_a_link(workbook: Workbook) -> None:
    for name in ("单位清单", "问题清单", "明细"):
        for cell in (cell for row in workbook[name].iter_rows() for cell in row):
            assert cell.data_type != "f", (name, cell.coordinate)


def test_what_a_sheet_cannot_hold_is_told_in_the_sheet_and_on_the_overview() -> None:
    units = tuple((a_unit(f"单位{number}"), (), FIGURES) for number in range(9))
    values = load_workbook(io.BytesIO(written(Gathered(units), SheetLimits(rows=8, links=3))))
    assert values["单位清单"].max_row == 8
    assert values["单位清单"]["A8"].value.startswith("还有 3 个单位放不下")
    assert values["明细"]["A8"].value.startswith("还有 6 个单位放不下")
    told = [str(row[0]) for row in rows_of(values, "总览")]
    assert sum("放不下" in words for words in told) == 2
    assert sum(cell.hyperlink is not None for cell in values["单位清单"]["O"]) == 3
    assert "$5:$E$7" in values["二、主动公开"]["B4"].value


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    finding = Finding("G999", Severity.ERROR, "", "长" * 40_000, (), hint="\ud800\x01甲")
    gathered = Gathered(((a_unit("甲"), (finding,), FIGURES),), own_findings=())
    row = rows_of(load_workbook(io.BytesIO(written(gathered))), "问题清单")[0]
    assert len(row[8]) == MOST_CHARACTERS
    assert row[8].endswith("……（太长，没有写完）")
    assert row[9] == "甲"


def test_a_figure_of_too_many_digits_is_kept_as_text_and_not_summed() -> None:
    key = FORM_2021.cells[0]
    figures = FIGURES | {key: Decimal(1234567890123456789)}
    values = load_workbook(
        io.BytesIO(written(Gathered(((a_unit("甲"), (), figures),)))), data_only=True
    )
    assert values["明细"]["E5"].value == "1234567890123456789"
    assert values["明细"]["D5"].value == 1
    assert values["二、主动公开"]["B4"].value == 0


def test_an_empty_roll_up_is_a_workbook() -> None:
    values = load_workbook(io.BytesIO(written(Gathered((), own_findings=()))), data_only=True)
    assert {value for _, value in summed_cells(values)} == {0}


@pytest.mark.parametrize(("rule", "in_overview", "in_list"), [("G905", 205, 0), ("G903", 200, 205)])
def test_no_finding_between_units_is_lost_however_many(
    rule: str, in_overview: int, in_list: int
) -> None:
    """A group with one text has no row in 问题清单: that has one for each of its units."""
    many = tuple(BETWEEN[0]._replace(rule=rule, message=f"第 {n} 组。") for n in range(205))
    book = load_workbook(io.BytesIO(written(Gathered((), own_findings=many))))
    told = [str(cell) for row in book["总览"].values for cell in row if cell]
    assert sum(words.startswith("第 ") for words in told) == in_overview
    assert ("还有 5 条，见“问题清单”表。" in told) is (in_overview < len(many))
    assert book["问题清单"].max_row - 1 == in_list


def test_an_interruption_is_told_first() -> None:
    values = load_workbook(io.BytesIO(written(Gathered((), own_findings=(), interrupted=7))))
    assert "还有 7 个文件没有核对" in values["总览"]["A2"].value


def test_the_workbook_is_valid_office_open_xml(
    content: bytes, tmp_path: Path, office_errors: Judge
) -> None:
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(content)
    assert office_errors(path) == []


def test_a_long_figure_is_made_smaller_and_not_written_in_powers_of_ten(gathered: Gathered) -> None:
    key = next(key for key in FORM_2021.cells if key.table == "applications")
    units = [(a_unit("甲局"), (), FIGURES | {key: Decimal(12_345_678)})]
    sheet = load_workbook(io.BytesIO(written(replace(gathered, units=units))))["明细"]
    (cell,) = (cell for row in sheet.iter_rows(5) for cell in row if cell.value == 12_345_678)
    assert (cell.number_format, cell.alignment.shrink_to_fit) == ("0", True)


def test_every_word_of_the_charts_has_a_font_of_its_own(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = [archive.read(name) for name in archive.namelist() if "charts/chart" in name]
    assert charts
    assert all(b'<a:latin typeface="\xe5\xae\x8b\xe4\xbd\x93"/>' in chart for chart in charts)


def test_no_bar_of_the_overview_lies_below_the_title(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = [archive.read(f"xl/charts/chart{number}.xml") for number in (1, 2, 3)]
        (drawing,) = (archive.read(n) for n in archive.namelist() if "drawings/drawing" in n)
    tops = [float(re.search(rb'<c:y val="([\d.]+)"', chart)[1]) for chart in charts]
    rows = [int(row) for row in re.findall(rb"<xdr:row>(\d+)</xdr:row>", drawing)]
    heights = [(last - first) * 24 for first, last in zip(rows[::2], rows[1::2], strict=True)]
    # A title of 12 points, with what a program leaves above and below it.
    assert all(top * height > 32 for top, height in zip(tops, heights, strict=True))


def test_a_first_problem_is_told_in_a_line_or_two_but_whole_where_it_is_all_there_is(
    gathered: Gathered,
) -> None:
    words = "长" * 300
    units = tuple(
        (replace(a_unit("甲局"), standing=standing, first_problem=words), (), FIGURES)
        for standing in (Standing.FAILED, Standing.UNUSABLE)
    )
    values = load_workbook(io.BytesIO(written(replace(gathered, units=units))))
    lengths = {len(row[8]) for row in rows_of(values, "单位清单")}
    assert lengths == {61, 300}


def test_no_row_of_the_overview_is_too_low_for_its_text(gathered: Gathered) -> None:
    (line, (finding, *_), figures), *others = gathered.units
    again = tuple((replace(line, unit=f"示例县第{n}号局"), (finding,), figures) for n in range(90))
    book = load_workbook(io.BytesIO(written(replace(gathered, units=(*again, *others)))))
    sheet = book["总览"]
    (row,) = (cell.row for cell in sheet["C"] if "\n90 个单位：" in str(cell.value))
    assert sheet[f"C{row}"].value.endswith("等 90 个单位")
    assert sheet.row_dimensions[row].height < 409
