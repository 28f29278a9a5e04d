"""How a summed workbook names the units it sums, so that it is known when it lies among them."""

import hashlib
from collections.abc import Iterable, Sequence, Set

from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import RosterNames
from gaitool.text.folding import fold_label

_MOST_NAMED = 25
"""A document property holds 255 characters."""


def sum_of(units: Iterable[str]) -> str:
    """Return what a workbook says of the units it sums: the smallest of their numbers.

    So two of the same units have the same ones, however many there are.
    """
    return " ".join(sorted({_number(unit) for unit in units})[:_MOST_NAMED])


def own_reports(
    records: Sequence[FileRecord], body: str, roster: RosterNames | None
) -> list[FileRecord]:
    """Return the workbooks that are no unit's: sums of the units here, and that of the body.

    The sum that a county hands in to its city lies there without its units, and is a unit's.
    A body that is on the roster itself is a unit like any other.
    """
    numbers = {_number(one.agency) for one in records if one.agency}
    is_unit = roster is not None and roster.named(body) is not None
    own_name = "" if is_unit else fold_label(body)
    return [
        record
        for record in records
        if _sums_some(record, numbers) or (own_name and fold_label(record.agency) == own_name)
    ]


def _sums_some(record: FileRecord, numbers: Set[str]) -> bool:
    """Whether a workbook sums units, another than itself, whose own workbooks lie here."""
    return any(
        number in numbers for number in record.sum_of.split() if number != _number(record.agency)
    )


def _number(unit: str) -> str:
    return hashlib.blake2b(fold_label(unit).encode("utf-8"), digest_size=4).hexdigest()
