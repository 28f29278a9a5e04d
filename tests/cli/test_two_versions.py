"""What was approved and what was published are compared figure by figure, sentence by sentence."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.altered_documents import (
    MAKERS,
    Finished,
    replaced,
    with_other_character,
    without_row_of,
)
from tests.support.command_line import RIGHT, Told, data_file, workbook
from tests.support.text_grid import fixture, report_of

Run = Callable[..., Told]


@pytest.fixture(params=MAKERS)
def published(request: pytest.FixtureRequest) -> Finished:
    return MAKERS[request.param](report_of(RIGHT))


def written(document: Finished, seen: str = "") -> str:
    content = Finished(document.ending, seen or document.seen, document.carried, document.package)
    name = f"公布.{document.ending}"
    Path(name).write_bytes(content.content)
    return name


def test_nothing_differs_in_what_was_not_touched(published: Finished, gaitool: Run) -> None:
    told = gaitool("compare", workbook(), written(published))
    assert (told.code, told.out) == (0, "")
    assert "每一个数、每一句话都相同" in told.err


def test_a_figure_that_was_changed_is_listed_with_both(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    assert told.out.splitlines() == [
        f"表三 · 一、本年新收政府信息公开申请数量 · 自然人：年报.xlsx 写的是“17”，{name} 写的是“18”"
    ]


def test_a_sentence_that_was_changed_is_listed_with_both(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, "没有其他需要", "有其他需要"))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    assert told.out.startswith("六、其他需要报告的事项：年报.xlsx 写的是“没有其他需要报告的")
    assert f"，{name} 写的是“有其他需要报告的" in told.out


def test_a_row_that_was_removed_is_listed_cell_by_cell(published: Finished, gaitool: Run) -> None:
    row = {"html": "tr", "docx": "w:tr"}[published.ending]
    name = written(published, without_row_of(published.seen, "属于行政查询事项", row))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    label, *figures = told.out.splitlines()
    assert [line.endswith(f"，{name} 没有") for line in figures] == [True] * 7
    assert label.endswith(f"年报.xlsx 写的是“8.属于行政查询事项”，{name} 没有")


def changed_at(document: Finished, words: str, number: int = 0) -> Finished:
    """Return a document with another character at the first of some words that are seen."""
    at = document.seen.index("body>")
    for _ in range(number + 1):
        at = document.seen.index(words, at + 1)
    return with_other_character(document, at)


AROUND = {
    "the name in the title": ("示例县人民政府办公室", 0),
    "the year in the title": ("2025", 0),
    "the heading of a part": ("三、收到和处理政府信息公开申请情况", 0),
    "the number of a row": ("8.属于行政查询事项", 0),
    "the head of a column": ("本年制发件数", 0),
    "one of several heads alike": ("结果维持", 1),
    "the name in the signature": ("示例县人民政府办公室", 1),
    "the date": ("1月20日", 0),
}


@pytest.mark.parametrize("place", AROUND)
def test_whatever_else_is_shown_otherwise_is_listed(
    place: str, published: Finished, gaitool: Run
) -> None:
    document = changed_at(published, *AROUND[place])
    name = written(document)
    told = gaitool("compare", workbook(), name)
    (line,) = told.out.splitlines()
    assert (told.code, "年报.xlsx 写的是“" in line, f"，{name} 写的是“" in line) == (1, True, True)
    assert not list(Path().glob("*对比.xlsx"))
    checked = gaitool("check", name, "--select", "G110", "--fail-on", "warning")
    assert (checked.code, "文件里带的数据是“" in checked.out) == (1, True)


def test_a_page_of_another_year_is_still_held_against_its_data(
    published: Finished, gaitool: Run
) -> None:
    name = written(changed_at(published, "结果维持"))
    Path("去年.json").write_text(json.dumps(fixture("last_year")), encoding="utf-8")
    told = gaitool("compare", "去年.json", name)
    assert (told.code, told.out.startswith(f"{name}：“四、")) == (1, True)
    assert Path("公布_与上年对比.xlsx").exists()


def test_a_changed_figure_is_told_once(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("compare", workbook(), name)
    assert (told.out + told.err).count("18") == 1


def test_that_the_data_were_taken_out_is_said(published: Finished, gaitool: Run) -> None:
    bare = "" if published.ending == "html" else "<report/>"
    name = written(replace(published, carried=bare))
    told = gaitool("compare", workbook(), name)
    assert [line for line in told.err.splitlines() if "没有能读的数据" in line] == [
        f"{name}：这是 gaitool 生成的样子，里面却没有能读的数据（另存时丢了，被删去，或者改坏了），"
        "数字和文字按看到的读；生成以后改没改过，单看它查不出来。"
    ]


def test_nothing_is_said_of_data_in_pages_of_others(gaitool: Run) -> None:
    page = MAKERS["html"](report_of(RIGHT))
    seen = replaced(page.seen, 'content="gaitool"', 'content="门户"')
    seen = re.sub(r'(?s)<style>.*?</style>| class="[^"]*"', "", seen)
    name = written(replace(page, seen=seen, carried=""))
    assert "数据" not in gaitool("compare", workbook(), name).err


def test_a_page_is_known_by_its_look_where_generator_and_data_are_gone(gaitool: Run) -> None:
    page = MAKERS["html"](report_of(RIGHT))
    seen = replaced(page.seen, '<meta name="generator" content="gaitool">', "")
    name = written(replace(page, seen=seen, carried=""))
    checked = gaitool("check", name)
    assert "没有能读的数据" in checked.out + checked.err
    assert gaitool("compare", workbook(), name).code == 0
    changed = written(replace(page, seen=replaced(seen, ">结果维持<", ">结果推翻<"), carried=""))
    assert "结果推翻" in gaitool("compare", workbook(), changed).out


def test_check_finds_it_too(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("check", name, "--select", "G110", "--fail-on", "warning")
    assert told.code == 1
    assert "看到的是“18”，文件里带的数据是“17”" in told.out


def test_import_tells_it_and_takes_what_is_seen(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("import", name)
    assert "存疑：表三 · 一、本年新收政府信息公开申请数量 · 自然人：看到的是“18”" in told.out
    assert (
        '"applications.received.natural_person": 18'
        in gaitool("export", f"{Path(name).stem}_填报表.xlsx").out
    )


def test_no_workbook_is_written_unless_asked_for(published: Finished, gaitool: Run) -> None:
    files = workbook(), written(published)
    gaitool("compare", *files)
    assert not list(Path().glob("*对比.xlsx"))
    gaitool("compare", *files, "-o", "逐格.xlsx")
    assert Path("逐格.xlsx").exists()


def paragraph(document: Finished, words: str) -> str:
    """Return a new paragraph as markup."""
    line = {"html": "<p>{}</p>", "docx": "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"}
    return line[document.ending].format(words)


def test_a_line_before_the_title_is_told(published: Finished, gaitool: Run) -> None:
    begin = {"html": "<main>", "docx": "<w:body>"}[published.ending]
    line = paragraph(published, "（征求意见稿）")
    name = written(published, replaced(published.seen, begin, begin + line))
    told = gaitool("compare", workbook(), name)
    assert (told.code, told.out.splitlines()) == (
        1,
        [f"标题以前：年报.xlsx 没有，{name} 写的是“（征求意见稿）”"],
    )


@pytest.mark.parametrize(("old", "new"), [("17", "017"), ("1.25", "1.250"), ("17", "１７")])
def test_a_figure_in_another_writing_is_told_as_that(
    old: str, new: str, published: Finished, gaitool: Run
) -> None:
    name = written(published, replaced(published.seen, f">{old}</", f">{new}</"))
    told = gaitool("compare", workbook(), name)
    (line,) = told.out.splitlines()
    assert told.code == 1
    assert line.endswith(f"（数值相同，写法不同）：年报.xlsx 写的是“{old}”，{name} 写的是“{new}”")
    checked = gaitool("check", name, "--select", "G110", "--fail-on", "warning")
    assert (checked.code, "（数值相同，写法不同）" in checked.out) == (1, True)


def test_rows_that_changed_places_are_told_once(published: Finished, gaitool: Run) -> None:
    row = {"html": "tr", "docx": "w:tr"}[published.ending]
    end = f"</{row}>"
    seen = published.seen
    at = seen.rindex(f"<{row}>", 0, seen.index(">行政处罚<"))
    middle = seen.index(end, at) + len(end)
    stop = seen.index(end, middle) + len(end)
    name = written(published, seen[:at] + seen[middle:stop] + seen[at:middle] + seen[stop:])
    told = gaitool("compare", workbook(), name)
    (line,) = told.out.splitlines()
    assert (told.code, f"在 {name} 里换了位置，在“" in line) == (1, True)


def test_a_paragraph_that_was_parted_is_told_as_that(published: Finished, gaitool: Run) -> None:
    seam = {"html": "</p><p>", "docx": "</w:t></w:r></w:p><w:p><w:r><w:t>"}[published.ending]
    old = "没有其他需要报告的事项。"
    name = written(published, replaced(published.seen, old, seam + old))
    told = gaitool("compare", workbook(), name)
    (line,) = told.out.splitlines()
    assert (told.code, line.startswith("六、其他需要报告的事项（分段不同）：")) == (1, True)
    assert f"〔分段〕{old}" in line


def test_what_gaitool_never_writes_is_told_in_one_line(gaitool: Run) -> None:
    page = MAKERS["html"](report_of(RIGHT))
    style = 'p::before{content:"（未审）"}</style>'
    name = written(page, replaced(page.seen, "</style>", style))
    told = gaitool("compare", workbook(), name)
    assert (told.code, told.out.splitlines()) == (
        1,
        [
            f"{name}：文件里有 gaitool 不会写的内容（样式添上的“（未审）”），"
            "能添上、遮住或换掉看到的字，看到的与这里读到的是否相同不能担保"
        ],
    )
    checked = gaitool("check", name, "--select", "G110", "--fail-on", "warning")
    assert (checked.code, "不能担保" in checked.out) == (1, True)


@pytest.mark.parametrize("ending", MAKERS)
def test_a_draft_is_not_accused_of_what_it_drafted(ending: str, gaitool: Run) -> None:
    name = data_file(RIGHT | {"sections": {}})
    assert gaitool("report", name, "--draft", "-o", f"草稿.{ending}").code == 0
    told = gaitool("compare", name, f"草稿.{ending}")
    assert (told.code, told.out) == (0, "")
    assert f"草稿.{ending}：这是草稿" in told.err


def with_another_year(document: Finished) -> Finished:
    """Return a document with another year wherever its words name one, not in title alone."""
    begin = document.seen.index("body>")
    head, body = document.seen[:begin], document.seen[begin:]
    return replace(document, seen=head + body.replace("2025", "2024").replace("2026", "2025"))


def without_data(document: Finished) -> Finished:
    return replace(document, carried="" if document.ending == "html" else "<report/>")


def test_a_page_without_data_and_with_another_year_is_not_taken_for_last_years(
    published: Finished, gaitool: Run
) -> None:
    name = written(without_data(with_another_year(published)))
    told = gaitool("compare", workbook(), name)
    assert (told.code, "两份写的年度是 2025 年、2024 年" in told.err) == (1, True)
    assert f"{name} 里没有 gaitool 带的数据" in told.err
    assert not list(Path().glob("*对比.xlsx"))
    gaitool("compare", "年报.xlsx", name, "-o", "同比.xlsx")
    assert Path("同比.xlsx").exists()


@pytest.mark.parametrize(
    ("old", "new"), [('"year": 2025', '"year": 2024'), ('"agency": "示例', '"agency": "别的')]
)
def test_data_that_name_another_year_or_organ_are_listed(
    old: str, new: str, published: Finished, gaitool: Run
) -> None:
    name = written(replace(published, carried=replaced(published.carried, old, new)))
    told = gaitool("compare", workbook(), name)
    assert (told.code, told.out.startswith(f"{name}：“报告标题”看到的是“")) == (1, True)
    assert "两份都是 2025 年的同一份报告" in told.err
    assert not list(Path().glob("*对比.xlsx"))


def test_another_year_in_page_and_data_does_not_make_it_last_years(
    published: Finished, gaitool: Run
) -> None:
    carried = replaced(published.carried, '"year": 2025', '"year": 2024')
    name = written(replace(with_another_year(published), carried=carried))
    told = gaitool("compare", workbook(), name)
    assert (told.code, "两份的数每一格都相同" in told.err) == (1, True)
    assert not list(Path().glob("*对比.xlsx"))


def test_what_was_changed_in_page_and_data_alike_is_listed(
    published: Finished, gaitool: Run
) -> None:
    seen = replaced(published.seen, ">17</", ">18</")
    carried = replaced(published.carried, 'natural_person": 17', 'natural_person": 18')
    name = written(replace(published, seen=seen, carried=carried))
    told = gaitool("compare", workbook(), name)
    assert (told.code, told.out.count("\n")) == (1, 1)
