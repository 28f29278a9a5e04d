"""Applications that stand twice in a register: by their number, or as a row copied elsewhere."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, date
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from gaitool.applications import Application, ApplicationList
from gaitool.counted_register import RegisterFault
from gaitool.layout import Address
from gaitool.register.heads import Heads
from gaitool.register.vocabulary import bare_word, register_data
from gaitool.register_rows import RegisterRow
from gaitool.text.folding import fold_unkept

_NONE = 0
"""The identity of an application without a number."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class NumberedApplications:
    """The applications of a sheet, each with what tells its number from all others.

    Of the number as it is written, which may be long and of a person, a hash alone is kept: that
    two differ and have the same one happens once in thousands of millions of registers.
    """

    def __init__(self, heads: Heads) -> None:
        self.applications = ApplicationList()
        self.identities = array("q")
        self.is_ordinal = _is_ordinal(heads)
        """Whether the numbers begin anew on each sheet."""
        number = heads.read.get("number")
        self._column = number.column if number else 0

    def add(self, one: Application, number: str) -> None:
        """Add an application with its whole number."""
        self.applications.add(one)
        self.identities.append(self._identity(one, fold_unkept(number).casefold()))

    def _identity(self, one: Application, number: str) -> int:
        """Return what no other application has; where a number says nothing beyond its sheet.

        Numbers begin anew every year, unless the year is part of them.
        """
        if not number:
            return _NONE
        year = 0 if _YEAR.search(number) else one.received.year
        return hash((one.at.sheet if self.is_ordinal else "", year, number)) or 1

    def address(self, at: RegisterRow) -> str:
        """Return the address of the number of an application; empty where there is no column."""
        return str(Address(at.row, self._column)) if self._column else ""


def _is_ordinal(heads: Heads) -> bool:
    """Whether what numbers the rows of a sheet begins anew on each; so where nothing does."""
    number = heads.read.get("number")
    ordinals = map(bare_word, register_data()["ordinals"]["heads"])
    return number is None or bare_word(number.path[-1]) in ordinals


class Doubled(NamedTuple):
    """An application that stands twice: its place on its sheet, and the fault of its row."""

    place: int
    fault: RegisterFault


def doubled(sheets: Sequence[NumberedApplications]) -> list[list[Doubled]]:
    """Return for each sheet all rows but the first that tell of the same application."""
    repeated = _repeated(sheets)
    by_identity: dict[int, RegisterRow] = {}
    earlier_sheets: dict[_Said, RegisterRow] = {}
    found = []
    for sheet in sheets:
        by_number = list(_same_numbers(sheet, repeated, by_identity))
        by_words = []
        # Only against other sheets: on one and the same day two people ask, and get, the same.
        if len(sheets) > 1:
            by_words = list(_same_words_elsewhere(sheet, by_number, earlier_sheets))
        found.append(sorted((*by_number, *by_words), key=attrgetter("place")))
    return found


def _repeated(sheets: Iterable[NumberedApplications]) -> frozenset[int]:
    """Return the identities that are there more than once."""
    listed = sorted(chain.from_iterable(sheet.identities for sheet in sheets))
    return frozenset(one for one, after in pairwise(listed) if one == after) - {_NONE}


def _same_numbers(
    sheet: NumberedApplications, repeated: frozenset[int], by_identity: dict[int, RegisterRow]
) -> Iterator[Doubled]:
    for place, identity in enumerate(sheet.identities if repeated else ()):
        if identity in repeated:
            at = sheet.applications.row(place)
            earlier = by_identity.setdefault(identity, at)
            if earlier != at:
                yield Doubled(place, _fault(sheet, place, _same_number(at, earlier)))


def _same_words_elsewhere(
    sheet: NumberedApplications,
    by_number: Sequence[Doubled],
    earlier_sheets: dict["_Said", RegisterRow],
) -> Iterator[Doubled]:
    """Yield the rows of ordinals that say what a row of an earlier sheet says; add its own rows."""
    left_out = {one.place for one in by_number}
    own: dict[_Said, RegisterRow] = {}
    for place, one in enumerate(sheet.applications):
        if place in left_out:
            continue
        said = _Said(one.received, one.applicant, one.result, one.answered)
        if sheet.is_ordinal and said in earlier_sheets:
            yield Doubled(place, _fault(sheet, place, _same_words(earlier_sheets[said])))
        else:
            own.setdefault(said, one.at)
    for said, at in own.items():
        earlier_sheets.setdefault(said, at)


class _Said(NamedTuple):
    """What two sheets say alike of the same application."""

    received: date
    applicant: str
    result: str
    answered: date | None


def _same_number(at: RegisterRow, earlier: RegisterRow) -> str:
    number = f"编号“{at.number}”" if at.number else "编号"
    where = earlier.place if earlier.sheet == at.sheet else _on_its_sheet(earlier)
    return f"{number}与{where}相同；同一件的删去一行，不是的改编号"


def _same_words(earlier: RegisterRow) -> str:
    return (
        f"日期、类型、结果都与{_on_its_sheet(earlier)}相同，像是同一件登记了两次；"
        "是的删去一行，不是的，两张工作表都加一列“登记编号”"
    )


def _on_its_sheet(at: RegisterRow) -> str:
    return f"工作表“{at.sheet}”{at.place}"


def _fault(sheet: NumberedApplications, place: int, reason: str) -> RegisterFault:
    one = sheet.applications[place]
    last = one.answered.year if one.answered and not one.outcomes else MAXYEAR
    first, address = one.received.year, sheet.address(one.at)
    return RegisterFault(
        one.at, address, "编号", one.at.number, reason, first=first, last=max(first, last)
    )
