"""Reads one sheet of a register: its heads, its rows, and why it was left out where it was."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from gaitool.counted_register import MOST_ROWS_NAMED, RegisterFault, RegisterRow
from gaitool.layout import Address
from gaitool.office_files.table_rows import TableSheet
from gaitool.register.cells import any_day_of
from gaitool.register.doubled import NumberedRow, is_ordinal
from gaitool.register.equivalents import Equivalents
from gaitool.register.heads import Heads, find_heads
from gaitool.register.row_cells import ReadAs, RowCells, SheetContext
from gaitool.register.row_kinds import RowKind, kind_of_row
from gaitool.register.rows import RowRead, read_row
from gaitool.register.told import asked_words, columns_told, lacking_words
from gaitool.register.vocabulary import Kind, Vocabulary, Words, folded_words
from gaitool.text.folding import fold_unkept
from gaitool.text.written_dates import written_year

_COLUMN_NAMES = "列名"
_NOT_READ = "没有读，里面的申请没有计"

_REASONS = {
    RowKind.MISPARTED: "这一行的格数与列名的不一样，分列可能错了，没有读；"
    "请用 Excel 或 WPS 打开改好，另存为 .xlsx",
    RowKind.OTHER_HEADS: "这一行像另外一行列名，下面各行按上面的列名读；不同的，请分成两张工作表",
    RowKind.CONTINUED: "日期、类型、结果都与上一行合并，看不出是不是另一件；是的拆分单元格填上，"
    "不是的删去这一行",
}


@dataclass(frozen=True, eq=False)
class Readers:
    """What every sheet of a register is read by."""

    vocabulary: Vocabulary
    own: Equivalents
    today: datetime.date | None = None

    @cached_property
    def words(self) -> Mapping[Kind, Words]:
        """The words of every kind, the office's own before ours."""
        return self.own.over(self.vocabulary)


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a sheet gave: its rows, its faults, and what is to be told of how it was read.

    ``lacking`` says why it was left out; ``heads`` are our keys with the heads they have there.
    """

    rows: tuple[NumberedRow, ...] = ()
    faults: tuple[RegisterFault, ...] = ()
    told: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    read_as: Counter[ReadAs] = field(default_factory=Counter)
    stated_year: int | None = None
    lacking: str = ""


def read_sheet(sheet: TableSheet, readers: Readers) -> SheetRead:
    """Read a sheet; one that is no register, or lacks a column, is told and left."""
    if not sheet.cells:
        return SheetRead()
    heads = find_heads(sheet, readers.vocabulary, readers.own.heads)
    title = f"工作表“{sheet.name}”" if sheet.name else "台账"
    if heads is None or heads.missing or heads.doubled:
        lacking = lacking_words(heads)
        return SheetRead(
            faults=tuple(_left_out(sheet, heads, readers, lacking.rstrip("。"))),
            told=(f"{title}没有读：{lacking}",),
            lacking=lacking if heads else "",
        )
    context = SheetContext(sheet, heads, readers.vocabulary, readers.words, readers.today)
    below = _Rows.of(context)
    told = (*columns_told(sheet, heads), *below.told(context))
    ordinal = is_ordinal(heads)
    return SheetRead(
        rows=tuple(
            NumberedRow(one, one.application, ordinal) for one in below.read if one.application
        ),
        faults=(
            *_asked(context),
            *below.faults,
            *(fault for one in below.read for fault in one.faults),
        ),
        told=tuple(f"{title}：{line}" for line in told),
        heads={key: one.head for key, one in heads.read.items()}
        | {kind.value: "勾选" for kind in heads.ticks},
        read_as=Counter(word for one in below.read for word in one.read_as),
        stated_year=_stated_year(sheet, heads.first_row),
    )


def left_unread(sheet: TableSheet, readers: Readers, why: str) -> SheetRead:
    """Look whether a sheet that is not read on purpose holds applications; if so it is a fault."""
    heads = find_heads(sheet, readers.vocabulary, readers.own.heads) if sheet.cells else None
    return SheetRead(faults=tuple(_left_out(sheet, heads, readers, why)))


def _left_out(
    sheet: TableSheet, heads: Heads | None, readers: Readers, why: str
) -> Iterator[RegisterFault]:
    """Yield the fault that a sheet with applications was left out."""
    last = heads.last_row if heads else 0
    # Below heads that are known any row may be an application.
    if any(row > last for row in sheet.cells) if heads else _has_applications(sheet, readers):
        at = RegisterRow(sheet.name, 0)
        row = heads.first_row if heads else min(sheet.cells)
        yield RegisterFault(at, f"A{row}", _COLUMN_NAMES, "", f"{why}；{_NOT_READ}")


def _has_applications(sheet: TableSheet, readers: Readers) -> bool:
    """Whether a row has a day and a type of applicant or a result, whatever stands above it."""
    coded = (readers.words[Kind.APPLICANT], readers.words[Kind.RESULT])
    for row, cells in sheet.cells.items():
        texts = [text for column in cells if (text := sheet.text(row, column))]
        if any(any_day_of(text, sheet.epoch) for text in texts) and any(
            one.meaning(text).certain for text in texts for one in coded
        ):
            return True
    return False


def _asked(context: SheetContext) -> Iterator[RegisterFault]:
    """Yield the columns of which nobody knows whether they are ours."""
    row = context.heads.last_row
    for one, like in context.heads.to_be_asked:
        at = RegisterRow(context.sheet.name, row)
        address = str(Address(row, one.column))
        reason = asked_words(one, like)
        yield RegisterFault(at, address, _COLUMN_NAMES, "", reason, bars=False)


def _stated_year(sheet: TableSheet, head: int) -> int | None:
    """Return the year beside the word 年度 above the heads; None where there is none."""
    labels = folded_words("stated_year", "labels")
    for row in (row for row in sheet.cells if row < head):
        cells = sorted(sheet.cells[row])
        for column, beside in pairwise(cells):
            year = written_year(sheet.text(row, beside))
            if year and fold_unkept(sheet.text(row, column)) in labels:
                return int(year)
    return None


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows below the heads: those of applications read, the others counted by their kind."""

    read: tuple[RowRead, ...]
    faults: tuple[RegisterFault, ...]
    kinds: Counter[RowKind]

    @classmethod
    def of(cls, context: SheetContext) -> "_Rows":
        """Read all rows of a sheet."""
        kinds: Counter[RowKind] = Counter()
        read, faults = [], []
        for cells in map(context.cells, context.sheet.cells):
            kind = kind_of_row(cells)
            kinds[kind] += 1
            if kind is RowKind.APPLICATION:
                read.append(read_row(cells))
            elif reason := _REASONS.get(kind):
                faults.append(_row_fault(cells, reason))
        return cls(tuple(read), tuple(faults), kinds)

    def told(self, context: SheetContext) -> Iterator[str]:
        """Yield what is to be told of the rows, above all of those passed over."""
        yield f"读到 {len(self.read)} 行申请。"
        if self.kinds[RowKind.ASIDE]:
            yield f"合计、说明等 {self.kinds[RowKind.ASIDE]} 行不是申请，没有计。"
        if self.kinds[RowKind.ONLY_NUMBERED]:
            yield f"{self.kinds[RowKind.ONLY_NUMBERED]} 行只有编号，没有内容，没有计。"
        rows = [one.at.row for one in self.read]
        if hidden := sum(row in context.sheet.hidden_rows for row in rows):
            yield f"有 {hidden} 行被隐藏（例如筛选），也计在内。"
        columns = [column for _, column in context.columns]
        if unseen := [row for row in rows if context.sheet.is_unseen(row, columns)]:
            named = "、".join(map(str, unseen[:MOST_ROWS_NAMED]))
            more = "等" if len(unseen) > MOST_ROWS_NAMED else ""
            yield (
                f"有 {len(unseen)} 行有划掉的或看不见的字，也计在内：第 {named}{more} 行；"
                "不该计的，请删去那一行。"
            )


def _row_fault(cells: RowCells, reason: str) -> RegisterFault:
    at = RegisterRow(cells.context.sheet.name, cells.row)
    return RegisterFault(at, cells.address("received"), "收到日期", "", reason)
