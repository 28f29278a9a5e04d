"""Reads a register of applications, gaitool's own or an office's, into coded rows and faults."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from gaitool.counted_register import Application, Register, RegisterFault, RegisterRow
from gaitool.errors import FileProblem, UnusableFile
from gaitool.form import Form
from gaitool.layout import Address
from gaitool.register.cells import quoted
from gaitool.register.equivalents import Equivalents, read_equivalents
from gaitool.register.heads import find_heads
from gaitool.register.row_kinds import RowKind, kind_of_row
from gaitool.register.rows import RowContext, read_row
from gaitool.register.sheets import RegisterFile, RegisterSheet, open_register
from gaitool.register.told import columns_told, lacking_words, words_told
from gaitool.register.vocabulary import Kind, Vocabulary, bare_word, register_data
from gaitool.text.folding import fold_label
from gaitool.text.written_dates import written_year


@dataclass(slots=True)
class _Gathered:
    """What the sheets of a register have given so far."""

    applications: list[Application] = field(default_factory=list)
    faults: list[RegisterFault] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    read_as: Counter[tuple[Kind, str, str]] = field(default_factory=Counter)
    seen: dict[tuple[str, int, str], RegisterRow] = field(default_factory=dict)
    lacking: str = ""
    year: int | None = None


def read_register(
    path: Path, content: bytes, form: Form, words: tuple[Path, bytes] | None = None
) -> Register:
    """Return the applications of a register, and what is wrong with its rows.

    ``words`` is a file of an office's own words, beside the sheet 对照 of the register. Raises
    UnusableFile for a file that is none, or lacks a column that nothing can be counted without.
    """
    file = open_register(path, content)
    vocabulary = Vocabulary(form)
    own = _equivalents(path, file, vocabulary, words)
    gathered = _Gathered()
    passed_over = frozenset(map(fold_label, register_data()["sheets"]["passed_over"]))
    for name in file.names:
        if not _is_equivalents(name) and fold_label(name) not in passed_over:
            _take_sheet(file.read(name), vocabulary, own, gathered)
    if not gathered.heads:
        raise UnusableFile(path, FileProblem.BAD_DATA, gathered.lacking or lacking_words(None))
    return Register(
        tuple(gathered.applications),
        tuple(gathered.faults),
        gathered.heads,
        (*gathered.told, *words_told(gathered.read_as, vocabulary)),
        gathered.year,
    )


def _equivalents(
    path: Path, file: RegisterFile, vocabulary: Vocabulary, words: tuple[Path, bytes] | None
) -> Equivalents:
    own = Equivalents()
    for name in filter(_is_equivalents, file.names):
        own = own.with_more(read_equivalents(path, file.read(name), vocabulary))
    if words:
        beside = open_register(*words)
        for name in beside.names:
            own = own.with_more(read_equivalents(words[0], beside.read(name), vocabulary))
    return own


def _is_equivalents(name: str) -> bool:
    return fold_label(name) in {register_data()["equivalents"]["sheet"], "对照表"}


def _take_sheet(
    sheet: RegisterSheet, vocabulary: Vocabulary, own: Equivalents, gathered: _Gathered
) -> None:
    """Read one sheet; one that is no register, or lacks a column, is told and left."""
    if not sheet.cells:
        return
    heads = find_heads(sheet, vocabulary, own.heads)
    title = f"工作表“{sheet.name}”" if sheet.name else "台账"
    if heads is None:
        gathered.told.append(f"{title}没有认出台账的列名，没有读。")
        return
    if heads.missing or heads.doubled:
        gathered.lacking = gathered.lacking or lacking_words(heads)
        gathered.told.append(f"{title}没有读：{lacking_words(heads)}")
        return
    gathered.year = gathered.year or _stated_year(sheet, heads.first_row)
    gathered.heads |= {key: one.head for key, one in heads.read.items()}
    gathered.heads |= {kind.value: "勾选" for kind in heads.ticks}
    gathered.told += [f"{title}：{words}" for words in columns_told(heads)]
    context = RowContext(sheet, heads, vocabulary, own.over(vocabulary), gathered.read_as)
    gathered.told += [f"{title}：{words}" for words in _take_rows(context, gathered)]


def _stated_year(sheet: RegisterSheet, head: int) -> int | None:
    """Return the year beside the word 年度 above the heads; None where there is none."""
    for row in (row for row in sheet.cells if row < head):
        cells = sorted(sheet.cells[row])
        for column, beside in pairwise(cells):
            year = written_year(sheet.text(row, beside))
            if year and fold_label(sheet.text(row, column)) in {"年度", "计数年度", "报告年度"}:
                return int(year)
    return None


def _take_rows(context: RowContext, gathered: _Gathered) -> Iterator[str]:
    """Read the rows of a sheet, and yield what is to be told of those passed over."""
    kinds: Counter[RowKind] = Counter()
    hidden = 0
    for row in context.sheet.cells:
        texts = context.texts(row)
        kind = kind_of_row(context, row, texts)
        kinds[kind] += 1
        if kind is RowKind.APPLICATION:
            hidden += row in context.sheet.hidden_rows
            _take_row(context, row, texts, gathered)
    yield f"读到 {kinds[RowKind.APPLICATION]} 行申请。"
    if kinds[RowKind.ASIDE]:
        yield f"合计、说明等 {kinds[RowKind.ASIDE]} 行不是申请，没有计。"
    if kinds[RowKind.ONLY_NUMBERED]:
        yield f"{kinds[RowKind.ONLY_NUMBERED]} 行只有编号，没有内容，没有计。"
    if hidden:
        yield f"有 {hidden} 行被隐藏（例如筛选），也计在内。"


def _take_row(context: RowContext, row: int, texts: Mapping[str, str], gathered: _Gathered) -> None:
    seen = context.heads.read.get("number")
    number = quoted(texts.get("number", ""))
    at = RegisterRow(context.sheet.name, row, number)
    application, faults = read_row(context, at, texts)
    gathered.faults += faults
    if application is None:
        return
    if earlier := _same_number(context, application, gathered.seen):
        address = str(Address(row, seen.column)) if seen else ""
        reason = f"编号“{number}”与第 {earlier.row} 行相同；同一件的删去一行，不是的改编号"
        year = application.received.year
        last = application.answered.year if application.answered else 9999
        gathered.faults.append(
            RegisterFault(at, address, "编号", number, reason, first=year, last=last)
        )
        return
    gathered.applications.append(application)


def _same_number(
    context: RowContext, one: Application, seen: dict[tuple[str, int, str], RegisterRow]
) -> RegisterRow | None:
    """Return the row that has the number already; numbers begin anew every year."""
    if not one.at.number:
        return None
    head = bare_word(context.heads.read["number"].head)
    is_ordinal = head in map(bare_word, register_data()["ordinals"]["heads"])
    key = (one.at.sheet if is_ordinal else "", one.received.year, fold_label(one.at.number))
    earlier = seen.setdefault(key, one.at)
    return None if earlier == one.at else earlier
