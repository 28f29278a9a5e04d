"""What the input cells accept, with the Chinese words Excel shows beside them.

A title may have 32 characters and a message 255; the pen refuses to write a longer one.
"""

from collections.abc import Iterable
from typing import Any

from gaitool.form import CASES, FORM_2021, Measure
from gaitool.layout import Address


def figure(measure: Measure, title: str, message: str) -> dict[str, Any]:
    """Accept what a figure may be: whole 件 from 0, or 万元 from 0."""
    if measure == CASES:
        kind, refusal = "integer", "这里只能填 0 或正整数，不带单位、不留“/”。没有的填 0。"
    else:
        kind, refusal = (
            "decimal",
            "这里填以万元为单位的金额，最多四位小数，不能是负数。没有的填 0。",
        )
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "error_title": "填写有误",
        "error_message": refusal,
        **_prompt(title, message),
    }


def choice(options: Iterable[str], title: str, message: str) -> dict[str, Any]:
    """Accept one of a few words, offered in a drop-down."""
    words = list(options)
    return {
        "validate": "list",
        "source": words,
        "error_title": "请从列表中选",
        "error_message": f"只能选：{'、'.join(words)}。",
        **_prompt(title, message),
    }


def year(title: str, message: str) -> dict[str, Any]:
    """Accept the year of a report of this form."""
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": FORM_2021.years[0],
        "maximum": FORM_2021.years[-1],
        "error_title": "年度有误",
        "error_message": "填四位数的年份，例如 2026。",
        **_prompt(title, message),
    }


def day(address: Address, title: str, message: str) -> dict[str, Any]:
    """Accept a date in a cell, from the year on in which the first reports of the form were due."""
    first = FORM_2021.years[0] + 1
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({address}),{address}>=DATE({first},1,1))",
        "error_title": "日期有误",
        "error_message": "填报告的落款日期，例如 2027-1-20。",
        **_prompt(title, message),
    }


def note(title: str, message: str) -> dict[str, Any]:
    """Accept anything; only show a message beside the cell."""
    return {"validate": "any", **_prompt(title, message)}


def _prompt(title: str, message: str) -> dict[str, Any]:
    return {
        "input_title": title,
        "input_message": message,
        "ignore_blank": True,
    }
