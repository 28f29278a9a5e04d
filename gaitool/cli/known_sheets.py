"""``template --known``: the blank sheets for figures of units that others know."""

from dataclasses import dataclass
from pathlib import Path

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import tell
from gaitool.cli.told_reading import read_units_and_tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.form import Form, edition_for, newest_edition

_NAME = "已知数.xlsx"


@dataclass(frozen=True, slots=True)
class KnownSheetsOrder:
    """What the sheets are made for: the units of a roster, a year, an edition, each optional."""

    output: Path | None
    roster: Path | None
    year: int | None
    form: Path | None
    password: str


def write_known_sheets_file(order: KnownSheetsOrder, *, force: bool) -> ExitCode:
    """Write the workbook, and tell what is to be done with it."""
    target = order.output or Path(_NAME)
    inputs = [path for path in (order.roster, order.form) if path]
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=inputs)
    from gaitool.template.known import write_known_sheets

    units = read_units_and_tell(order.roster) if order.roster else ()
    names = [unit.name for unit in units]
    content = write_known_sheets(_edition(order), names, order.year, order.password)
    write_output(target, content, force=force, inputs=inputs)
    tell(
        f"已生成：{target}。各张工作表发给知道的单位填，"
        f"填好后汇总时核对：gaitool rollup 文件夹 --known {target}"
    )
    return ExitCode.CLEAN


def _edition(order: KnownSheetsOrder) -> Form:
    """Return the edition asked for, else the one in force for the year; raises UsageError."""
    from gaitool.filled_report import Cover
    from gaitool.reader.edition import read_edition
    from gaitool.template.filled_beforehand import demand_year

    by_year = edition_for(order.year) if order.year else None
    form = read_edition(order.form) if order.form else by_year or newest_edition()
    demand_year(Cover(year=str(order.year or "")), form)
    return form
