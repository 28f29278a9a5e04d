"""The organ is taken by its fullest name that the text has; a short one is told as short."""

import pytest

from tests.support.importing.published_text import PREAMBLE, imported, published_text


def cover(title: str, *preamble: str) -> tuple[str, list[str]]:
    above = (f"{title}2023年政府信息公开工作年度报告",)
    known = imported(published_text(above=above, preamble=(PREAMBLE, *preamble), sign_off=()))
    return known.report.cover.agency, [one.text for one in known.doubts if "简称" in one.text]


@pytest.mark.parametrize(
    ("title", "sentence", "agency"),
    [
        ("松河镇", "现公开松河镇人民政府的工作。", "松河镇人民政府"),
        ("松河街道", "松河街道办事处开展了这项工作。", "松河街道办事处"),
        ("松河街", "松河街道办事处开展了这项工作。", "松河街道办事处"),
        ("松河街道", "本报告由青石区松河街道办事处编制。", "青石区松河街道办事处"),
        ("", "本报告由青石县松河镇人民政府政务公开工作机构编制。", "青石县松河镇人民政府"),
    ],
)
def test_a_name_that_the_text_completes_is_taken_in_full(
    title: str, sentence: str, agency: str
) -> None:
    assert cover(title, sentence) == (agency, [])


@pytest.mark.parametrize("title", ["松河镇", "松河街道"])
def test_a_place_that_nothing_completes_is_told_as_a_short_name(title: str) -> None:
    agency, (told,) = cover(title, "另有青石镇人民政府的工作。")
    assert agency == title
    assert told == f"机关名称只有简称“{title}”，请补全"
