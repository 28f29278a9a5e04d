"""What the decoder of broken sums concludes: corrections of cells that would mend a table."""

from dataclasses import dataclass, field
from decimal import Decimal

from gaitool.form import CellKey
from gaitool.rules.location.equations import Equation

LONGEST_LIST = 30
"""How many equally small repairs a diagnosis lists at most."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell with the figure written there and the one it should be.

    ``equations`` are the broken ones the cell stands in; ``cause`` is a Chinese fragment that
    says how the slip may have come about, or empty.
    """

    key: CellKey
    written: Decimal
    expected: Decimal
    equations: tuple[Equation, ...] = field(default=(), compare=False)
    cause: str = ""

    @property
    def difference(self) -> Decimal:
        """By how much too much is written (negative: too little)."""
        return self.written - self.expected


@dataclass(frozen=True, slots=True)
class Repair:
    """The fewest corrections that make every equation hold, in reading order.

    ``cause`` says what may have happened to two cells together, or is empty.
    """

    corrections: tuple[Correction, ...]
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Broken equations that hang together, and every equally small repair of them.

    ``repairs`` has the most plausible first; it is cut to ``LONGEST_LIST`` where ``count`` is
    larger, and empty where no repair of the bounded size exists.
    """

    broken: tuple[Equation, ...]
    repairs: tuple[Repair, ...]
    count: int

    @property
    def located(self) -> Repair | None:
        """The repair, where it is the only one."""
        return self.repairs[0] if self.count == 1 else None

    @property
    def certain(self) -> tuple[Correction, ...]:
        """The corrections that every repair shares; none where the list was cut."""
        if not self.repairs or self.count > len(self.repairs):
            return ()
        first, *others = self.repairs
        return tuple(
            fix for fix in first.corrections if all(fix in other.corrections for other in others)
        )

    @property
    def suspects(self) -> tuple[CellKey, ...]:
        """The cells of all listed repairs, the most plausible first."""
        cells = (fix.key for repair in self.repairs for fix in repair.corrections)
        return tuple(dict.fromkeys(cells))
