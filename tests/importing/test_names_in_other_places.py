"""The organ of a report where its title is broken, misprinted or missing."""

import pytest

from gaitool.importers.titles import read_title

from tests.support.importing.published_text import OVERVIEW, imported, published_text

BARE = {"above": (), "preamble": (), "sign_off": ()}
FIRST_SENTENCES = [
    ("2023年，松河市青坪区水务局以优化服务为目标，推进各项工作。", "松河市青坪区水务局"),
    ("2023年，区水务局把公开工作抓在手上。", "区水务局"),
    ("2023年度，区柳湖管理局落实各项部署。", "区柳湖管理局"),
    ("按照区政府有关要求，区政府审批服务办不断规范公开工作。", "区政府审批服务办"),
    ("2023年，区审计局认真做好公开工作。", "区审计局"),
    ("2023年，柳河镇紧扣工作主线，做好公开工作。", "柳河镇"),
    ("2023年，商务局信息公开工作在县政府领导下扎实开展。", "商务局"),
    ("2023年，松河经济开发区在县委、县政府领导下，认真落实各项部署。", "松河经济开发区"),
]

WHOLE = {"松河市青坪区水务局", "松河经济开发区"}


def agency(text: str) -> str:
    return imported(text).report.cover.agency


def doubts(text: str) -> list[str]:
    return [doubt.text for doubt in imported(text).doubts if doubt.key is None]


@pytest.mark.parametrize(("sentence", "name"), FIRST_SENTENCES)
def test_the_subject_of_the_first_sentence_is_the_organ_and_doubted(sentence: str, name: str):
    text = published_text(overview=(sentence, *OVERVIEW), **BARE)
    assert agency(text) == name
    assert any(f"用了正文里的“{name}”，请核对" in doubt for doubt in doubts(text))


def test_what_is_done_is_no_name() -> None:
    sentence = "2023年，按照有关文件精神，通过对区内文件进行认真梳理，做好公开工作。"
    assert agency(published_text(overview=(sentence, *OVERVIEW), **BARE)) == ""


def test_an_organ_before_a_title_without_one_is_its() -> None:
    above = ("2023年柳河镇人民政府信息公开工作报告", "发布时间:2024-01-18 15:32")
    text = published_text(above=(*above, "政府信息公开工作年度报告"), preamble=(), sign_off=())
    assert agency(text) == "柳河镇人民政府"


@pytest.mark.parametrize(("sentence", "name"), FIRST_SENTENCES)
def test_a_name_without_its_place_is_told_to_be_short(sentence: str, name: str):
    told = f"机关名称只有简称“{name}”，请补全" in doubts(
        published_text(overview=(sentence, *OVERVIEW), **BARE)
    )
    assert told == (name not in WHOLE)


def test_a_short_name_in_preamble_or_title_is_told_as_well():
    preamble = ("现公布区审计局2023年政府信息公开工作年度报告。",)
    in_preamble = published_text(above=(), preamble=preamble, sign_off=())
    title = ("区审计局2023年政府信息公开工作年度报告",)
    in_title = published_text(above=title, sign_off=())
    for text in (in_preamble, in_title):
        assert "机关名称只有简称“区审计局”，请补全" in doubts(text)
    whole = published_text(above=("松河海关2023年政府信息公开工作年度报告",), sign_off=())
    assert doubts(whole) == []


REPORT = "2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("name", ["应急管理办公室", "规划建设局", "青坪分局"])
def test_the_body_above_an_organ_without_a_place_is_of_its_name(name: str):
    body = "松河市柳湖旅游度假区管理委员会"
    text = published_text(above=(body, f"{name}{REPORT}"), sign_off=())
    assert agency(text) == f"{body}{name}"
    assert doubts(text) == [f"标题的机关名称分在两行，连起来读作“{body}{name}”，请核对"]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("松河市人民政府", "松河海关"),
        ("松河市人民政府", "松河市青坪镇"),
        ("松河市人民政府门户网站", "应急管理办公室"),
        ("信息来源：松河市人民政府", "应急管理办公室"),
    ],
)
def test_what_else_stands_above_a_title_is_none_of_the_name(above: str, name: str):
    assert agency(published_text(above=(above, f"{name}{REPORT}"), sign_off=())) == name


@pytest.mark.parametrize(
    "words",
    [
        "政府信息公开工作告年度报",
        "政府信息公开工作年底报告",
        "政府信息公开作年度报告",
        "政府信息公开工作年度度报告",
    ],
)
def test_a_title_with_a_slip_in_its_fixed_words_comes_before_who_published(words: str):
    lines = (f"松河县青坪镇2023年{words}", "来源：松河县人民政府办公室 发布时间：2024-01-22")
    text = published_text(above=lines, sign_off=())
    cover = imported(text).report.cover
    assert (cover.agency, cover.year) == ("松河县青坪镇", "2023")


@pytest.mark.parametrize("words", ["政府信息公开工作年度计划", "政府信息公开工作要点安排"])
def test_a_line_of_other_words_is_no_title(words: str):
    text = published_text(above=(f"松河县青坪镇2023年{words}",), sign_off=())
    assert read_title(f"松河县青坪镇2023年{words}") is None
    assert agency(text) != "松河县青坪镇"
