"""An office's own words: the sheet 对照 of its register, or a file of that kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.register.cells import quoted
from gaitool.register.head_words import column_meant
from gaitool.register.sheets import RegisterSheet
from gaitool.register.vocabulary import Kind, Vocabulary, Words, bare_word, register_data
from gaitool.text.folding import fold_label

_CODED = (Kind.APPLICANT, Kind.RESULT, Kind.OUTCOME)
_HEAD = "列名"
_MOST_SHOWN = 10


@dataclass(frozen=True, eq=False)
class Equivalents:
    """What an office's own words mean: our columns by its heads, our keys by its words."""

    heads: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)

    def over(self, vocabulary: Vocabulary) -> dict[Kind, Words]:
        """Return the words of every kind, the office's own before ours."""
        return {
            kind: vocabulary.words(kind).with_words(self.words.get(kind, {})) for kind in _CODED
        }

    def with_more(self, other: "Equivalents") -> "Equivalents":
        """Return both together; where they differ the other one holds."""
        words = {k: {**self.words.get(k, {}), **other.words.get(k, {})} for k in _CODED}
        return Equivalents({**self.heads, **other.heads}, words)


class _Line(NamedTuple):
    """A line of the list: what kind of word it is, where that is said, the word, its meaning."""

    number: int
    kind: str
    word: str
    meaning: str


def read_equivalents(path: Path, sheet: RegisterSheet, vocabulary: Vocabulary) -> Equivalents:
    """Return what a list of equivalents says; UnusableFile names every line that is not clear."""
    heads: dict[str, str] = {}
    words: dict[Kind, dict[str, str]] = {}
    mistakes: list[str] = []
    for line in _lines(sheet):
        found = list(_meanings(line, vocabulary))
        if len(found) != 1:
            mistakes.append(_mistake(line, len(found)))
        elif found[0][0] is None:
            heads[bare_word(line.word)] = found[0][1]
        else:
            words.setdefault(found[0][0], {})[line.word] = found[0][1]
    if mistakes:
        more = "……" if len(mistakes) > _MOST_SHOWN else "。"
        message = f"对照表有 {len(mistakes)} 处不清楚：{'；'.join(mistakes[:_MOST_SHOWN])}{more}"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)
    return Equivalents(heads, words)


def _mistake(line: _Line, meanings: int) -> str:
    if meanings:
        return f"第 {line.number} 行的“{quoted(line.meaning)}”不止一种，请在前面加一列“类别”写明"
    return f"第 {line.number} 行的“{quoted(line.meaning)}”不是填报表里的项，也不是台账的列名"


def _meanings(line: _Line, vocabulary: Vocabulary) -> Iterator[tuple[Kind | None, str]]:
    """Yield what a line may mean: a key of some kind, or without a kind one of our columns."""
    column = column_meant(line.kind) if line.kind else None
    if column is None and (ours := column_meant(line.meaning)):
        yield None, ours.key
        return
    for kind in _CODED:
        certain = vocabulary.words(kind).meaning(line.meaning).certain
        if certain and (column is None or column.kind is kind):
            yield kind, certain


def _lines(sheet: RegisterSheet) -> Iterator[_Line]:
    columns, first = _columns(sheet)
    for row in sheet.cells:
        if row >= first:
            kind, word, meaning = (sheet.text(row, c) if c else "" for c in columns)
            if word and meaning:
                yield _Line(row, kind, word, meaning)


def _columns(sheet: RegisterSheet) -> tuple[tuple[int, int, int], int]:
    """Return where kind, word and meaning stand, by heads or by their order, and the first row."""
    data = register_data()["equivalents"]
    asked = [frozenset(map(fold_label, data[key])) for key in ("kinds", "words", "meanings")]
    for row, cells in sheet.cells.items():
        said = {fold_label(sheet.text(row, column)): column for column in cells}
        found = [next((said[head] for head in said if head in heads), 0) for heads in asked]
        if found[1] and found[2]:
            return (found[0], found[1], found[2]), row + 1
    widest = max((max(cells) for cells in sheet.cells.values()), default=0)
    return ((0, 1, 2) if widest <= 2 else (1, 2, 3)), 1
