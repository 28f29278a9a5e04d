"""What others know of an office, for tests: by who knows it and the head of a column."""

from decimal import Decimal
from typing import Any

from gaitool.form import Form
from gaitool.known_figures import KnownFigure, KnownOfUnit
from gaitool.reader.known.heads import KnownHeads


def known_of(form: Form, year: int | None = None, **sources: dict[str, Any]) -> KnownOfUnit:
    """Return figures known of an office; a head that means no cell is a mistake of the test."""
    heads = KnownHeads(form)
    figures = []
    for who, said in sources.items():
        for head, figure in said.items():
            cells = heads.cells([head])
            assert cells, head
            figures.append(KnownFigure(cells, Decimal(str(figure)), heads.words(cells), who))
    return KnownOfUnit(tuple(figures), year)
