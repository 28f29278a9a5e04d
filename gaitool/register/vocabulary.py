"""What heads and words of a register mean: the data of ``register.toml`` beside a form."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from gaitool.form import APPLICATIONS, CONCLUDED, DISPUTES, Form, Row
from gaitool.text.folding import fold_label, fold_unkept

_FILE = Path(__file__).with_name("register.toml")
# （一）予以公开, 1.属于国家秘密: what numbers a row of the form or an item of a list.
_NUMBERING = re.compile(
    r"^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[.、])"
)
_A_NUMBER = re.compile(r"(\([一二三四五六七八九十]{1,3}\)|\d{1,3}(?=\.))")
_REMARK = re.compile(r"\([^()]*\)$")
_MARKS = re.compile(r"[-_—/\\|:·.,、()<>*]+")
_BETWEEN = r"[、，,；;。.（）()/+＋和及与-]"
_LONGEST_WORD = 80
_SHORTEST_TOLD = 2
_OTHER = "其他"


class Kind(StrEnum):
    """What stands in the cells of a column of a register; the values are those of the data."""

    NUMBER = "number"
    DATE = "date"
    APPLICANT = "applicant"
    METHOD = "method"
    RESULT = "result"
    OUTCOME = "outcome"
    REMARK = "remark"
    # That of Enum is a function of Python's own; this is asked for with every word of a register.
    __hash__ = str.__hash__


CODED = (Kind.APPLICANT, Kind.RESULT, Kind.OUTCOME)
"""The kinds whose words mean rows and columns of the form."""


class RegisterColumn(NamedTuple):
    """A column of our own register, with what offices call it, the surest first.

    ``row`` is the row of table 四 that an outcome counts to.
    """

    key: str
    head: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    row: str = ""

    @property
    def is_read(self) -> bool:
        """Whether its cells are read: what is never counted is not, for it may hold anything."""
        return self.kind not in {Kind.METHOD, Kind.REMARK}


class Meaning(NamedTuple):
    """What a word means: one key, or several that could be meant; none where it is not known."""

    keys: tuple[str, ...] = ()

    @property
    def certain(self) -> str:
        """The one key that is meant; empty where that is not certain."""
        return self.keys[0] if len(self.keys) == 1 else ""


PENDING = "pending"
"""What a result means that is none yet (办理中)."""

NO_OUTCOME = "none"
"""What an outcome means that is none (无)."""


@cache
def register_data() -> Mapping[str, Any]:
    """Return the content of ``register.toml``."""
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@cache
def register_columns() -> tuple[RegisterColumn, ...]:
    """Return the columns of our own register, in its order."""
    return tuple(
        RegisterColumn(
            key=one["key"],
            head=one["head"],
            kind=Kind(one["kind"]),
            synonyms=tuple(one.get("synonyms", ())),
            needed=one.get("needed", False),
            row=one.get("row", ""),
        )
        for one in register_data()["columns"]
    )


@cache
def columns_of(kind: Kind) -> tuple[RegisterColumn, ...]:
    """Return the columns of our own register that hold what is of one kind."""
    return tuple(one for one in register_columns() if one.kind is kind)


def column_of(key: str) -> RegisterColumn:
    """Return a column of our own register."""
    return next(one for one in register_columns() if one.key == key)


@cache
def calculated_heads() -> Mapping[str, str]:
    """Return the heads of the columns that our own register calculates, by their keys."""
    return MappingProxyType(register_data()["calculated"]["ours"])


@cache
def folded_words(section: str, key: str = "words") -> frozenset[str]:
    """Return words of ``register.toml`` as they are compared."""
    return frozenset(map(fold_unkept, register_data()[section][key]))


def bare_word(text: str) -> str:
    """Return a word as meanings are looked up: no number before it, no marks in it.

    A text that is longer than any word stays as it is. Nothing is remembered: heads are looked
    for in rows that may be of persons.
    """
    if len(text) > _LONGEST_WORD:
        return text
    folded = fold_unkept(text)
    return _MARKS.sub("", _NUMBERING.sub("", folded, count=1)) or folded


def without_remark(text: str) -> str:
    """Return a word without the brackets at its end: 答复日期（年月日）."""
    if len(text) > _LONGEST_WORD:
        return text
    return _REMARK.sub("", fold_unkept(text)) or text


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of known words, several of them with marks between."""
    # The longest first: 部分公开 before 公开.
    ordered = sorted({w for w in words if len(w) >= _SHORTEST_TOLD}, key=len, reverse=True)
    one = "|".join(map(re.escape, ordered)) or r"(?!)"
    return re.compile(rf"(?:{one})(?:{_BETWEEN}*(?:{one}))*")


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one kind, each with what it may mean.

    ``as_written`` are those that are spelled as we or the office spell them, found without folding:
    a register says the same few words thousands of times.
    """

    meanings: Mapping[str, tuple[str, ...]]
    as_written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meaning(self, text: str) -> Meaning:
        """Return what a text means, unknown ones nothing."""
        keys = self.as_written.get(text)
        return Meaning(self.meanings.get(bare_word(text), ()) if keys is None else keys)

    def with_words(self, own: Mapping[str, str]) -> "Words":
        """Return the words with those of an office, which come before ours."""
        added = {bare_word(word): (key,) for word, key in own.items()}
        meanings = {**self.meanings, **added}
        return Words(meanings, {w: meanings[bare_word(w)] for w in (*self.as_written, *own)})

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words in a text."""
        return pattern_of(self.meanings)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What is written in the coded columns, for the rows and columns of one edition."""

    form: Form

    @cached_property
    def applicants(self) -> Words:
        """The types of applicant: columns of table 三; what heads several means all of them."""
        columns = [one for one in self.form.columns(APPLICATIONS) if not one.sums]
        labels = [(word, one.key) for one in columns for word in (one.label, *one.headings)]
        labels += [("".join((*one.headings[-1:], one.label)), one.key) for one in columns]
        return _words("applicants", labels, [one.key for one in columns])

    @cached_property
    def results(self) -> Words:
        """The results: rows of table 三; what heads several means all of them."""
        labels = [pair for row in self.result_rows for pair in _words_of_row(row)]
        pending = [(word, PENDING) for word in register_data()["pending"]["words"]]
        return _words("results", labels + pending, [row.key for row in self.result_rows])

    @cached_property
    def outcomes(self) -> Words:
        """The outcomes of disputes: columns of table 四."""
        columns = [one for one in self.form.columns(DISPUTES) if not one.sums]
        none = [(word, NO_OUTCOME) for word in register_data()["no_outcome"]["words"]]
        labels = [(one.label, one.key) for one in columns]
        return _words("outcomes", labels + none, [one.key for one in columns])

    @cached_property
    def result_rows(self) -> tuple[Row, ...]:
        """The rows of table 三 that are results."""
        rows = {row.key: row for row in self.form.rows(APPLICATIONS)}
        if CONCLUDED not in rows:
            return ()
        return tuple(rows[key] for key in rows[CONCLUDED].sums)

    def label(self, kind: Kind, key: str) -> str:
        """Return what the form calls the meaning of a word."""
        match kind:
            case Kind.RESULT:
                return next((row.path for row in self.result_rows if row.key == key), "尚未办结")
            case Kind.OUTCOME:
                return self._column_label(DISPUTES, key)
            case _:
                return self._column_label(APPLICATIONS, key)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words of every kind, and the heads, in a text."""
        kinds = (self.applicants, self.results, self.outcomes)
        heads = (bare_word(w) for c in register_columns() for w in (c.head, *c.synonyms))
        return pattern_of((*heads, *(word for words in kinds for word in words.meanings)))

    def labels(self, kind: Kind) -> tuple[str, ...]:
        """Return what the form calls all that a column of types or outcomes may say."""
        table = APPLICATIONS if kind is Kind.APPLICANT else DISPUTES
        return tuple(one.label for one in self.form.columns(table) if not one.sums)

    def numbered(self, text: str) -> str:
        """Return the result that numbers of the form name, ``（六）3``; empty where they do not."""
        folded = fold_unkept(text) if len(text) <= _LONGEST_WORD else ""
        return next((row.key for row in self.result_rows if numbers_of(row) == folded), "")

    def words(self, kind: Kind) -> Words:
        """Return the words of a kind of column."""
        match kind:
            case Kind.APPLICANT:
                return self.applicants
            case Kind.RESULT:
                return self.results
            case Kind.OUTCOME:
                return self.outcomes
            case _:
                raise ValueError(kind)

    def _column_label(self, table: str, key: str) -> str:
        return next((one.label for one in self.form.columns(table) if one.key == key), "无")


