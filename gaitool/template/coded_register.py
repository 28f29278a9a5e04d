"""The coded columns of a register on 计数依据, and the formulas that count over them."""

from collections.abc import Iterator
from functools import cache

from gaitool.counted_register import CountedRegister
from gaitool.form import APPLICATIONS, CARRIED_IN, CARRIED_OUT, DISPUTES, RECEIVED, CellKey, Form
from gaitool.layout import Address, column_letters
from gaitool.office_files.spliced_rows import RowWriter
from gaitool.template.styles import Look
from gaitool.text.written_dates import EPOCH

YEAR = Address(3, 2)
"""Where the year stands that is counted."""

FIRST_ROW, COPY_FROM = 6, 8
"""Where the columns begin."""

_DAY_0 = EPOCH.toordinal()
_COPIED = ("编号", "台账行", "收到日期", "申请人类型", "办理结果", "答复日期")


class CodedRegister:
    """What the register says of each application that counts to something, in a row each."""

    def __init__(self, form: Form, counted: CountedRegister) -> None:
        self._applications = counted.applications
        self._form = form
        self._disputes = tuple(form.rows(DISPUTES))
        self.heads = (*_COPIED, *(row.path for row in self._disputes))
        self.last_row = FIRST_ROW - 1 + max(len(counted.applications), 1)

    def rows(self, writer: RowWriter) -> Iterator[str]:
        """Yield the cells of each row."""
        labels = cache(self._labels)
        text, day = writer.looks[Look.CODED], writer.looks[Look.LISTED_DAY]
        for row, one in enumerate(self._applications, start=FIRST_ROW):
            applicant, result, *outcomes = labels(one.applicant, one.result, one.outcomes)
            place = f"{one.at.sheet} {one.at.row}".strip()
            cells = (
                *(one.at.number, place, one.received, applicant, result, one.answered),
                *outcomes,
            )
            yield "".join(
                writer.text(row, column, cell, text)
                if isinstance(cell, str)
                else writer.number(row, column, cell.toordinal() - _DAY_0, day)
                for column, cell in enumerate(cells, start=COPY_FROM)
                if cell
            )

    def _labels(self, applicant: str, result: str, outcomes: tuple[CellKey, ...]) -> list[str]:
        """Return what the form calls a type of applicant, a result, and each kind of outcome."""
        table = self._form.tables[APPLICATIONS]
        column = table.column(CellKey(APPLICATIONS, RECEIVED, applicant))
        row = table.row(CellKey(APPLICATIONS, result, applicant)).path if result else ""
        by_row = {key.row: self._form.tables[DISPUTES].column(key).label for key in outcomes}
        return [column.label, row, *(by_row.get(one.key, "") for one in self._disputes)]

    def formula(self, key: CellKey, row: Address, column: Address) -> str:
        """Return the formula that counts a cell; row and column of the form stand beside it.

        SUMPRODUCT goes through areas in every program, and takes a label for nothing but a label.
        """
        if key.table == DISPUTES:
            at = [one.key for one in self._disputes].index(key.row)
            return f"SUMPRODUCT(({self._area(len(_COPIED) + at)}={column})*1)"
        kind = f"({self._area(3)}={column})"
        first, last = f"DATE({YEAR},1,1)", f"DATE({YEAR},12,31)"
        received, answered = self._area(2), self._area(5)
        of_a_row = {
            RECEIVED: f"({received}>={first})*({received}<={last})",
            CARRIED_IN: f'({received}<{first})*((({answered}="")+({answered}>={first}))>0)',
            CARRIED_OUT: f'({received}<={last})*((({answered}="")+({answered}>{last}))>0)',
        }
        of_a_result = f"({self._area(4)}={row})*({answered}>={first})*({answered}<={last})"
        return f"SUMPRODUCT({kind}*{of_a_row.get(key.row, of_a_result)})"

    def _area(self, index: int) -> str:
        letters = column_letters(COPY_FROM + index)
        return f"${letters}${FIRST_ROW}:${letters}${self.last_row}"
