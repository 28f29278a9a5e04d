"""Reads tables whose rows are labelled at the left (二 and 三), row after row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gaitool.form import CellKey
from gaitool.importers.blocks import PrintedRow
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.heads import UNUSUAL_HEADS, Head, UnreadableRow, Value, values_under
from gaitool.importers.labels import GENERAL_WORDS, Meaning, TableLabels, core, is_figure

_TELLING_LABEL = 8
_MOST_PIECES = 3


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a row: what it stands for, its words, and the position behind it."""

    match: Meaning
    text: str
    end: int


@dataclass(slots=True)
class RowTable:
    """Takes in rows until the table ends; ``is_open`` while rows of it may follow.

    A further table of the document is taken for the rest of this one only once it shows heads
    or a label that no other table has.
    """

    labels: TableLabels
    found: Found
    is_open: bool = False
    _heads: dict[int, tuple[str, Meaning | None]] = field(default_factory=dict)
    _in_heads: bool = False
    _ended: bool = False
    _is_sure: bool = False

    @property
    def is_reading(self) -> bool:
        """Whether the table of the document that is being read is known to be this one."""
        return self.is_open and self._is_sure

    def begin_table(self) -> None:
        """Take in that another table of the document begins."""
        self._in_heads = self._is_sure = False
        if self._ended:
            self.is_open = self._ended = False
            self._heads = {}

    def take(self, row: PrintedRow) -> None:
        """Take in a row: heads of columns, figures under them, or something else."""
        if self._is_head_row(row):
            self._take_heads(row)
            return
        self._in_heads = False
        if not self.is_open:
            self.is_open = self._has_telling_label(row)
        if self.is_open and (label := self._label(row)):
            self._is_sure = self._is_sure or core(label.text) not in GENERAL_WORDS
            if self._is_sure:
                self._take_figures(row, label)

    def _is_head_row(self, row: PrintedRow) -> bool:
        texts = dict.fromkeys(cell.text for cell in row if cell.text)
        if any(is_figure(text) for text in texts):
            return False
        heads = {core(text) for text in texts if self.labels.is_head(text)}
        known = heads - GENERAL_WORDS
        if len(known) > 1 or (self._in_heads and len(heads) == len(texts)):
            return True
        others = [text for text in texts if core(text) not in heads]
        return len(known) == 1 and any(self.labels.column(text) for text in others)

    def _take_heads(self, row: PrintedRow) -> None:
        if not self._in_heads:
            self._heads = {}
        self._in_heads = self.is_open = self._is_sure = True
        self._ended = False
        for position, cell in enumerate(row):
            if not cell.text or core(cell.text) in self.labels.heads:
                continue
            match = self.labels.column(cell.text)
            if match or not self._is_above_columns(cell.text):
                self._heads[position] = (cell.text, match)

    def _is_above_columns(self, text: str) -> bool:
        return self.labels.is_head(text) and core(text) not in self.labels.old

    def _has_telling_label(self, row: PrintedRow) -> bool:
        cores = (core(cell.text) for cell in row if cell.text and not cell.spread)
        return any(len(name) >= _TELLING_LABEL and name in self.labels.rows for name in cores)

    def _label(self, row: PrintedRow) -> _Label | None:
        """Return the last label of a row; in the form of 2019 some groups are one themselves."""
        positions = [
            position
            for position, cell in enumerate(row)
            if cell.text and not cell.spread and not is_figure(cell.text)
        ]
        for last in range(len(positions), 0, -1):
            end = _end(row, positions[last - 1])
            texts = [row[position].text for position in positions[:last]]
            if match := self._match(texts):
                return _Label(match, texts[-1], end)
            if key := self.labels.undivided.get(core(texts[-1])):
                return _Label(Meaning(key), texts[-1], end)
        return None

    def _match(self, texts: list[str]) -> Meaning | None:
        """Return what the last text labels, alone or as the end of a label cut into cells."""
        for count in range(1, min(len(texts), _MOST_PIECES) + 1):
            if key := self.labels.rows.get(core("".join(texts[-count:]))):
                return Meaning(key)
        return self.labels.row(texts[-1])

    def _take_figures(self, row: PrintedRow, label: _Label) -> None:
        heads = self._heads_for(label)
        is_blank = not any(cell.text for cell in row[label.end :])
        is_undivided = core(label.text) in self.labels.undivided
        if is_undivided and is_blank:
            self._take_blanks(label, heads)
            return
        self._ended = label.match.key == self.labels.table.rows[-1].key
        try:
            values = values_under(heads, row, label.end)
        except UnreadableRow as problem:
            self._take_unreadable(label, heads, problem)
            return
        is_usual = self._are_usual(heads, label)
        for value in values:
            self._take_value(label, value if is_usual else replace(value, doubt=UNUSUAL_HEADS))
        if is_undivided:
            self._note_undivided(label.match.key)

    def _note_undivided(self, key: str) -> None:
        row = next(row for row in self.labels.table.rows if row.key == key)
        group = row.headings[-1]
        self.found.notes.append(f"2019 年格式的“{group}”没有细分，计入了“{row.path}”。")

    def _are_usual(self, heads: Sequence[Head], label: _Label) -> bool:
        """Whether the known heads are those of the form, in its order; or of the form of 2019."""
        known = [head.column for head in heads if head.column]
        blocks = self.labels.table.blocks
        columns = [
            [column.key for column in block.columns]
            for block in blocks
            if label.match.key in {row.key for row in block.rows}
        ]
        is_old = any(core(head.text) in self.labels.old for head in heads)
        return not columns or is_old or known == columns[0]

    def _take_blanks(self, label: _Label, heads: Sequence[Head]) -> None:
        """Take in a row without figures, which may be the heading of a group as well."""
        for head in heads:
            self._take_value(label, Value(head, ""))

    def _heads_for(self, label: _Label) -> Sequence[Head]:
        """Return the heads above a row; those of the form where the document prints none."""
        if self._heads or not label.match.key:
            return tuple(_merged(self._heads))
        table = self.labels.table
        block = next(b for b in table.blocks if label.match.key in {row.key for row in b.rows})
        note = f"{table.name}没有认出列标题，按规定格式的顺序读。"
        if note not in self.found.notes:
            self.found.notes.append(note)
        first = label.end
        return tuple(
            Head(column.label, column.key, (first + index,))
            for index, column in enumerate(block.columns)
        )

    def _take_value(self, label: _Label, value: Value) -> None:
        table = self.labels.table
        key = CellKey(table.key, label.match.key, value.head.column or "")
        if key not in table:
            if value.text:
                self.found.unplaced.append(
                    f"{table.name} · {label.text} · {value.head.text}：{value.text}"
                )
            return
        doubt = value.doubt
        if not label.match.sure:
            doubt = doubt or f"行标题“{label.text}”与规定的不同"
        if not value.head.sure:
            doubt = doubt or f"列标题“{value.head.text}”与规定的不同"
        self.found.figures.append(FoundFigure(key, value.text, doubt))

    def _take_unreadable(
        self, label: _Label, heads: Sequence[Head], problem: UnreadableRow
    ) -> None:
        for head in heads:
            key = CellKey(self.labels.table.key, label.match.key, head.column or "")
            if key in self.labels.table:
                self.found.unreadable.append(FoundFigure(key, "", problem.doubt))


def _end(row: PrintedRow, position: int) -> int:
    """Return the position behind a cell and all that it spreads over to the right."""
    end = position + 1
    while end < len(row) and row[end].spread and row[end].text == row[position].text:
        end += 1
    return end


def _merged(heads: dict[int, tuple[str, Meaning | None]]) -> Iterator[Head]:
    """Yield the heads by position, a merged one once."""
    positions: list[int] = []
    ordered = sorted(heads.items())
    for index, (position, (text, match)) in enumerate(ordered):
        positions.append(position)
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        if following and following[1][0] == text and following[0] == position + 1:
            continue
        column = match.key if match else None
        yield Head(text, column, tuple(positions), sure=match.sure if match else True)
        positions = []