def numbers_of(row: Row) -> str:
    """Return the numbers that a row of the form has, ``(三)1``; empty where it has none."""
    numbers = (_A_NUMBER.match(fold_label(label)) for label in (*row.headings[-1:], row.label))
    return "".join(number[1] for number in numbers if number)


def _words(section: str, labels: Iterable[tuple[str, str]], known: Sequence[str]) -> Words:
    """Return the words of a kind: labels, short names, and those that could mean several keys."""
    data = register_data()
    pairs = list(labels)
    pairs += [(word, key) for key in known for word in data[section].get(key, ())]
    unsure = data[f"ambiguous_{section}"]
    pairs += [(word, key) for word in unsure["words"] for key in known]
    for between in unsure.get("between", ()):
        pairs += [(word, key) for word in between["words"] for key in between["keys"]]
    meanings: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        meanings.setdefault(bare_word(word), {})[key] = None
    found = {word: tuple(keys) for word, keys in meanings.items()}
    return Words(found, {word: found[bare_word(word)] for word, _ in pairs})


def _words_of_row(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the words that name a row of results; its heading names all rows below it."""
    label = fold_label(row.label)
    short_names = register_data()["results"].get(row.key, ())
    for word in (label, row.path, without_remark(label), row.short or label, *short_names):
        # 其他 alone may be other than any of the rows, not only than those it stands below.
        if bare_word(word) != _OTHER:
            yield word, row.key
        # 不予公开-国家秘密: offices put the group before it.
        if row.nested:
            yield bare_word(row.headings[-1]) + bare_word(word), row.key
    if row.nested:
        yield row.headings[-1], row.key
