"""Takes in a file of figures that others know, and tells what of it could not be used."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.conversion import as_workbook
from gaitool.cli.given_places import demand_file
from gaitool.cli.streams import most_named, tell

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.known_figures import KnownFile


def read_known_and_tell(known: Path, reports: Sequence[Path]) -> "KnownFile":
    """Return what a file knows of units, one in an old format converted; raises UnusableFile."""
    from gaitool.checking.known import read_known
    from gaitool.office_files.file_content import read_content
    from gaitool.office_files.kinds import refuse_lock_file

    demand_file(known, "--known", "一个已知数文件（.xlsx 或 .csv）")
    refuse_lock_file(known)
    file = read_known(known, as_workbook(known, read_content(known)), reports)
    for words in file.told:
        tell(f"{known}：{words}")
    return file


def known_table(known: Path, file: "KnownFile") -> "KnownTable":
    """Return the figures by units, and tell where a source contradicts itself."""
    from gaitool.checking import known as known_to_others

    table, told = known_to_others.known_table(file, named=most_named())
    if told:
        tell(f"{known}：{told}")
    return table
