"""``rollup --known``: what others know of the units, and what of it could not be used."""

from collections.abc import Sequence
from pathlib import Path

from gaitool.cli.known_figures import read_known_and_tell
from gaitool.cli.streams import most_named, tell
from gaitool.reader.roster_units import Unit
from gaitool.rollup.known_of_units import KnownOfUnits, known_of_units
from gaitool.rollup.roster_names import RosterNames


def read_known_of_units(
    known: Path, reports: Sequence[Path], units: Sequence[Unit] | None
) -> KnownOfUnits:
    """Return what a file knows of the units; raises UnusableFile."""
    file = read_known_and_tell(known, reports)
    found, told = known_of_units(known, file, RosterNames.of(units or ()), most_named())
    if told:
        tell(f"{known}：{told}")
    return found
