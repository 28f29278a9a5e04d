"""A return slip as a letter of one page, however much there is to mend."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from gaitool.collection import Standing, UnitLine
from gaitool.findings import Finding, Severity
from gaitool.renderers.rollup.return_slip_document import SentWith, write_return_slip
from gaitool.renderers.rollup.return_slips import ReturnTerms

from tests.support.judges import Judge
from tests.support.office.client import Office
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.office.printed_pages import printed_pages

TERMS = ReturnTerms(
    "2026年1月20日", "县政府办公室政务公开科", "示例县人民政府办公室", "2026年1月5日"
)
FILES = SentWith("示例县甲局_退回通知.txt", "示例县甲局_批注.xlsx")
LINE = UnitLine("示例县甲局", True, Standing.FAILED, False, "甲局.xlsx", year=2025, errors=3)


def findings(count: int, length: int) -> list[Finding]:
    severities = [Severity.ERROR, Severity.WARNING, Severity.NOTICE]
    return [
        Finding(
            rule="G301",
            severity=severities[3 * number // count],
            title="",
            message=f"第{number + 1}格{'不平' * length}。",
            cells=(),
            hint="对照台账。",
        )
        for number in range(count)
    ]


SLIPS = {
    "one finding": findings(1, 4),
    "twelve": findings(12, 12),
    "five short ones": findings(5, 4),
    "three long ones": findings(3, 200),
    "sixty": findings(60, 12),
    "none": [],
}


def paragraphs(content: bytes) -> list[str]:
    return [one.text.replace("\u00a0", "") for one in docx.Document(io.BytesIO(content)).paragraphs]


def letter(found: list[Finding], files: SentWith = FILES) -> list[str]:
    return paragraphs(write_return_slip(LINE, found, TERMS, files))


def items(told: list[str]) -> list[str]:
    return [words for words in told if words.partition("．")[0].isdecimal()]


def test_the_same_slip_gives_the_same_bytes() -> None:
    one, other = (write_return_slip(LINE, SLIPS["sixty"], TERMS, FILES) for _ in range(2))
    assert one == other


def test_it_names_the_unit_what_is_wrong_by_when_and_who_asks() -> None:
    title, addressee, opening, heading, item, *_, due, sender, day = letter(SLIPS["one finding"])
    assert title == "政府信息公开工作年度报告退回修改通知"
    assert addressee == "示例县甲局："
    assert "有 3 处错误必须改正" in opening
    assert (heading, item) == ("一、必须改正（1 处）", "1．第1格不平不平不平不平。对照台账。")
    assert "2026年1月20日" in due
    assert (sender, day) == ("示例县人民政府办公室", "2026年1月5日")


def test_of_many_findings_the_gravest_stand_on_the_page() -> None:
    told = letter(SLIPS["sixty"])
    listed = items(told)
    assert listed[:20] == [f"{n}．第{n}格{'不平' * 12}。对照台账。" for n in range(1, 21)]
    left = 60 - len(listed)
    assert 20 < left <= 40
    assert f"另有 {left} 处（核实 {left - 20}、供参考 20）没有列在这里，" in "".join(told)
    assert "全部标在另附的“示例县甲局_批注.xlsx”里" in "".join(told)


def test_all_findings_of_a_page_are_told_whole_in_a_smaller_size() -> None:
    found = SLIPS["twelve"]
    assert [words.partition("．")[2] for words in items(letter(found))] == [
        f"{one.message}{one.hint}" for one in found
    ]


def test_without_a_marked_copy_the_rest_is_in_the_text() -> None:
    told = "".join(letter(SLIPS["sixty"], SentWith(FILES.listing)))
    assert "见“示例县甲局_退回通知.txt”。" in told


def test_what_is_explained_is_not_asked_for() -> None:
    (one,) = SLIPS["one finding"]
    assert "第1格" not in "".join(letter([one._replace(explained=True)]))


def test_nobody_signs_where_nobody_says_who_asks() -> None:
    content = write_return_slip(
        LINE, SLIPS["one finding"], replace(TERMS, sender="", day=""), FILES
    )
    assert paragraphs(content)[-1].startswith("请在 2026年1月20日")


@pytest.mark.parametrize("name", SLIPS)
def test_it_is_valid_office_open_xml(name: str, tmp_path: Path, office_errors: Judge) -> None:
    path = tmp_path / "slip.docx"
    path.write_bytes(write_return_slip(LINE, SLIPS[name], TERMS, FILES))
    assert office_errors(path) == []


@pytest.mark.parametrize("name", SLIPS)
def test_libreoffice_prints_one_page(name: str, tmp_path: Path, office: Office) -> None:
    path = tmp_path / "slip.docx"
    path.write_bytes(write_return_slip(LINE, SLIPS[name], TERMS, FILES))
    assert len(printed_pages(office.convert(path, tmp_path / "pdf", "pdf"))) == 1


def test_onlyoffice_prints_one_page(tmp_path: Path, onlyoffice: OnlyOffice) -> None:
    path = tmp_path / "slip.docx"
    path.write_bytes(write_return_slip(LINE, SLIPS["sixty"], TERMS, FILES))
    assert len(printed_pages(onlyoffice.print_pages(path))) == 1
