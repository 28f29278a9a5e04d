"""Reports on every edition come back from what is printed of them, whatever its tables are."""

from pathlib import Path

import pytest

from gaitool.form import CellKey, Form, edition, edition_of_text
from gaitool.importers import Imported, read_published

from tests.support.editions import FORM_2021
from tests.support.importing.plain_prints import (
    PRINTED,
    Figures,
    made_up_figures,
    read_figures,
    web_page,
)
from tests.support.text_grid import FIXTURES


def supplement(name: str) -> Form:
    return edition_of_text((FIXTURES / "editions" / f"{name}.toml").read_text(encoding="utf-8"))


SUPPLEMENT, SHAPES = supplement("import_supplement"), supplement("import_shapes")
EDITIONS = {
    "2021": FORM_2021,
    "2019": edition("2019"),
    "supplement": SUPPLEMENT,
    "shapes": SHAPES,
}
UNTOLD = ("shapes", "cells.txt")
"""A group and a column are both called 其他: without positions nobody can tell which is meant."""

ALL = [
    pytest.param(form, name, id=f"{version}-{name}")
    for version, form in EDITIONS.items()
    for name in PRINTED
    if (version, name) != UNTOLD
]


def imported(form: Form, name: str, folder: Path) -> Imported:
    path = folder / name
    path.write_bytes(PRINTED[name](form, made_up_figures(form)))
    return read_published(path, form)


def page_read(content: bytes, folder: Path, form: Form) -> Imported:
    path = folder / "page.html"
    path.write_bytes(content)
    return read_published(path, form)


def differing(read: Figures, figures: Figures) -> dict[CellKey, tuple[str | None, str | None]]:
    keys = [key for key in {**read, **figures} if read.get(key) != figures.get(key)]
    return {key: (read.get(key), figures.get(key)) for key in keys}


@pytest.mark.parametrize(("form", "name"), ALL)
def test_every_cell_of_an_edition_comes_back(form, name, tmp_path):
    known = imported(form, name, tmp_path)
    assert differing(read_figures(known.report), made_up_figures(form)) == {}
    assert known.report.form is form
    assert (known.doubts, known.missing, known.notes, known.unplaced) == ((), (), (), ())


def test_a_table_that_cannot_be_told_is_missing_and_not_guessed(tmp_path):
    known = imported(SHAPES, UNTOLD[1], tmp_path)
    assert known.missing_tables == ("附表一（七、许可和其他审批办理情况）",)
    left = [key for key in SHAPES.cells if key.table != "permits"]
    figures = made_up_figures(SHAPES)
    assert read_figures(known.report) == {key: figures[key] for key in left}


def test_the_edition_in_force_is_read_where_none_is_named(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(web_page(FORM_2021, made_up_figures(FORM_2021)))
    assert read_published(path).report.form is FORM_2021


def test_text_parts_of_a_supplement_hold_their_texts_and_tables_none(tmp_path):
    report = imported(SUPPLEMENT, "page.html", tmp_path).report
    assert list(report.sections) == ["overview", "problems", "other_matters"]
    assert [heading.part for heading in report.headings or ()] == [p.key for p in SUPPLEMENT.parts]


def test_a_report_on_the_form_itself_lacks_what_a_supplement_adds(tmp_path):
    figures = made_up_figures(FORM_2021)
    known = page_read(web_page(FORM_2021, figures), tmp_path, SUPPLEMENT)
    common = {key: raw for key, raw in figures.items() if key in SUPPLEMENT}
    assert differing(read_figures(known.report), common) == {}
    assert known.missing == (
        "附表（七、相关指标）整张表",
        "表三 · （五）不予处理 6.要求提供已移交档案馆的信息",
        "“七、相关指标”的标题",
    )


def test_figures_of_a_row_that_a_supplement_leaves_out_are_unplaced(tmp_path):
    figures = made_up_figures(FORM_2021)
    known = page_read(web_page(FORM_2021, figures), tmp_path, SUPPLEMENT)
    row = [
        (FORM_2021.tables["applications"].column(key).label, raw)
        for key, raw in figures.items()
        if key.row == "refused_enquiry"
    ]
    assert known.unplaced == tuple(
        f"表三 · 8.属于行政查询事项 · {head}：{raw}" for head, raw in row
    )


def test_what_has_no_place_is_told_in_the_words_of_the_form(tmp_path):
    page = web_page(FORM_2021, made_up_figures(FORM_2021)).replace(
        ">行政复议<".encode(), ">复核<".encode()
    )
    known = page_read(page, tmp_path, FORM_2021)
    assert [words.partition("：")[0] for words in known.unplaced] == [
        f"表四 · {label}" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    ]


def test_a_figure_that_reaches_under_two_heads_is_doubtful(tmp_path):
    form = edition("2019")
    figures = made_up_figures(form)
    lost = CellKey("disclosure", "fees", "items_last_year")
    cell = f"行政事业性收费</td><td colspan=1 rowspan=1>{figures[lost]}</td>".encode()
    page = web_page(form, figures)
    assert cell in page
    known = page_read(page.replace(cell, "行政事业性收费</td>".encode()), tmp_path, form)
    assert lost in {doubt.key for doubt in known.doubts}
