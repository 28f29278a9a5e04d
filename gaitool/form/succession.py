"""Which cells of one edition are the same questions in another."""

from collections.abc import Mapping
from functools import lru_cache

from gaitool.form.model import Form
from gaitool.form.tables import CellKey


@lru_cache(maxsize=32)
def counterparts(old: Form, new: Form) -> Mapping[CellKey, CellKey]:
    """Return for each cell of one edition the cell of the other that asks the same.

    Questions keep their names from edition to edition; where a row was renamed the older
    edition says so. A cell without a counterpart is absent.
    """
    # A supplement counts as the edition it extends, on either side: it has ``succeeds`` from
    # there, and a row that the edition renamed is renamed for its supplements as well.
    is_next = bool(new.succeeds) and new.succeeds in {old.version, old.extends}
    becomes = old.becomes if is_next else {}
    moved = {key: _moved(key, becomes) for key in old.cells}
    return {key: there for key, there in moved.items() if there in new}


def _moved(key: CellKey, becomes: Mapping[str, str]) -> CellKey:
    table, _, row = becomes.get(f"{key.table}.{key.row}", "").partition(".")
    return CellKey(table, row, key.column) if row else key
