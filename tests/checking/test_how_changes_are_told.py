"""What was changed in a finished page is told as what it is: once, in its place, in its words."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.checking.sources import read_source
from gaitool.office_files.own_documents import DRAFT_WORDS
from gaitool.renderers.report.formats import report_in
from gaitool.rules.carried import told_altered

from tests.support.altered_documents import MAKERS, replaced
from tests.support.importing.varied_reports import VARIED
from tests.support.text_grid import report_of

PAGE = MAKERS["html"](report_of(VARIED["complete"]))
WHOLE = PAGE.seen + PAGE.carried
SENTENCE = "召开了全市政务公开工作业务培训会议，开展了2023年度政务公开工作考核。"


def told(text: str, folder: Path) -> list[str]:
    path = folder / "公布.html"
    path.write_text(text, encoding="utf-8")
    report = read_source(path).report
    return [told_altered(report, one) for one in report.altered]


def changed_everywhere(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a page, or all parts of the package of a document, with something changed."""
    if not content.startswith(b"PK"):
        return change(content)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return changed.getvalue()


def without_draft_line(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return re.sub(rb'<p class="draft">.*?</p>', b"", content)
    return changed_everywhere(content, lambda part: part.replace(DRAFT_WORDS.encode(), b""))


def without_draft_on_paper(content: bytes) -> bytes:
    box = re.compile(r"@top-center \{[^}]*\} |草　稿(?=<)".encode())
    return changed_everywhere(content, lambda part: box.sub(b"", part))


def with_data_of_no_draft(content: bytes) -> bytes:
    return changed_everywhere(
        content, lambda part: re.sub(rb"(draft(?:&quot;|\"): )true", rb"\1false", part)
    )


def figure_as(written: str) -> str:
    changed = re.sub(r'(<td headers="[^"]*">)24(</td>)', rf"\g<1>{written}\2", WHOLE, count=1)
    assert changed != WHOLE
    return changed


def test_two_sentences_that_were_joined_are_one_difference(tmp_path: Path) -> None:
    (one,) = told(replaced(WHOLE, "文件45件。召开了", "文件45件，召开了"), tmp_path)
    assert "文件45件，召开了" in one
    assert "文件45件。召开了" in one


@pytest.mark.parametrize(
    ("to", "where"),
    [
        ("2023年，永济市人民政府办公室审核发布", "前面"),
        ("2023年永济市人民政府门户网站发布", "后面"),
    ],
)
def test_a_sentence_that_was_moved_is_told_as_moved(to: str, where: str, tmp_path: Path) -> None:
    moved = replaced(replaced(WHOLE, SENTENCE, ""), to, SENTENCE + to)
    (one,) = told(moved, tmp_path)
    assert one.startswith(f"“一、总体情况”的“{SENTENCE[:24]}…”换了位置，看到的在“")
    assert one.endswith(where)


def test_a_word_in_a_table_within_a_cell_is_that_cells(tmp_path: Path) -> None:
    (one,) = told(figure_as("<table><tr><td>24</td></tr><tr><td>注</td></tr></table>"), tmp_path)
    assert one == "“行政规范性文件 · 现行有效件数”看到的是“24注”，文件里带的数据是“24”"


def test_text_that_is_turned_round_is_told(tmp_path: Path) -> None:
    (one,) = told(figure_as("\u202e24"), tmp_path)
    assert "看到的是“〔从右往左〕24”" in one


def test_two_numbers_in_a_cell_are_not_called_the_same(tmp_path: Path) -> None:
    (one,) = told(figure_as("2 4"), tmp_path)
    assert "数值相同" not in one


def test_a_label_that_stands_in_a_table_more_than_once_is_told_with_its_head(
    tmp_path: Path,
) -> None:
    at = WHOLE.rindex(">结果维持<")
    (one,) = told(WHOLE[:at] + ">结果推翻<" + WHOLE[at + len(">结果维持<") :], tmp_path)
    assert one.startswith(
        "“四、政府信息公开行政复议、行政诉讼情况 · 表头和项目（复议后起诉）”看到的"
    )


def test_rows_changed_places_beside_one_that_stands_there_once(tmp_path: Path) -> None:
    swapped = re.sub(
        "行政(处罚|强制)<", lambda m: f"行政{'强制' if m[1] == '处罚' else '处罚'}<", WHOLE
    )
    (one,) = told(swapped, tmp_path)
    assert one.endswith("看到的在“行政处罚”一行上面")


def test_a_style_that_was_taken_out_is_not_told_as_one_that_is_there(tmp_path: Path) -> None:
    (one,) = told(re.sub(r"(?s)<style>.*?</style>", "", WHOLE), tmp_path)
    assert one.startswith("生成时的样式没有了")


@pytest.mark.parametrize(
    "added",
    [
        "<ruby>字<rt>作废</rt></ruby>",
        "<svg><text>作废</text></svg>",
        '<iframe srcdoc="&lt;b&gt;作废&lt;/b&gt;"></iframe>',
        '<input placeholder="作废">',
        '<input type="button" value="作废">',
        "<dialog>作废</dialog>",
        "<noscript>作废</noscript>",
        '<img src="a.png" alt="作废">',
        "<object>作废</object>",
        "<select><option>作废</option></select>",
        '<span title="作废"></span>',
        "<style>p::after { content: '作废' }</style>",
    ],
)
def test_words_that_only_browsers_show_are_quoted(added: str, tmp_path: Path) -> None:
    found = told(replaced(WHOLE, "</h1>", "</h1>" + added), tmp_path)
    assert "“作废”" in found[-1]


@pytest.mark.parametrize("ending", MAKERS)
def test_that_a_draft_says_so_no_more_is_told(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"草稿.{ending}"
    written = report_in(f".{ending}", report_of(VARIED["complete"]), draft=True)
    content = written.encode() if isinstance(written, str) else written
    path.write_bytes(content)
    assert read_source(path).report.altered == ()
    path.write_bytes(without_draft_line(content))
    (one,) = (one for one in read_source(path).report.altered if one.place == "before")
    assert (one.seen, one.carried) == ("", DRAFT_WORDS)


@pytest.mark.parametrize("ending", MAKERS)
def test_what_the_sheets_say_of_a_draft_is_told(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"草稿.{ending}"
    written = report_in(f".{ending}", report_of(VARIED["complete"]), draft=True)
    content = written.encode() if isinstance(written, str) else written
    path.write_bytes(without_draft_on_paper(content))
    (lost,) = read_source(path).report.altered
    assert (lost.seen, lost.carried) == ("", "每一页的草稿标记")
    path.write_bytes(with_data_of_no_draft(content))
    told = [one.seen for one in read_source(path).report.altered]
    assert "每一页的草稿标记" in told
    assert DRAFT_WORDS in told
