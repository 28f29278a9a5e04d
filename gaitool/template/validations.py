"""What the input cells accept, with the Chinese words Excel shows beside them.

A title may have 32 characters and a message 255; the pen refuses to write a longer one.
"""

from collections.abc import Iterable
from typing import Any

from gaitool.counted_register import FIRST_DAY, LAST_DAY
from gaitool.form import CASES, Measure
from gaitool.layout import Address

# A validation of a range needs two ends; no organ comes near a million million.
_LARGEST = 10**12
_DECIMAL_PLACES = tuple(f"最多{number}位小数" for number in "零一二三四五六")


def figure(measure: Measure, title: str, message: str) -> dict[str, Any]:
    """Accept what a figure may be: whole 件 from 0, amounts from 0, signed ones below it too."""
    return {
        "validate": "decimal" if measure.decimals else "integer",
        **_from_zero_on(measure),
        "error_title": "填写有误",
        "error_message": _refusal(measure),
        **_prompt(title, message),
    }


def _from_zero_on(measure: Measure) -> dict[str, Any]:
    # 本年增/减 of 2019.
    if measure.signed:
        return {"criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST}
    return {"criteria": ">=", "value": 0}


def _refusal(measure: Measure) -> str:
    if measure == CASES:
        return "这里只能填 0 或正整数，不带单位、不留“/”。没有的填 0。"
    what = "金额" if measure.word.endswith("元") else "数"
    places = _DECIMAL_PLACES[measure.decimals] if measure.decimals else "不带小数"
    sign = "减少的写负数" if measure.signed else "不能是负数"
    return f"这里填以{measure.word}为单位的{what}，{places}，{sign}。没有的填 0。"


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


def year(years: range, title: str, message: str) -> dict[str, Any]:
    """Accept the year of a report of this form."""
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": years[0],
        "maximum": years[-1],
        "error_title": "年度有误",
        "error_message": "填四位数的年份，例如 2026。",
        **_prompt(title, message),
    }


def day(years: range, address: Address, title: str, message: str) -> dict[str, Any]:
    """Accept a date in a cell, from the year on in which the first reports of the form were due."""
    first = years[0] + 1
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({address}),{address}>=DATE({first},1,1))",
        "error_title": "日期有误",
        "error_message": "填报告的落款日期，例如 2027-1-20。",
        **_prompt(title, message),
    }


def listed(source: str, title: str, message: str, *, strict: bool = True) -> dict[str, Any]:
    """Accept one of the words of a range, offered in a drop-down; others with a word of doubt."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if strict else "information",
        "error_title": "请从列表中选",
        "error_message": "请从列表中选，不要改写法。" if strict else "列表里没有这个写法。",
        **_prompt(title, message),
    }


def calendar_day(title: str, message: str) -> dict[str, Any]:
    """Accept a date of the years in which there is a right to ask for information."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": FIRST_DAY,
        "maximum": LAST_DAY,
        "error_title": "日期有误",
        "error_message": "填真正的日期，例如 2025-3-5。",
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
