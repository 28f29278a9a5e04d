"""Tells the headings of the parts of a report, in the variants that published reports use."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from gaitool.form import Form, predecessor
from gaitool.importers.labels import core
from gaitool.text.folding import fold_label

_LONGEST_HEADING = 45
_SHORTEST_MISSPELT = 8
_ALIKE = 0.9
"""From here on difflib's ratio takes a numbered heading for one with a slip: a word too many."""

_TOP_NUMBER = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}(?:部分)?[、.,:]|\d{1,2}[、.])")
_BRACKETED = re.compile(r"\(")
_BRACKETED_NUMBER = re.compile(r"\((?:[一二三四五六七八九十]{1,2}|\d{1,2})\)")
_NUMERALS = "一二三四五六七八九十"
_LEADER = re.compile(r"(?<![.…-])(?:\.{3,}|…+|-{3,})\d*$")
_SENTENCE_END = "。;；"
_VARIANTS = MappingProxyType(
    {
        part: re.compile(pattern)
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
                r"收到和处理政府信息公开申请|(?:收到|受理|办理|处理).{0,9}(?:申请|依申请公开).{0,6}情况|(?:政府信息)?依申请公开(?:政府信息)?(?:工作|办理)?情况",
            ),
            ("disputes", r".{0,20}行政复议.{0,8}诉讼(?:的)?(?:情况)?"),
            ("problems", r".{0,14}(?:问题|不足|困难).{0,8}(?:改进|整改|改善).{0,6}"),
            (
                "other_matters",
                r"其[他它]?.{0,4}(?:报告|说明).{0,3}事项|(?:需要)?(?:报告)?(?:的)?其[他它](?:有关)?(?:重要)?事项",
            ),
        )
    }
)
"""How offices word the headings of parts, by the part's key; others are known as they are."""


@dataclass(frozen=True, eq=False)
class PartHeadings:
    """The headings of the parts of an edition.

    ``numbered`` are those that only their number tells from another one, by all of their words;
    ``worded`` all others, by what is left of them without number.
    """

    worded: Mapping[str, str]
    numbered: Mapping[str, str]
    variants: tuple[tuple[str, re.Pattern[str]], ...]

    def part(self, text: str, *, is_styled: bool = False) -> str | None:
        """Return the part whose heading a line is, or None.

        A line without the number of a part is one only where it is worded as the form has it, or
        styled as a heading.
        """
        line = fold_label(text) if len(text) <= 2 * _LONGEST_HEADING else ""
        if not line or len(line) > _LONGEST_HEADING:
            return None
        # A bracketed number is a sub-heading's; leaders and a page number are those of contents.
        if _BRACKETED.match(line) or _LEADER.search(line):
            return None
        name = core(line)
        if known := self.numbered.get(line) or self.worded.get(name):
            return known
        # 二主动公开政府信息情况: the mark after the number was left out, or is a space.
        # 三是收到和处理…: the word of a list stands for it.
        if line[0] in _NUMERALS and (known := self.worded.get(core(_after_number(line)))):
            return known
        if not (is_styled or _TOP_NUMBER.match(line)) or any(c in text for c in _SENTENCE_END):
            return None
        return self._variant(name)

    def _variant(self, name: str) -> str | None:
        """Return the part whose heading is worded in another way, or with a slip of the pen."""
        known = (part for part, pattern in self.variants if pattern.fullmatch(name))
        if part := next(known, None):
            return part
        is_long = len(name) >= _SHORTEST_MISSPELT
        close = difflib.get_close_matches(name, self.worded, n=1, cutoff=_ALIKE) if is_long else ()
        return self.worded[close[0]] if close else None

    def in_line(self, text: str, *, is_styled: bool) -> tuple[str, str, str] | None:
        """Return the part that a paragraph may head, the heading, and the text that runs on.

        A bracketed number is mostly that of a sub-heading: what has one only sounds like a part's
        heading.
        """
        if part := self.part(text, is_styled=is_styled) or self._bracketed(text):
            return part, text, ""
        heading, rest = self.split(text) or ("", "")
        part = self.part(heading) if heading else None
        return (part, heading, rest) if part else None

    def is_exact(self, heading: str) -> bool:
        """Whether a heading is worded as the form has it, its number aside."""
        line = fold_label(heading)
        bare = line[1:] if line[:1] in _NUMERALS else line
        return core(heading) in self.worded or core(bare) in self.worded or line in self.numbered

    def _bracketed(self, text: str) -> str | None:
        line = fold_label(text) if len(text) <= _LONGEST_HEADING else ""
        if not _BRACKETED_NUMBER.match(line) or any(c in text for c in _SENTENCE_END):
            return None
        return self.worded.get(core(line)) or self._variant(core(line))

    def split(self, text: str) -> tuple[str, str] | None:
        """Return a heading and the text that runs on after it in one paragraph, or None.

        A full stop or a colon ends the heading; after one worded as the form has it a space does.
        """
        for mark in ("。", "：", ":", " ", "\u3000"):
            head, _, rest = text.partition(mark)
            if not rest.strip() or not _TOP_NUMBER.match(fold_label(head[:_LONGEST_HEADING])):
                continue
            if self.is_exact(head) if mark.isspace() else self.part(head):
                return head, rest.strip() if mark.isspace() else rest
        return None


def _after_number(line: str) -> str:
    return line[1:].removeprefix("是")


@lru_cache(maxsize=32)
def part_headings_of(form: Form) -> PartHeadings:
    """Return how the parts of an edition are known, as it words them or the one before did."""
    count = Counter(core(part.heading) for part in form.parts)
    own = {part.key for part in form.parts}
    older = predecessor(form)
    before = (part for part in (older.parts if older else ()) if part.key in own)
    numbered = {fold_label(p.heading): p.key for p in form.parts if count[core(p.heading)] > 1}
    return PartHeadings(
        worded={core(part.heading): part.key for part in before}
        | {core(part.heading): part.key for part in form.parts if count[core(part.heading)] == 1},
        numbered=numbered,
        variants=tuple((key, pattern) for key, pattern in _VARIANTS.items() if key in own),
    )


def is_listed(text: str) -> bool:
    """Whether a line is one of a table of contents: leaders and a page number end it."""
    return bool(_LEADER.search(fold_label(text[-_LONGEST_HEADING:])))
