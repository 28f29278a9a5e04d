"""Part one may number its own points as parts are numbered, and call them what parts are called."""

from tests.support.importing.published_text import OVERVIEW, found, imported, published_text

POINTS = (
    "一、加强领导。确定专人负责。",
    "二、主动公开政府信息情况。发布信息57条。",
    "三、收到和处理政府信息公开申请情况",
    "本局未收到申请。",
    "四、依申请公开政府信息情况。本局未收到申请。",
    "五、存在的问题和改进情况。更新不够及时。",
    "六、其他需要报告的事项。没有收取费用。",
)
WHOLE = published_text(overview=(*OVERVIEW, *POINTS))


def test_points_of_part_one_are_no_parts() -> None:
    assert found(WHOLE, "G801", "G802", "G803") == []
    sections = imported(WHOLE).report.sections
    assert "五、存在的问题和改进情况" in str(sections["overview"])
    assert sections["problems"] == imported(published_text()).report.sections["problems"]


def test_a_part_that_stands_too_early_is_told_where_no_other_has_its_name() -> None:
    text = published_text(
        overview=(*OVERVIEW, "三、收到和处理政府信息公开申请情况", "未收到申请。"),
        headings={"applications": ""},
    )
    assert "G801" in found(text, "G801")


def test_the_date_is_told_as_not_seen_where_the_text_ends_after_such_points() -> None:
    text = WHOLE[: WHOLE.index("一、本年新收")]
    text = text.replace("\n", "\n发布日期：2024-01-16\n", 1)
    (doubt,) = (one.text for one in imported(text).doubts if one.key is None)
    assert doubt.startswith("没有看到落款")
