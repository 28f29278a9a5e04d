"""Takes in a file of figures that others know, and tells what of it could not be used."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.answers import plain_digits
from gaitool.cli.conversion import as_workbook
from gaitool.cli.given_places import demand_file
from gaitool.cli.streams import most_named, tell
from gaitool.text.first_of_many import first_of_many
from gaitool.text.folding import fold_label

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.known_figures import Contradiction, KnownFile


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


def known_table(
    known: Path,
    file: "KnownFile",
    unit_of: Callable[[str], str] = fold_label,
    names: Mapping[str, Iterable[str]] | None = None,
) -> "KnownTable":
    """Return the figures by units, and tell where a source contradicts itself.

    ``unit_of`` tells the unit that a name means, ``names`` what else a unit is called.
    """
    from gaitool.checking.known import KnownTable
    from gaitool.known_figures import by_unit

    units = by_unit(file.rows, unit_of)
    if against := units.contradictions:
        named = first_of_many(map(_contradiction, against), len(against), "处", most_named())
        tell(f"{known}：有 {len(against)} 处同一来源前后不一，没有采用：{named}。")
    return KnownTable.of_units(units.figures, names or {}, file.year)


def _contradiction(one: "Contradiction") -> str:
    first = one.figures[0]
    figures = "、".join(plain_digits(figure.figure) for figure in one.figures)
    return f"{one.unit} {first.words}（{first.who}：{figures}）"
