"""Records and values: how they are made, what they are the same as, and that they never change."""

import pickle
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from gaitool.record import Record, Value, made


class Cell(Value):
    """A value of one field that is needed, one with a default, and one that is made."""

    row: int
    column: str = "甲"
    notes: list[str] = made(factory=list)

    @cached_property
    def label(self) -> str:
        """What is kept beside the fields."""
        return f"{self.column}{self.row}"


class OtherCell(Value):
    """A value of another class with the same fields."""

    row: int
    column: str = "甲"


class Same(Value):
    """A value that can be hashed, with the fields of ``OtherCell``."""

    row: int
    column: str = "甲"


class Sheet(Record):
    """A record, which is the same as itself only."""

    name: str
    cells: tuple[Same, ...] = ()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Cell(3, "乙", ["注"]),
        lambda: Cell(3, "乙", notes=["注"]),
        lambda: Cell(notes=["注"], column="乙", row=3),
    ],
    ids=["by place", "both", "by name"],
)
def test_fields_are_given_by_place_or_by_name(make: Callable[[], Cell]) -> None:
    cell = make()

    assert (cell.row, cell.column, cell.notes) == (3, "乙", ["注"])


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((), {"column": "乙"}),
        ((3,), {"sheet": "表三"}),
        ((3, "乙", [], "more"), {}),
        ((3,), {"row": 4}),
    ],
    ids=["none", "one missing", "unknown", "too many", "given twice"],
)
def test_missing_unknown_and_doubled_fields_are_refused(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="Cell"):
        Cell(*given, **named)


def test_a_missing_or_unknown_field_is_named() -> None:
    make: Callable[..., Cell] = Cell

    with pytest.raises(TypeError, match="sheet"):
        make(row=3, sheet="表三")
    with pytest.raises(TypeError, match="row"):
        make(column="乙")


def test_a_default_is_shared_and_what_is_made_is_made_for_each() -> None:
    first, second = Cell(1), Cell(2)

    first.notes.append("注")

    assert (first.column, second.column) == ("甲", "甲")
    assert (first.notes, second.notes) == (["注"], [])


def test_values_are_the_same_by_their_fields_whether_given_or_left_out() -> None:
    assert Same(3) == Same(row=3, column="甲")
    assert hash(Same(3)) == hash(Same(3, "甲"))
    assert Same(3) != Same(4)
    assert {Same(3): "found"}[Same(3, "甲")] == "found"


@pytest.mark.parametrize("other", [(3, "甲"), OtherCell(3), None], ids=["tuple", "class", "none"])
def test_a_value_is_not_the_same_as_anything_of_another_kind(other: object) -> None:
    assert Same(3) != other
    assert other != Same(3)


def test_what_is_kept_beside_the_fields_makes_no_difference() -> None:
    looked_up, untouched = Cell(3), Cell(3)

    assert looked_up.label == "甲3"

    assert looked_up == untouched


def test_a_record_is_the_same_as_itself_only() -> None:
    sheet = Sheet("表三")

    assert sheet != Sheet("表三")
    assert {sheet: 1}[sheet] == 1


def test_a_replaced_field_leaves_the_others_and_what_was_kept_of_the_old_is_gone() -> None:
    cell = Cell(3, notes=["注"])
    assert cell.label == "甲3"

    moved = cell._replace(row=4)

    assert (moved.row, moved.column, moved.notes, moved.label) == (4, "甲", ["注"], "甲4")
    assert (cell.row, cell.label) == (3, "甲3")


def test_no_unknown_field_is_replaced() -> None:
    with pytest.raises(TypeError, match="sheet"):
        Cell(3)._replace(sheet="表三")


def test_a_record_goes_to_another_process_with_its_fields() -> None:
    sheet = Sheet("表三", (Same(3), Same(4, "乙")))

    brought = pickle.loads(pickle.dumps(sheet))

    assert (type(brought), brought.name, brought.cells) == (Sheet, sheet.name, sheet.cells)


@pytest.mark.parametrize("name", ["row", "column", "label", "sheet"])
def test_nothing_of_a_value_is_ever_changed(name: str) -> None:
    cell = Cell(3)

    with pytest.raises(AttributeError, match=f"Cell.{name} is never changed"):
        setattr(cell, name, 4)

    assert (cell.row, cell.column, cell.label) == (3, "甲", "甲3")


def test_a_record_shows_its_fields() -> None:
    assert repr(Same(3)) == "Same(row=3, column='甲')"
