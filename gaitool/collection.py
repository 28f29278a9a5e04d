"""What a supervising office gathers from its units: who handed in what, and how it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from gaitool.findings import FileResult, Finding
from gaitool.form import CellKey


class Standing(StrEnum):
    """How the report of one unit stands, or one file that belongs to no unit's report."""

    PASSED = "passed"
    FAILED = "failed"
    UNUSABLE = "unusable"
    MISSING = "missing"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """Everything a roll-up keeps of one file; small, and the same wherever it was worked out.

    ``digest`` is the SHA-256 of the content, ``saved`` the ISO time a spreadsheet program last
    saved it (empty where the file does not say). ``figures`` are the 200 cells, totals as
    computed, without those that cannot be known; ``sentences`` are the texts as compared
    between units, by their masked words.
    """

    file: str
    digest: str
    saved: str
    result: FileResult
    figures: Mapping[CellKey, Decimal]
    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of 单位清单: a unit of the roster, or a file that is none's.

    ``unit`` is the name on the roster, else the one on the cover, else the file's name;
    ``nearest`` a name of the roster that was perhaps meant. ``counted`` where the figures are
    part of the sums. ``mended`` and ``added`` count findings gone and new since the last run,
    None where there was none.
    """

    unit: str
    on_roster: bool
    standing: Standing
    counted: bool
    file: str = ""
    agency: str = ""
    year: int | None = None
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    first_problem: str = ""
    nearest: str = ""
    note: str = ""
    mended: int | None = None
    added: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts of 总览; ``expected`` is None without a roster."""

    expected: int | None
    standings: Counter[Standing]
    findings: Counter[str]
    interrupted: int = 0


class Collection(Protocol):
    """A finished roll-up, read from where it is kept; nothing is held in memory as a whole.

    Every iterator gives the same order: the roster's, then what is not on it by file name.
    """

    @property
    def overview(self) -> Overview:
        """The counts over all units."""
        ...

    @property
    def sums(self) -> Mapping[CellKey, Decimal]:
        """The sums over the counted units of the cells every one of them gives."""
        ...

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """What is wrong between the units, or with the whole (G901 to G905)."""
        ...

    def lines(self) -> Iterator[UnitLine]:
        """Yield the lines of 单位清单."""
        ...

    def findings(self) -> Iterator[tuple[UnitLine, Finding]]:
        """Yield every finding of every unit's file."""
        ...

    def figures(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        """Yield the figures of every unit whose file could be read."""
        ...
