"""How the labels of the form are known in the wild: numbering, punctuation and variants aside."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gaitool.answers import Flaw, answer_from_text
from gaitool.form import APPLICATIONS, CASES, DISCLOSURE, DISPUTES, TEN_THOUSAND_YUAN, Row, Table
from gaitool.form.applications import APPLICANTS, ORGANISATIONS
from gaitool.form.disclosure import FIRST_COLUMN_HEADER
from gaitool.form.disputes import REVIEW, SUIT
from gaitool.text.folding import fold_label

_LONGEST_LABEL = 120
_LONGEST_FIGURE = 30
_SHORTEST_ALIKE = 4
_ALIKE = 0.8
_NUMERALS = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"第[{_NUMERALS}]{{1,3}}部分[、.,:]?|\((?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})\)[、.]?|[{_NUMERALS}]{{1,3}}[、.,:]|\d{{1,2}}[、.,)]?(?!\d)"
)
_SAME_WORDS = (("其它", "其他"), ("合计", "总计"))
_OLD_ROWS = ("其他对外管理服务事项", "政府集中采购")
_OLD_COLUMNS = (
    "上一年项目数量",
    "本年增/减",
    "处理决定数量",
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "采购项目数量",
    "采购总金额",
)


GENERAL_WORDS = frozenset(["其他", "总计", "规章"])
"""Labels that stand in many a table that is none of these."""


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """Return what makes a label: folded, without number, punctuation and brackets."""
    if len(text) > _LONGEST_LABEL:
        return ""
    folded = fold_label(text)
    number = _NUMBERING.match(folded)
    bare = folded[number.end() :] if number and number.end() < len(folded) else folded
    bare = "".join(filter(str.isalnum, bare))
    for other, word in _SAME_WORDS:
        bare = bare.replace(other, word)
    return bare


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    """Whether a text is a number or stands for one, so that it is no label."""
    if len(text) > _LONGEST_FIGURE:
        return False
    return any(
        answer_from_text(text, measure).flaw is not Flaw.NOT_A_NUMBER
        for measure in (CASES, TEN_THOUSAND_YUAN)
    )


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for; ``sure`` where it is the form's or a part of it."""

    key: str
    sure: bool = True


@dataclass(frozen=True, eq=False)
class TableLabels:
    """The labels of one table by their cores.

    ``rows`` of the form of 2019 that have no counterpart stand for nothing.
    ``heads`` are words that stand in head rows beside those of columns; ``old`` are columns of
    the form of 2019 that have no counterpart. ``undivided`` are groups that were one row in the
    form of 2019, with the row that their figures now belong to.
    """

    table: Table
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    groups: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    undivided: Mapping[str, str] = field(default_factory=dict)

    def row(self, text: str) -> Meaning | None:
        """Return the row that a text labels."""
        return _row_match(self, core(text))

    def column(self, text: str) -> Meaning | None:
        """Return the column that a text heads."""
        name = core(text)
        return None if name in self.old else _column_match(self, name)

    def is_head(self, text: str) -> bool:
        """Whether a text belongs in a head row."""
        name = core(text)
        return (
            name in self.columns
            or name in self.heads
            or name in self.old
            or any(name.startswith(head) for head in _LONG_HEADS)
        )


_LONG_HEADS = ("本列数据的勾稽关系", "本列数据勾稽关系")


@lru_cache(maxsize=8192)
def _row_match(labels: TableLabels, name: str) -> Meaning | None:
    return _matched(name, labels.rows)


@lru_cache(maxsize=8192)
def _column_match(labels: TableLabels, name: str) -> Meaning | None:
    return _matched(name, labels.columns)


def _matched(name: str, labels: Mapping[str, str]) -> Meaning | None:
    if name in labels:
        return Meaning(labels[name])
    if len(name) < _SHORTEST_ALIKE:
        return None
    longer = [label for label in labels if _is_part(label, name)]
    if len({labels[label] for label in longer}) == 1:
        return Meaning(labels[longer[0]])
    close = difflib.get_close_matches(name, labels, n=1, cutoff=_ALIKE)
    return Meaning(labels[close[0]], sure=False) if close else None


def _is_part(label: str, name: str) -> bool:
    """Whether one begins with the other, the shorter being long enough to tell."""
    shorter = min(label, name, key=len)
    return len(shorter) >= _SHORTEST_ALIKE and (label.startswith(name) or name.startswith(label))


def _cores(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(core, texts))


def _row_cores(rows: Iterable[Row]) -> dict[str, str]:
    return {core(label): row.key for row in rows for label in (row.label, row.short) if label}


DISCLOSURE_LABELS = TableLabels(
    DISCLOSURE,
    rows=_row_cores(DISCLOSURE.rows)
    | {"规范性文件": "normative_documents"}
    | dict.fromkeys(_OLD_ROWS, ""),
    columns={
        **{core(c.label): c.key for block in DISCLOSURE.blocks for c in block.columns},
        core("处理决定数量"): "decisions",
    },
    heads=_cores([FIRST_COLUMN_HEADER]),
    old=_cores(_OLD_COLUMNS) - {core("处理决定数量")},
)
APPLICATIONS_LABELS = TableLabels(
    APPLICATIONS,
    rows=_row_cores(APPLICATIONS.rows),
    columns={core(c.label): c.key for c in APPLICATIONS.blocks[0].columns},
    groups=_cores(heading for row in APPLICATIONS.rows for heading in row.headings),
    heads=_cores([APPLICANTS, ORGANISATIONS]),
    undivided={core("（六）其他处理"): "other_misc"},
)
DISPUTES_LABELS = TableLabels(
    DISPUTES,
    rows=_row_cores(DISPUTES.rows),
    columns={core(c.label): c.key for c in DISPUTES.blocks[0].columns},
    heads=_cores([REVIEW, SUIT]) | _cores(row.label for row in DISPUTES.rows),
)
