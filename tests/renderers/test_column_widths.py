"""Columns of labels are as wide as a mark needs to stand beside what it belongs to."""

from importlib.resources import files

import pytest

from gaitool.form import Form, edition_of_text
from gaitool.layout import LabelKind
from gaitool.renderers.tables.printed_table import printed_grid
from gaitool.text.line_breaking import NEVER_FIRST, unbroken_units
from gaitool.text.typesetting import width_in_em

from tests.support.text_grid import edition_named, report_of

_PRINT_POINTS, _PRINT_SIDES = 442.0, 2.0
_SCREEN_PIXELS, _SCREEN_SIZE, _SCREEN_SIDES = 39 * 16, 14.0, 5.2
"""The least width of a table on a screen, the size of its font, and what a cell keeps free."""


def narrow_edition() -> Form:
    """Return the form in force as an edition would have it that asks for too narrow a column."""
    text = files("gaitool.form").joinpath("editions", "2021.toml").read_text("utf-8")
    asked = "printed = [57, 77,"
    assert asked in text
    text = text.replace('version = "2021"', 'version = "2021-窄"', 1)
    return edition_of_text(text.replace(asked, "printed = [20, 30,"))


EDITIONS = {"2021": edition_named("2021"), "2019": edition_named("2019"), "odd": narrow_edition()}


@pytest.mark.parametrize("name", EDITIONS)
def test_a_number_and_its_mark_have_room_in_one_line(name: str) -> None:
    form = EDITIONS[name]
    report = report_of({"form": form.version}, form)
    for table in form.tables.values():
        grid = printed_grid(table, report)
        for cell in grid.cells:
            if cell.kind is not LabelKind.ROW_HEAD or cell.spans_columns > 1:
                continue
            widest = max(
                (width_in_em(one) for one in unbroken_units(cell.text) if NEVER_FIRST & set(one)),
                default=0.0,
            )
            share = grid.shares[cell.area.left - 1]
            assert widest * grid.size + _PRINT_SIDES <= share * _PRINT_POINTS
            assert widest * _SCREEN_SIZE + _SCREEN_SIDES <= share * _SCREEN_PIXELS
