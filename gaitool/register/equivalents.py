"""An office's own words: the sheet 对照 of its register, or a file of that kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.table_rows import TableSheet
from gaitool.register.head_words import column_meant
from gaitool.register.quoting import told_word
from gaitool.register.vocabulary import CODED, Kind, Vocabulary, Words, bare_word, folded_words
from gaitool.text.folding import fold_unkept

_HEAD = "列名"
_HEADS_ASKED = "对照表要有三列：类别、用语、对应"
_MOST_SHOWN = 10


@dataclass(frozen=True, eq=False)
class Equivalents:
    """What an office's own words mean: our columns by its heads, our keys by its words."""

    heads: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)

    def over(self, vocabulary: Vocabulary) -> dict[Kind, Words]:
        """Return the words of every kind, the office's own before ours."""
        return {kind: vocabulary.words(kind).with_words(self.words.get(kind, {})) for kind in CODED}

    def with_more(self, other: "Equivalents") -> "Equivalents":
        """Return both together; where they differ the other one holds."""
        words = {k: {**self.words.get(k, {}), **other.words.get(k, {})} for k in CODED}
        return Equivalents({**self.heads, **other.heads}, words)


class _Line(NamedTuple):
    """A line of the list: what kind of word it is, where that is said, the word, its meaning."""

    number: int
    kind: str
    word: str
    meaning: str


def read_equivalents(path: Path, sheet: TableSheet, vocabulary: Vocabulary) -> Equivalents:
    """Return what a list of equivalents says; UnusableFile names every line that is not clear."""
    found = [(line, list(_meanings(line, vocabulary))) for line in _lines(sheet)]
    mistakes = [_mistake(line, vocabulary, len(said)) for line, said in found if len(said) != 1]
    said = [(line, meanings[0]) for line, meanings in found if len(meanings) == 1]
    mistakes += _contradictions(said)
    if mistakes:
        more = "……" if len(mistakes) > _MOST_SHOWN else "。"
        message = f"对照表有 {len(mistakes)} 处不清楚：{'；'.join(mistakes[:_MOST_SHOWN])}{more}"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)
    heads = {bare_word(line.word): key for line, (kind, key) in said if kind is None}
    words: dict[Kind, dict[str, str]] = {}
    for line, (kind, key) in said:
        if kind is not None:
            words.setdefault(kind, {})[line.word] = key
    return Equivalents(heads, words)


def _contradictions(said: Iterable[tuple[_Line, tuple[Kind | None, str]]]) -> Iterator[str]:
    """Name the lines that give a word another meaning than a line above."""
    earlier: dict[tuple[Kind | None, str], tuple[int, str]] = {}
    for line, (kind, key) in said:
        number, meant = earlier.setdefault((kind, bare_word(line.word)), (line.number, key))
        if meant != key:
            yield f"第 {line.number} 行和第 {number} 行是同一个用语，对应不同的项，只留一行"


def _mistake(line: _Line, vocabulary: Vocabulary, meanings: int) -> str:
    if not line.word or not line.meaning:
        return f"第 {line.number} 行缺{'对应' if line.word else '用语'}（{_HEADS_ASKED}）"
    told = told_word(line.meaning, vocabulary.pattern)
    if line.kind and not _kind_meant(line.kind):
        told = told_word(line.kind, vocabulary.pattern)
        return f"第 {line.number} 行：类别{told}不是“{_HEAD}”，也不是台账的列（{_HEADS_ASKED}）"
    if meanings:
        return f"第 {line.number} 行：{told}不止一种，请在前面加一列“类别”写明"
    message = f"第 {line.number} 行：{told}不是填报表里的项，也不是台账的列名"
    return f"{message}（{_HEADS_ASKED}）"


def _kind_meant(words: str) -> bool:
    return fold_unkept(words) == _HEAD or column_meant(words) is not None


def _meanings(line: _Line, vocabulary: Vocabulary) -> Iterator[tuple[Kind | None, str]]:
    """Yield what a line may mean: a key of some kind, or without a kind one of our columns."""
    is_whole = line.word and line.meaning
    if not is_whole or (line.kind and not _kind_meant(line.kind)):
        return
    column = column_meant(line.kind) if line.kind else None
    if column is None and (ours := column_meant(line.meaning)):
        yield None, ours.key
        return
    if column is None and line.kind:
        return
    for kind in CODED:
        certain = vocabulary.words(kind).meaning(line.meaning).certain
        if kind is Kind.RESULT:
            # Our own register calls the rows by their numbers: （六）3.
            certain = certain or vocabulary.numbered(line.meaning)
        if certain and (column is None or column.kind is kind):
            yield kind, certain


def _lines(sheet: TableSheet) -> Iterator[_Line]:
    columns, first = _columns(sheet)
    for row in sheet.rows():
        if row.number >= first:
            kind, word, meaning = (row.text(c) if c else "" for c in columns)
            if word or meaning:
                yield _Line(row.number, kind, word, meaning)


def _columns(sheet: TableSheet) -> tuple[tuple[int, int, int], int]:
    """Return where kind, word and meaning stand, by heads or by their order, and the first row."""
    asked = [folded_words("equivalents", key) for key in ("kinds", "words", "meanings")]
    widest = 0
    for row in sheet.rows():
        said = {fold_unkept(row.text(column)): column for column in row.cells}
        found = [next((said[head] for head in said if head in heads), 0) for heads in asked]
        if found[1] and found[2]:
            return (found[0], found[1], found[2]), row.number + 1
        widest = max(widest, *row.cells)
    return ((0, 1, 2) if widest <= 2 else (1, 2, 3)), 1
