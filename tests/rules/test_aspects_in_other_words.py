"""Part one speaks of an aspect in whatever words offices use for it."""

import pytest

from tests.support.importing.published_text import findings, published_text

ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
TOLD = {
    "主动公开": (
        "各村公示栏张贴低保名单，网上公示补贴41笔。",
        "挂网通知、公告26篇。",
        "按时公开部门预算。",
        "信息公开量为93条。",
        "把大家关心的事晒在网上。",
        "公开行政许可8件、行政处罚3件。",
        "加大了公开力度，公开形式也多了起来。",
    ),
    "依申请公开": (
        "群众申请的答复工作按时完成。",
        "没有人向本局索取政府信息。",
        "受理2宗，均为网上申请。",
        "申请以及回复都很顺利，申请人没有异议。",
    ),
    "政府信息管理": (
        "稿件由分管领导签发。",
        "过期的内容及时清理。",
        "做到不失密。",
        "编制目录并按月更新。",
        "每件公文都写明是否公开。",
    ),
    "政府信息公开平台建设": (
        "县网站的栏目重新改造。",
        "办事大厅建成查阅点。",
        "开通视频号。",
        "多了一条公开渠道，拓宽了群众了解的途径。",
        "在网站发布通知5条。",
        "“掌上松河”APP公开政策21件。",
        "微信公众号推送解读13篇。",
        "主要利用县政府网站告知群众。",
    ),
    "监督保障": (
        "局长亲自过问。",
        "安排两名工作人员。",
        "写进目标责任书。",
        "召开会议部署。",
        "公开的事由综合股负责此项工作。",
        "成立工作小组，列入议事日程。",
        "设意见箱，做满意度调查。",
        "请老师授课一次。",
        "对各股室的政务公开做了监督检查。",
        "主动接受社会监督。",
        "对各股室政务公开工作进行抽查。",
        "请第三方评估政务公开。",
        "定期调度公开进度。",
        "组织《条例》业务讲座两次。",
        "对专栏检查四次。",
        "公布了双随机检查结果；每季检查一次。",
    ),
}
PAIRS = [(aspect, text) for aspect, texts in TOLD.items() for text in texts]


def missing(*overview: str) -> str:
    told = (one.message for one in findings(published_text(overview=overview)))
    return "".join(message for message in told if "没有写到" in message)


@pytest.mark.parametrize(("aspect", "text"), PAIRS)
def test_any_clear_mention_of_an_aspect_is_enough(aspect: str, text: str) -> None:
    assert aspect not in missing(text).partition("没有写到")[2].rstrip("。").split("、")


def test_words_about_the_law_alone_speak_of_no_aspect() -> None:
    assert missing("本局学透用好条例精神。").endswith(f"没有写到{'、'.join(ASPECTS)}。")


@pytest.mark.parametrize(
    ("aspect", "text"),
    [
        ("依申请公开", "办结行政许可申请35件。"),
        ("监督保障", "配合市场监督管理局的工作。"),
        ("监督保障", "保障群众的知情权、参与权、监督权。"),
        ("监督保障", "公布安全生产监督检查12次。"),
        ("监督保障", "公示行政执法检查结果5条。"),
        ("监督保障", "公布双随机抽查12次。"),
        ("监督保障", "公示劳动保障监察结果3条。"),
        ("监督保障", "发布防汛调度信息8条。"),
        ("监督保障", "公布健康讲座的通知。"),
        ("监督保障", "发布安全生产检查12次。"),
        ("监督保障", "公示产品质量监督抽查和食品抽检12批。"),
        ("监督保障", "公布环境影响评估结果。"),
        ("政府信息公开平台建设", "全年发布通知5条。"),
    ],
)
def test_what_only_sounds_like_an_aspect_is_none(aspect: str, text: str) -> None:
    assert aspect in missing(text)
