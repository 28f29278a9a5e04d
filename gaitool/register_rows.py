"""The rows of a register of applications (台账) as people are told of them."""

from collections.abc import Sequence
from typing import NamedTuple

from gaitool.text.first_of_many import first_of_many

MOST_ROWS_NAMED = 12
"""So many rows of a register are named in one sentence."""


class RegisterRow(NamedTuple):
    """Where an application stands: its sheet, its row there counted from 1, and its 编号.

    Row 0 is the sheet as a whole. The number is as it may be told: it holds nothing of a person.
    """

    sheet: str
    row: int
    number: str = ""

    @property
    def words(self) -> str:
        """How people are told of it: ``2025-017（第 19 行）``."""
        return f"{self.number}（{self.place}）" if self.number else self.place

    @property
    def place(self) -> str:
        """Which row of its sheet it is: ``第 19 行``."""
        return f"第 {self.row} 行" if self.row else "整张工作表"

    @property
    def known_as(self) -> str:
        """The number alone; where there is none, the row."""
        return self.number or self.place


def rows_words(rows: Sequence[RegisterRow], most: int = MOST_ROWS_NAMED) -> str:
    """Name the rows of a register, the first of many: ``7（第 9 行）、8（第 10 行）等 20 件``."""
    is_several = len({at.sheet for at in rows}) > 1
    named = (f"{at.sheet}·{at.words}" if is_several else at.words for at in rows)
    return first_of_many(named, len(rows), "件", most)
