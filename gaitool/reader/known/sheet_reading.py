"""Reads one sheet of known figures: a unit a row, blank where nobody knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gaitool.answers import Answer, Flaw, plain_digits
from gaitool.known_figures import KnownFigure, KnownRow
from gaitool.layout import Address, Place, column_letters
from gaitool.office_files.table_rows import NO_RESULT, TableRow, TableSheet, is_white
from gaitool.reader.known.columns import KnownColumns, find_columns
from gaitool.reader.known.faults import Cause, Fault, quoted
from gaitool.reader.known.heads import KnownHeads
from gaitool.reader.roster_words import bare_name, name_column, names_no_unit
from gaitool.reader.written_answers import answer_written
from gaitool.text.folding import fold_label
from gaitool.text.written_dates import iso_date, written_year

_YEAR = re.compile(r"(20\d\d)\s*年")
_YEAR_LABEL = "年度"
_DAY_OF_MONTH = re.compile(r"\d{1,2}\s*(?:月\s*\d{1,2}\s*[日号]?|[-/]\s*\d{1,2})")
_CAUSES = {
    Flaw.STROKE: Cause.STROKE,
    Flaw.NEGATIVE: Cause.NEGATIVE,
    Flaw.FRACTION: Cause.FRACTION,
    Flaw.ERROR_VALUE: Cause.ERROR_VALUE,
    Flaw.NO_RESULT: Cause.NO_RESULT,
}


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a sheet gave; ``year`` stands above its heads, None where none does.

    ``is_list`` where it has names of units and cells of the form.
    """

    rows: tuple[KnownRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    year: int | None = None
    is_list: bool = False


def read_sheet(sheet: TableSheet, heads: KnownHeads, who: str) -> SheetRead:
    """Read a sheet; ``who`` knows what is on it, where no column says so."""
    if not sheet.top:
        return SheetRead()
    columns = find_columns(sheet, heads)
    if columns is None or not columns.figures:
        heads_seen = "、".join(map(quoted, columns.unknown.values())) if columns else ""
        has = f"（列名是{heads_seen}）" if heads_seen else ""
        title = quoted(sheet.name) if sheet.name else "这个文件"
        return SheetRead(faults=(Fault(Cause.NO_LIST, f"{title}{has}"),))
    reading = _Reading(sheet, columns, heads, who)
    rows = [row for number in reading.lines if (row := reading.row(number))]
    return SheetRead(
        tuple(rows), (*reading.faults_of_columns(), *reading.faults), reading.year, is_list=True
    )


class _Reading:
    """Reads the rows of a sheet one by one, and collects what could not be used."""

    def __init__(
        self, sheet: TableSheet, columns: KnownColumns, heads: KnownHeads, who: str
    ) -> None:
        self._sheet = sheet
        self.lines = {line.number: line for line in sheet.rows()}
        self._columns = columns
        self._heads = heads
        self._who = who
        self.faults: list[Fault] = []

    @property
    def year(self) -> int | None:
        """The year that is written above the heads: in a title, or beside the word 年度."""
        above = (line for line in self.lines.values() if line.number < self._columns.first_row)
        for line in above:
            texts = [line.text(column) for column in sorted(line.cells)]
            stated = (
                written_year(beside)
                for label, beside in pairwise(texts)
                if fold_label(label).strip(":") == _YEAR_LABEL
            )
            titled = (match[1] for text in texts if (match := _YEAR.search(text)))
            if year := next(filter(None, (*stated, *titled)), None):
                return int(year)
        return None

    def row(self, number: int) -> KnownRow | None:
        """Return what a row says of a unit; None for one that names none."""
        if number <= self._columns.last_row or self._is_aside(number):
            return None
        name = bare_name(self.lines[number].text(self._columns.name), number)
        figures = tuple(self._figures(number, name))
        where = f"{self._title}第 {number} 行"
        if name and name != NO_RESULT:
            return KnownRow(name, where, figures)
        if figures:
            self.faults.append(Fault(Cause.NAMELESS, where))
        return None

    def faults_of_columns(self) -> Iterator[Fault]:
        """Yield the columns that are no cell of the form, or have no head."""
        columns = self._columns
        known = {columns.name, columns.who, *columns.figures, *columns.unknown}
        below = [line for line in self.lines.values() if line.number > columns.last_row]
        headless = {column for line in below for column in line.cells} - known
        for column, head in columns.unknown.items():
            yield Fault(Cause.NO_CELL, f"{self._title}{column_letters(column)} 列{quoted(head)}")
        for column in sorted(headless):
            if not self._has_head(column) and self._has_number(column, below):
                yield Fault(Cause.NO_CELL, f"{self._title}{column_letters(column)} 列没有列名")

    def _has_head(self, column: int) -> bool:
        rows = range(self._columns.first_row, self._columns.last_row + 1)
        return any(self.lines[row].text(column) for row in rows if row in self.lines)

    def _has_number(self, column: int, below: list[TableRow]) -> bool:
        cells = (line.cells.get(column) for line in below)
        return any(cell is not None and cell.number is not None for cell in cells)

    def _is_aside(self, number: int) -> bool:
        """Whether a row is a sum, a note, a group of units, or the heads again."""
        line = self.lines[number]
        name = line.text(self._columns.name)
        if not name:
            # 合计 may stand in the column of ordinals, or over several columns.
            texts = (line.text(column) for column in line.cells)
            return any(names_no_unit(text, number) for text in texts if not _is_number(text))
        return name_column([name], also_titles=True) is not None or names_no_unit(name, number)

    def _figures(self, number: int, unit: str) -> Iterator[KnownFigure]:
        line = self.lines[number]
        who = line.text(self._columns.who) if self._columns.who else ""
        for column, cells in self._columns.figures.items():
            written = line.cells.get(column)
            if written is None or column in line.repeated:
                continue
            if is_white(written) and not written.has_formula:
                continue
            measure = self._heads.form.table_of(cells[0]).column(cells[0]).measure
            answer = answer_written(written, measure)
            words = self._heads.words(cells)
            where = f"{self._where(number, column)}（{unit}，{words}）{quoted(answer.raw)}"
            if answer.usable and answer.number is not None:
                yield KnownFigure(cells, answer.number, words, who or self._who)
                # 3件 and 三: what was made of it has to be known.
                if any(map(str.isalpha, answer.raw)):
                    read = f"{where}是 {plain_digits(answer.number)}"
                    self.faults.append(Fault(Cause.WORDS, read))
            elif not answer.blank:
                self.faults.append(Fault(_cause_of(answer), where))

    @property
    def _title(self) -> str:
        return f"{self._sheet.name} " if self._sheet.name else ""

    def _where(self, row: int, column: int) -> str:
        """Name a cell by its address; in a text, which has none, by its row and column."""
        if self._sheet.name:
            return str(Place(self._sheet.name, str(Address(row, column))))
        return f"第 {row} 行第 {column} 列"


def _cause_of(answer: Answer) -> Cause:
    """Return why an answer is no figure; a day is told from other rubbish."""
    if answer.flaw in _CAUSES:
        return _CAUSES[answer.flaw]
    is_day = iso_date(answer.raw) or _DAY_OF_MONTH.fullmatch(answer.raw.strip())
    return Cause.DAY if is_day else Cause.NO_NUMBER


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdigit()
