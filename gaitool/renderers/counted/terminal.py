"""The rows of a register that were not counted, as a table on a screen."""

from collections.abc import Iterable

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaitool.renderers.counted.lines import TO_VERIFY, FaultWords
from gaitool.text.typesetting import break_lines

_SHARES = {"": 2, "格": 3, "编号": 4, "列": 3, "原因": 10}


def print_faults(faults: Iterable[FaultWords], console: Console) -> None:
    """Print which rows were not counted or need a look, and why."""
    table = Table(box=box.HORIZONTALS, padding=(0, 1, 0, 0))
    left = console.width - 2 * len(_SHARES) - 2
    widths = [max(left * share // sum(_SHARES.values()), 6) for share in _SHARES.values()]
    for name, width in zip(_SHARES, widths, strict=True):
        table.add_column(name, width=width)
    for fault in faults:
        cells = zip(fault, widths, strict=True)
        style = "yellow" if fault.effect == TO_VERIFY else "bold red"
        table.add_row(
            *(Text("\n".join(break_lines(c, w, cell_len))) for c, w in cells), style=style
        )
    console.print(table)
