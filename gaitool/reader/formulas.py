"""Notes formulas and error values in the cells that people fill in: what they show may change."""

from collections.abc import Iterable, Iterator

from gaitool.filled_report import Observation, Remark
from gaitool.form import CellKey
from gaitool.layout import Address, Place
from gaitool.office_files.grid import Grid, Written
from gaitool.text.folding import fold_label


def formulas_and_errors(
    grid: Grid, addresses: Iterable[Address], key: CellKey | None = None
) -> Iterator[Observation]:
    """Yield an observation for each of these cells that holds a formula or an error value."""
    for address in addresses:
        written = grid.written(address)
        if remark := _remark(written):
            words = written.text if remark is Remark.ERROR_VALUE else written.formula
            yield Observation(remark, Place(grid.name, str(address)), words, "", key)


def _remark(written: Written) -> Remark | None:
    if written.error:
        return Remark.ERROR_VALUE
    if not written.has_formula:
        return None
    # Libraries save formulas without a result; until Excel or WPS has opened such a file, nobody
    # knows the figure.
    return Remark.FORMULA_WITHOUT_RESULT if written.value is None else Remark.FORMULA_IN_INPUT


def labels_twice(label: str, grid: Grid) -> Iterator[Observation]:
    """Yield that a label of an input stands more than once, so that either could be meant."""
    found = grid.addresses_by_label.get(fold_label(label), ())
    # A sentence of what is left to fill may consist of the one label.
    written = [at for at in found if not grid.written(at).has_formula]
    if len(written) > 1:
        first, *others = written
        places = "、".join(f"{grid.name}!{at}" for at in others)
        yield Observation(Remark.DOUBLED, Place(grid.name, str(first)), places, label)
