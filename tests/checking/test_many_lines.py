"""What was added in many lines is told in one, with how many they are."""

from pathlib import Path

from gaitool.cli.two_versions import Version

from tests.support.approved import told_of
from tests.support.word_changes import Change, changed
from tests.support.workbooks import parts_of


def with_paragraphs(document: bytes, count: int, look: str = "") -> bytes:
    """Return a document with many paragraphs put in after its first words."""
    text = parts_of(document)["word/document.xml"].decode()
    start = text.index("本报告根据")
    end = text.index("</w:p>", start) + len("</w:p>")
    added = (
        f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>另有第{n}件正在办理。</w:t></w:r></w:p>"
        for n in range(count)
    )
    return changed(
        document, Change("word/document.xml", text[start:end], text[start:end] + "".join(added))
    )


def test_many_lines_that_were_added_are_one_with_their_number(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    for told in told_of(with_paragraphs(document, 300), approved, tmp_path):
        (one,) = told
        assert "另有第0件正在办理。〔分段〕另有第1件正在办理。" in one
        assert "等 300 段" in one
        assert len(one) < 200


def test_a_few_lines_that_were_added_are_told_each(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    for told in told_of(with_paragraphs(document, 10), approved, tmp_path):
        assert len(told) == 10


def test_one_look_of_many_lines_is_one_cause_with_their_number(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    content = with_paragraphs(document, 300, "<w:caps/>")
    for told in told_of(content, approved, tmp_path):
        (cause,) = [line for line in told if "字母大写" in line]
        assert "等 300 处的字母大写" in cause


def test_many_lines_after_the_signature_are_one_with_their_number(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    end = "<w:sectPr "
    added = "".join(f"<w:p><w:r><w:t>附件{n}：名单</w:t></w:r></w:p>" for n in range(300))
    content = changed(document, Change("word/document.xml", end, added + end))
    for told in told_of(content, approved, tmp_path):
        (one,) = told
        assert "附件0：名单〔分段〕附件1：名单" in one
        assert "等 300 段" in one


def test_many_rows_that_were_added_are_one_with_their_number(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    end = "</w:tbl>"
    cells = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>" * 4
    added = "".join(f"<w:tr>{cells.format('某项', n, n, n)}</w:tr>" for n in range(11))
    content = changed(document, Change("word/document.xml", end, added + end))
    for told in told_of(content, approved, tmp_path):
        assert len([line for line in told if "某项" in line and "等 11 行" in line]) == 1
