"""How labels are known in the wild: numbering, punctuation, width and slips of the pen aside."""

import difflib
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gaitool.answers import Flaw, answer_from_text
from gaitool.form import Measure
from gaitool.text.folding import fold_label
from gaitool.text.set_apart import without_marks

_LONGEST_LABEL = 120
_LONGEST_FIGURE = 30
_SHORTEST_ALIKE = 4
_ALIKE = 0.8
"""From here on difflib's ratio takes a label for a misspelt one: one wrong character in five."""

_LONGEST_GENERAL = 2
_NUMERALS = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"第[{_NUMERALS}]{{1,3}}部分[、.,:]?|\((?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})\)[、.]?|[{_NUMERALS}]{{1,3}}[、.,:]|\d{{1,2}}[、.,)]?(?!\d)"
)
_MEASURE = re.compile(
    r"(?<!\s)\s*+[（(\[【](?:单位[：:])?(?:[件宗个项份家人起]|件次|人次)[）)\]】]\s*$"
)
"""No measure of money: an amount in 元 is not that in 万元."""

_REMARK = re.compile(r"[（(](?![^（()）]*[元位])[^（()）]{1,12}[）)]\s*$")
"""Words in brackets after a head, other than a measure, that say more than the form's do."""

_BEFORE_NOTE = re.compile(
    r"\s*+(?:[（(]\w{1,3}[）)])?+(?:(?!是?指)[^（(\[【：:，,。；;\n])++(?=[（(\[【：:，,。；;\n](?!其中)|是?指)"
)
_NOTE = re.compile(r"[（(\[【：:，,。；;\s]*+(?:[是指按填注即]|.{13})", re.DOTALL)
"""A definition, or what is long enough for one: 规章（市级） is a share of the row."""

_SIGNED_TWICE = re.compile(r"[-+－＋—–]{2,3}\s?\d{1,9}(?:\.\d{1,6})?")
_OF_MONEY = re.compile(r"[（(][^（()）]{0,6}元[^（()）]{0,12}[）)]\s*$")
_YEAR = re.compile(r"[（(\[【]\s?20\d\d\s?年?度?\s?[）)\]】]")

_SAME_WORDS = (("其它", "其他"), ("合计", "总计"), ("规范性档案", "规范性文件"))
"""Other words for those of the form; 檔案 is what sites in traditional characters make of 文件."""


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """Return what makes a label: folded, without number, punctuation and brackets.

    Empty for a text too long to be a label. A bare number stays what it is.
    """
    if len(text) > _LONGEST_LABEL:
        return ""
    folded = fold_label(text)
    number = _NUMBERING.match(folded)
    return _bare(folded[number.end() :] if number and number.end() < len(folded) else folded)


@lru_cache(maxsize=8192)
def numbered_core(text: str) -> str:
    """Return what makes a label, its number before it: 1.其他 and 1、其他 are 1其他."""
    return _bare(fold_label(text)) if len(text) <= _LONGEST_LABEL else ""


def is_number(text: str) -> bool:
    """Whether a text is nothing but the number before a label: （一）, 2."""
    return len(text) < _SHORTEST_ALIKE and bool(_NUMBERING.fullmatch(fold_label(text)))


def without_measure(text: str) -> str:
    """Return a head without the measure word in brackets after it, or a year in brackets in it."""
    return _YEAR.sub("", _MEASURE.sub("", text)) if len(text) <= _LONGEST_LABEL else text


def without_remark(text: str) -> str:
    """Return a head without the words in brackets after it: 现行有效件数（累计）."""
    return _REMARK.sub("", text) if len(text) <= _LONGEST_LABEL else text


def without_note(text: str) -> str:
    """Return a label without the note or definition after it: 规章（指国务院部门……）.

    That may be longer than any label. The number before a label stays, though it has brackets.
    """
    label = _BEFORE_NOTE.match(text[:_LONGEST_LABEL])
    return label[0] if label and is_note(text[label.end() :]) else text


def is_note(text: str) -> bool:
    """Whether words after a label are a note or definition, and no share of what it counts."""
    return bool(_NOTE.match(text))


def without_money(text: str) -> str:
    """Return a head without a measure of money in brackets after it, the form's or another."""
    return _OF_MONEY.sub("", text) if len(text) <= _LONGEST_LABEL else text


def money_of(text: str) -> str:
    """Return the measure of money that a head names in brackets: 元, or 万元."""
    named = _OF_MONEY.search(text) if len(text) <= _LONGEST_LABEL else None
    return ("万元" if "万元" in named[0] else "元") if named else ""


def _bare(folded: str) -> str:
    bare = "".join(filter(str.isalnum, folded))
    for other, word in _SAME_WORDS:
        bare = bare.replace(other, word)
    return bare


def is_general(name: str) -> bool:
    """Whether a label is so short (其他, 总计, 规章) that many a table has it that is no form."""
    return len(name) <= _LONGEST_GENERAL


@dataclass(frozen=True, slots=True)
class CellTexts:
    """How an edition understands the text of a cell: as a label with a name, or as a figure.

    ``numbered`` are the labels that only their number tells from another one of their table
    (1.其他, 2.其他): it is part of their name. ``measures`` are those of the edition: 251000元 is
    a figure where something is counted in 元.
    """

    numbered: frozenset[str]
    measures: tuple[Measure, ...]

    def name(self, text: str) -> str:
        """Return the name by which a label is known; empty for what is too long for one."""
        if self.numbered and (name := numbered_core(text)) in self.numbered:
            return name
        return core(text)

    def is_figure(self, text: str) -> bool:
        """Whether a text is a number or stands for one, so that it is no label.

        The mark of a note beside a number, and a stroke through one, make it no label either.
        """
        bare = without_marks(text) if len(text) <= _LONGEST_FIGURE else ""
        is_short = len(text) <= _LONGEST_FIGURE
        return is_short and (_is_figure(bare, self.measures) or bool(_SIGNED_TWICE.fullmatch(bare)))


@lru_cache(maxsize=8192)
def _is_figure(text: str, measures: tuple[Measure, ...]) -> bool:
    return any(
        answer_from_text(text, measure).flaw is not Flaw.NOT_A_NUMBER for measure in measures
    )


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for; ``sure`` where it is the form's or a part of it.

    ``key`` is empty for a label of the edition before that has no counterpart; ``is_whole`` tells
    that all of its words are those of a form.
    """

    key: str
    sure: bool = True
    is_whole: bool = True


def meaning_of(name: str, labels: Mapping[str, str], numbered: Container[str]) -> Meaning | None:
    """Return what a name stands for among labels: itself, a part of one, or one misspelt."""
    if name in labels:
        return Meaning(labels[name])
    if len(name) < _SHORTEST_ALIKE:
        return None
    # What is told by its number alone is not to be guessed at without it.
    guessed = [label for label in labels if label not in numbered]
    longer = [label for label in guessed if _is_part(label, name)]
    if len({labels[label] for label in longer}) == 1:
        return Meaning(labels[longer[0]], is_whole=False)
    close = difflib.get_close_matches(name, guessed, n=1, cutoff=_ALIKE)
    return Meaning(labels[close[0]], sure=False, is_whole=False) if close else None


def _is_part(label: str, name: str) -> bool:
    """Whether one begins with the other, the shorter being long enough to tell."""
    shorter = min(label, name, key=len)
    return len(shorter) >= _SHORTEST_ALIKE and (label.startswith(name) or name.startswith(label))
