"""Ten reports that differ in what they fill in, how their texts are parted, and how they sign."""

from typing import Any

from tests.support.text_grid import applications, fixture

_OVERVIEW = [
    {
        "heading": "引言",
        "body": "根据《中华人民共和国政府信息公开条例》编制本报告。\n本报告共六个部分。",
    },
    {"heading": "（一）主动公开", "body": "公开信息 31 条。"},
    {"heading": "（二）依申请公开", "body": "收到申请 3 件，均已答复。\n没有收费。"},
]


def _report(**changes: Any) -> dict[str, Any]:
    return fixture("consistent") | changes


def _published(name: str, **changes: Any) -> dict[str, Any]:
    return fixture(f"published/{name}") | changes


VARIED: dict[str, dict[str, Any]] = {
    "complete": fixture("yongji_2023"),
    "of the tests": fixture("consistent"),
    "large figures": fixture("provincial_capital_2025"),
    "points inside texts": _report(
        sections={
            "overview": [
                _OVERVIEW[0],
                {"heading": "", "body": "（一）开头没有小标题的一段。"},
                _OVERVIEW[2],
            ],
            "problems": [
                {
                    "heading": "存在的主要问题",
                    "body": "（一）解读形式单一。今后增加图解。\n（二）队伍薄弱。",
                },
                {
                    "heading": "改进情况",
                    "body": "1.增加图解。\n2.开展培训\n一是加强培训；\n二是定期通报。",
                },
            ],
            "other_matters": [{"heading": "", "body": "没有收取信息处理费。"}],
        }
    ),
    "no sub-headings": _report(
        sections={
            "overview": [{"heading": "", "body": "本年公开信息 12 条。\n没有收到申请。"}],
            "problems": [{"heading": "", "body": "问题是人手不足。改进措施是增加人手。"}],
            "other_matters": [{"heading": "", "body": "无其他需要报告的事项。"}],
        }
    ),
    "blanks and strokes": _report(
        cells={
            **fixture("consistent")["cells"],
            "applications.received.natural_person": "/",
            "applications.granted.research": "",
            "disputes.review.upheld": "无",
            "disclosure.fees.amount": "12.3456",
        },
        declared={},
    ),
    "totals that do not add up": _report(
        **applications("received 4 . . . . . 5\ngranted 3 . . . . . 3\nconcluded 9 . . . . . 9")
    ),
    "a township without date": _report(agency="示例县第二镇人民政府", date=""),
    "words of the form in the text": _report(
        sections={
            "overview": [
                _OVERVIEW[0],
                {
                    "heading": "（一）其他",
                    "body": "总计\n予以公开 3 件，其他处理 0 件。\n行政许可 5",
                },
            ],
            "problems": [{"heading": "（一）问题", "body": "主动公开政府信息情况不够好。"}],
            "other_matters": [
                {"heading": "（一）收费", "body": "信息处理费 0 元。"},
                {"heading": "（二）下载", "body": "报告可以从网站下载，2024年1月29日起公布。"},
            ],
        }
    ),
    "published with words in cells": _published("wendeng_xinfang_2022"),
}
