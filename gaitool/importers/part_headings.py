"""Tells the headings of the six parts, in the variants that published reports use."""

import re

from gaitool.form import FORM_2021
from gaitool.importers.labels import core
from gaitool.text.folding import fold_label

_LONGEST_HEADING = 45
_TOP_NUMBER = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}(?:部分)?[、.,:]|\d{1,2}[、.])")
_BRACKETED = re.compile(r"\(")
_LEADER = re.compile(r"(?:\.{3,}|…+|-{3,})\d*$")
_SENTENCE_END = "。;；"
_VARIANTS = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        (
            "overview",
            r"(?:政府信息公开)?(?:工作)?(?:的)?(?:总体|基本)(?:工作)?(?:情况|概况)(?:概述)?|概述",
        ),
        (
            "disclosure",
            r"(?:行政机关)?主动公开(?:的)?(?:政府)?信息?(?:的)?(?:工作)?情况|(?:政府)?信息主动公开(?:工作)?情况",
        ),
        (
            "applications",
            r"(?:收到|受理|办理|处理).{0,6}(?:申请|依申请公开).{0,6}情况|(?:政府信息)?依申请公开(?:政府信息)?(?:工作|办理)?情况",
        ),
        ("disputes", r".{0,20}行政复议.{0,8}诉讼(?:的)?(?:情况)?"),
        ("problems", r".{0,14}(?:问题|不足|困难).{0,8}(?:改进|整改|改善).{0,6}"),
        (
            "other_matters",
            r"其[他它]?.{0,4}(?:报告|说明).{0,3}事项|(?:需要)?(?:报告)?(?:的)?其[他它](?:有关)?(?:重要)?事项",
        ),
    )
)
_OFFICIAL = {core(part.heading): part.key for part in FORM_2021.parts}


def heading_part(text: str, *, is_styled: bool = False) -> str | None:
    """Return the part whose heading a line is, or None.

    A line without the number of a part is one only where it is worded as the form has it, or
    styled as a heading.
    """
    line = fold_label(text) if len(text) <= 2 * _LONGEST_HEADING else ""
    if not line or len(line) > _LONGEST_HEADING or _BRACKETED.match(line) or _LEADER.search(line):
        return None
    name = core(line)
    if name in _OFFICIAL:
        return _OFFICIAL[name]
    if not (is_styled or _TOP_NUMBER.match(line)) or any(c in text for c in _SENTENCE_END):
        return None
    return next((part for part, pattern in _VARIANTS if pattern.fullmatch(name)), None)


def is_listed(text: str) -> bool:
    """Whether a line is one of a table of contents: leaders and a page number end it."""
    return bool(_LEADER.search(fold_label(text[-_LONGEST_HEADING:])))


def split_heading(text: str) -> tuple[str, str] | None:
    """Return a heading and the text that runs on behind it in one paragraph, or None."""
    head, mark, rest = text.partition("。")
    if not mark:
        head, mark, rest = text.partition("：")
    is_heading = bool(rest.strip()) and _TOP_NUMBER.match(fold_label(head[:_LONGEST_HEADING]))
    return (head, rest) if is_heading and heading_part(head) else None
