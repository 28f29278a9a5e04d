"""Reads one sheet of a register: its heads, its rows, and why it was left out where it was."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from gaitool.counted_register import RegisterFault
from gaitool.layout import Address
from gaitool.office_files.table_rows import TableSheet
from gaitool.register.cells import any_day_of
from gaitool.register.doubled import NumberedApplications
from gaitool.register.equivalents import Equivalents
from gaitool.register.heads import Heads, find_heads
from gaitool.register.row_cells import ReadAs, RowCells, SheetContext
from gaitool.register.row_kinds import RowKind, kind_of_row
from gaitool.register.rows import read_row
from gaitool.register.told import asked_words, columns_told, lacking_words
from gaitool.register.vocabulary import Kind, Vocabulary, Words, folded_words
from gaitool.register_rows import MOST_ROWS_NAMED, RegisterRow
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
    """What a sheet gave: its applications, its faults, and what is to be told of how it was read.

    ``lacking`` says why it was left out; ``heads`` are our keys with the heads they have there.
    """

    numbered: NumberedApplications | None = None
    faults: tuple[RegisterFault, ...] = ()
    told: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    read_as: Counter[ReadAs] = field(default_factory=Counter)
    stated_year: int | None = None
    lacking: str = ""


def read_sheet(sheet: TableSheet, readers: Readers) -> SheetRead:
    """Read a sheet; one that is no register, or lacks a column, is told and left."""
    if not sheet.top:
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
    told = (*columns_told(sheet, heads), *below.told)
    return SheetRead(
        numbered=below.numbered,
        faults=(*_asked(context), *below.faults_of_rows, *below.faults_of_cells),
        told=tuple(f"{title}：{line}" for line in told),
        heads={key: one.head for key, one in heads.read.items()}
        | {kind.value: "勾选" for kind in heads.ticks},
        read_as=below.read_as,
        stated_year=stated_year(sheet, heads.first_row),
    )


def left_unread(sheet: TableSheet, readers: Readers, why: str) -> SheetRead:
    """Look whether a sheet that is not read on purpose holds applications; if so it is a fault."""
    heads = find_heads(sheet, readers.vocabulary, readers.own.heads) if sheet.top else None
    return SheetRead(faults=tuple(_left_out(sheet, heads, readers, why)))


def _left_out(
    sheet: TableSheet, heads: Heads | None, readers: Readers, why: str
) -> Iterator[RegisterFault]:
    """Yield the fault that a sheet with applications was left out."""
    last = heads.last_row if heads else 0
    # Below heads that are known any row may be an application.
    rows = sheet.rows()
    if any(row.number > last for row in rows) if heads else _has_applications(sheet, readers):
        at = RegisterRow(sheet.name, 0)
        row = heads.first_row if heads else min(sheet.top)
        yield RegisterFault(at, f"A{row}", _COLUMN_NAMES, "", f"{why}；{_NOT_READ}")


def _has_applications(sheet: TableSheet, readers: Readers) -> bool:
    """Whether a row has a day and a type of applicant or a result, whatever stands above it."""
    coded = (readers.words[Kind.APPLICANT], readers.words[Kind.RESULT])
    for row in sheet.rows():
        texts = [text for column in row.cells if (text := row.text(column))]
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


def stated_year(sheet: TableSheet, head: int) -> int | None:
    """Return the year beside the word 年度 above the heads; None where there is none."""
    labels = folded_words("stated_year", "labels")
    for row in (row for number, row in sheet.top.items() if number < head):
        for column, beside in pairwise(sorted(row.cells)):
            year = written_year(row.text(beside))
            if year and fold_unkept(row.text(column)) in labels:
                return int(year)
    return None


@dataclass(slots=True)
class _Rows:
    """What the rows below the heads gave, taken in one by one; none of them is kept."""

    numbered: NumberedApplications
    faults_of_rows: list[RegisterFault] = field(default_factory=list)
    faults_of_cells: list[RegisterFault] = field(default_factory=list)
    read_as: Counter[ReadAs] = field(default_factory=Counter)
    kinds: Counter[RowKind] = field(default_factory=Counter)
    hidden: int = 0
    unseen: int = 0
    first_unseen: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, context: SheetContext) -> "_Rows":
        """Read all rows of a sheet."""
        rows = cls(NumberedApplications(context.heads))
        for row in context.sheet.rows():
            rows._take(context.cells(row))
        return rows

    def _take(self, cells: RowCells) -> None:
        kind = kind_of_row(cells)
        self.kinds[kind] += 1
        if kind is not RowKind.APPLICATION:
            if reason := _REASONS.get(kind):
                self.faults_of_rows.append(_row_fault(cells, reason))
            return
        read = read_row(cells)
        self.faults_of_cells += read.faults
        for word in read.read_as:
            self.read_as[word] += 1
        if read.application:
            self.numbered.add(read.application, read.number)
        self.hidden += cells.line.hidden
        if cells.context.sheet.is_unseen(cells.line, cells.context.numbers):
            self.unseen += 1
            if self.unseen <= MOST_ROWS_NAMED:
                self.first_unseen.append(cells.row)

    @property
    def told(self) -> Iterator[str]:
        """What is to be told of the rows, above all of those passed over."""
        yield f"读到 {self.kinds[RowKind.APPLICATION]} 行申请。"
        if self.kinds[RowKind.ASIDE]:
            yield f"合计、说明等 {self.kinds[RowKind.ASIDE]} 行不是申请，没有计。"
        if self.kinds[RowKind.ONLY_NUMBERED]:
            yield f"{self.kinds[RowKind.ONLY_NUMBERED]} 行只有编号，没有内容，没有计。"
        if self.hidden:
            yield f"有 {self.hidden} 行被隐藏（例如筛选），也计在内。"
        if self.unseen:
            named = "、".join(map(str, self.first_unseen))
            more = "等" if self.unseen > MOST_ROWS_NAMED else ""
            yield (
                f"有 {self.unseen} 行有划掉的或看不见的字，也计在内：第 {named}{more} 行；"
                "不该计的，请删去那一行。"
            )


def _row_fault(cells: RowCells, reason: str) -> RegisterFault:
    at = RegisterRow(cells.context.sheet.name, cells.row)
    return RegisterFault(at, cells.address("received"), "收到日期", "", reason)
