"""``template --roster``: one locked workbook for each unit of a list, on every core."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import progress, tell
from gaitool.cli.told_reading import read_and_tell, read_units_and_tell
from gaitool.cli.writing import demand_folder_name, make_folder, refuse_output, write_output
from gaitool.errors import UnusableFile, UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import Form
from gaitool.text.file_names import file_stem
from gaitool.text.folding import fold_label

if TYPE_CHECKING:
    from gaitool.reader.roster_units import Unit

# Below this, starting further processes takes longer than writing the workbooks.
_FEW_UNITS = 8
_WORKBOOKS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class UnitTemplates:
    """What a roster's workbooks share, and where they go."""

    roster: Path
    folder: Path
    last_years: Path | None
    given: Cover
    form: Path | None
    password: str


@dataclass(frozen=True, slots=True)
class _Order:
    """A workbook to write: what is filled in, and where it goes."""

    report: FilledReport
    target: Path


def write_unit_templates(wanted: UnitTemplates, *, force: bool) -> ExitCode:
    """Write the workbooks into a folder; each unit's last report is found by the unit's name."""
    demand_folder_name(wanted.folder)
    orders = _orders(wanted)
    make_folder(wanted.folder)
    inputs = [wanted.roster, *(_files(wanted.last_years) if wanted.last_years else ())]
    _demand_distinct(orders)
    # All before the first is written: a run must not stop half way through a roster.
    for order in orders:
        refuse_output(order.target, force=force, inputs=inputs)
    written = _written(orders, wanted.password)
    for _ in progress(written, len(orders), "正在生成", attrgetter("name")):
        pass
    tell(f"已为 {len(orders)} 个单位生成填报表，在文件夹：{wanted.folder}")
    if wanted.last_years:
        _tell_missing(orders)
    return ExitCode.CLEAN


def _orders(wanted: UnitTemplates) -> list[_Order]:
    """Return the workbook of every unit of the roster; raises UsageError."""
    units = read_units_and_tell(wanted.roster)
    if wanted.last_years and not wanted.last_years.is_dir():
        raise UsageError(f"{wanted.last_years}：有名单时 --previous 应是上年报告所在的文件夹。")
    previous = _reports_by_agency(wanted.last_years) if wanted.last_years else {}
    form = _edition(wanted.form)
    return [
        _Order(
            _report_of(unit, form, wanted.given, previous),
            wanted.folder / f"{file_stem(unit.name)}.xlsx",
        )
        for unit in units
    ]


def _edition(file: Path | None) -> Form | None:
    from gaitool.reader.edition import read_edition

    return read_edition(file) if file else None


def _report_of(
    unit: "Unit", form: Form | None, given: Cover, previous: Mapping[str, FilledReport]
) -> FilledReport:
    """Return what a unit's workbook is filled with; ``previous`` are reports by folded name."""
    from gaitool.template.filled_beforehand import blank_to_fill

    last_year = _last_report(unit, previous)
    own = Cover(agency=unit.name, agency_type=unit.agency_type, level=unit.level)
    return blank_to_fill(own, given, last_year, form)


def _last_report(unit: "Unit", previous: Mapping[str, FilledReport]) -> FilledReport | None:
    """Return a unit's last report; none where it was several offices, which nobody has added."""
    still = (unit.name, *unit.short_names)
    own = next((r for name in still if (r := previous.get(fold_label(name)))), None)
    former = (previous.get(fold_label(name)) for name in unit.former_names)
    found = [report for report in (own, *former) if report]
    if len(found) > 1:
        names = "、".join(report.cover.agency for report in found)
        tell(f"“{unit.name}”上年是几个单位（{names}），没有填上年的数：请把各份的数相加后填。")
        return None
    return next(iter(found), None)


def _demand_distinct(orders: Iterable[_Order]) -> None:
    """Refuse two units whose names give the same file name; raises UsageError.

    Windows and macOS take names for the same that differ only in case.
    """
    names: dict[str, str] = {}
    for order in orders:
        name, file_name = order.report.cover.agency, order.target.name.casefold()
        if other := names.get(file_name):
            raise UsageError(
                f"“{other}”和“{name}”的文件名相同（{order.target.name}），请改一个名称。"
            )
        names[file_name] = name


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be reports."""
    from gaitool.checking.sources import PUBLISHED_ENDINGS

    endings = {".xlsx", ".json", *PUBLISHED_ENDINGS}
    found = (path for path in folder.iterdir() if path.suffix.lower() in endings)
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))


def _reports_by_agency(folder: Path) -> dict[str, FilledReport]:
    """Read last year's reports in a folder; a file that is no report is told and left out."""
    reports: dict[str, FilledReport] = {}
    files = _files(folder)
    for path in progress(files, len(files), "正在读上年报告", attrgetter("name")):
        try:
            report = read_and_tell(path).report
        except UnusableFile as unusable:
            tell(f"没有采用：{unusable}")
            continue
        agency = fold_label(report.cover.agency)
        if agency in reports:
            tell(f"没有采用：{path}：“{report.cover.agency}”的上年报告不止一份，用了先读到的。")
        reports.setdefault(agency, report)
    return reports


def _written(orders: Sequence[_Order], password: str) -> Iterator[Path]:
    """Write the workbooks, made in other processes where they are many; yield each once written."""
    for order, content in zip(orders, _made(orders, password), strict=True):
        # Forced, since refuse_output has let every target pass.
        write_output(order.target, content, force=True)
        yield order.target


def _made(orders: Sequence[_Order], password: str) -> Iterator[bytes]:
    make = partial(_workbook, password=password)
    if len(orders) < _FEW_UNITS:
        yield from map(make, orders)
        return
    from gaitool.checking.confined import confined_workers

    with confined_workers(min(usable_cores(), len(orders)), preload=__name__) as pool:
        yield from pool.map(make, orders, chunksize=_WORKBOOKS_AT_ONCE).result()


def _workbook(order: _Order, password: str) -> bytes:
    from gaitool.template import write_template

    return write_template(order.report, password=password)


def _tell_missing(orders: Iterable[_Order]) -> None:
    missing = [order.report.cover.agency for order in orders if order.report.previous is None]
    if missing:
        tell(f"没有找到上年报告的单位 {len(missing)} 个：{'、'.join(missing)}")
