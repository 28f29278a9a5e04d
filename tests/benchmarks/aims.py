"""What gaitool is measured by: each figure with the peer that is named beside it, and the aim."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

HEADS = ("What", "gaitool", "Beside it, in the same run", "Ratio", "Aim")
MISSED = " (missed)"


@dataclass(frozen=True, slots=True)
class Aim:
    """A limit for a ratio, or where it has a ``unit`` for a figure of gaitool's own.

    A ratio is how many times as long gaitool takes, or with ``at_least`` how many times as fast
    it is.
    """

    what: str
    peer: str
    limit: float
    at_least: bool = False
    unit: str = ""

    @property
    def words(self) -> str:
        """The limit as the table has it."""
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}{self.unit}"

    def is_met(self, figure: float) -> bool:
        """Whether a figure keeps to the limit."""
        return figure >= self.limit if self.at_least else figure <= self.limit


_CHECK, _READING = "`gaitool check` of a filled workbook", "reading a filled workbook"
_IMPORTS = "`import typer, rich, openpyxl`"
_LOADING = "openpyxl loading them"

AIMS: Mapping[str, Aim] = MappingProxyType(
    {
        "check": Aim(_CHECK, _IMPORTS, 1.0),
        "previous": Aim("the same with `--previous`", _IMPORTS, 1.15),
        "help": Aim("`gaitool --help`", "`import typer, rich`", 0.9),
        "calamine": Aim(_READING, "python-calamine", 5),
        "openpyxl": Aim(_READING, "`openpyxl.load_workbook`", 12, at_least=True),
        "frictionless": Aim(_CHECK, "`frictionless validate`, 1,500 cells", 4, at_least=True),
        "xls2xform": Aim(_CHECK, "`xls2xform`, as many questions", 2, at_least=True),
        "core": Aim(
            "checking files no two of which have one text, a warm core",
            _LOADING,
            55,
            at_least=True,
            unit=" files/s",
        ),
        "two_cores": Aim("checking them with two workers", "one worker", 1.8, at_least=True),
        "ten_thousand": Aim(
            "checking 10,000 on two cores, calculated from processor seconds",
            _LOADING,
            100,
            unit=" s",
        ),
        "eight_cores": Aim(
            "checking 10,000 on eight cores, calculated likewise", _LOADING, 30, unit=" s"
        ),
        "second_rollup": Aim("a second roll-up, with `-o`", "the first", 10, at_least=True),
        "rollup_workbook": Aim(
            "writing 汇总 of 3,000 units", "openpyxl writing its values", 3.7, unit=" s"
        ),
    }
)
"""In the order of the table."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured for one aim; ``figure`` is what its limit is for, if not the ratio."""

    ours: str
    theirs: str
    ratio: float
    figure: float | None = None


def table(measured: Mapping[str, Measured], left_out: str) -> Iterator[str]:
    """Yield the lines of the table; ``left_out`` says why something was not measured."""
    yield _row(HEADS)
    yield _row(["---"] * len(HEADS))
    for name, aim in AIMS.items():
        if one := measured.get(name):
            met = aim.is_met(one.ratio if one.figure is None else one.figure)
            ratio = f"{one.ratio:.2f} × {'as fast' if aim.at_least else 'the time'}"
            last = (ratio, aim.words + ("" if met else MISSED))
            yield _row((aim.what, one.ours, f"{aim.peer}: {one.theirs}", *last))
        else:
            yield _row((aim.what, "", f"{aim.peer}: {left_out}", "", aim.words))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
