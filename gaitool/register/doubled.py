"""Applications that stand twice in a register: by their number, or as a row copied elsewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR
from itertools import groupby
from operator import attrgetter

from gaitool.counted_register import Application, RegisterFault, RegisterRow
from gaitool.register.heads import Heads
from gaitool.register.rows import RowRead
from gaitool.register.vocabulary import bare_word, register_data
from gaitool.text.folding import fold_unkept

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row with its application; whether its number is no more than its place on the sheet."""

    read: RowRead
    application: Application
    is_ordinal: bool

    @property
    def identity(self) -> tuple[object, ...] | None:
        """What no other application has; None where a number says nothing beyond its sheet.

        Numbers begin anew every year, unless the year is part of them.
        """
        number = fold_unkept(self.read.number).casefold()
        if not number:
            return None
        year = 0 if _YEAR.search(number) else self.application.received.year
        return (self.read.at.sheet if self.is_ordinal else "", year, number)

    @property
    def said(self) -> tuple[object, ...]:
        """What two sheets say alike of the same application."""
        one = self.application
        return (one.received, one.applicant, one.result, one.answered)


def is_ordinal(heads: Heads) -> bool:
    """Whether what numbers the rows of a sheet begins anew on each; so where nothing does."""
    number = heads.read.get("number")
    ordinals = map(bare_word, register_data()["ordinals"]["heads"])
    return number is None or bare_word(number.path[-1]) in ordinals


def doubled(rows: Iterable[NumberedRow]) -> Iterator[RegisterFault]:
    """Yield a fault for every row but the first that tells of the same application."""
    by_identity: dict[tuple[object, ...], RegisterRow] = {}
    by_said: dict[tuple[object, ...], RegisterRow] = {}
    for _, sheet in groupby(rows, key=attrgetter("read.at.sheet")):
        own: dict[tuple[object, ...], RegisterRow] = {}
        for row in sheet:
            at, identity = row.read.at, row.identity
            earlier = by_identity.setdefault(identity, at) if identity else at
            if earlier != at:
                yield _fault(row, _same_number(row, earlier))
            elif row.is_ordinal and row.said in by_said:
                yield _fault(row, _same_words(by_said[row.said]))
            else:
                own.setdefault(row.said, at)
        # Only against other sheets: on one and the same day two people ask, and get, the same.
        by_said = {**own, **by_said}


def _same_number(row: NumberedRow, earlier: RegisterRow) -> str:
    number = f"编号“{row.read.at.number}”" if row.read.at.number else "编号"
    return f"{number}与{_place(row, earlier)}相同；同一件的删去一行，不是的改编号"


def _same_words(earlier: RegisterRow) -> str:
    return (
        f"日期、类型、结果都与工作表“{earlier.sheet}”{earlier.place}相同，像是同一件登记了两次；"
        "是的删去一行，不是的，两张工作表都加一列“登记编号”"
    )


def _place(row: NumberedRow, earlier: RegisterRow) -> str:
    is_same_sheet = earlier.sheet == row.read.at.sheet
    return earlier.place if is_same_sheet else f"工作表“{earlier.sheet}”{earlier.place}"


def _fault(row: NumberedRow, reason: str) -> RegisterFault:
    at, one = row.read.at, row.application
    last = one.answered.year if one.answered and not one.outcomes else MAXYEAR
    first = one.received.year
    return RegisterFault(
        at, row.read.address, "编号", at.number, reason, first=first, last=max(first, last)
    )
