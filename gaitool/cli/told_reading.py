"""Reads reports and rosters for commands, and tells what a person has to know of the reading."""

from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.given_places import demand_file
from gaitool.cli.streams import tell

if TYPE_CHECKING:
    from gaitool.checking.reading import ReadReport
    from gaitool.filled_report import FilledReport
    from gaitool.local_requirements import LocalRequirements
    from gaitool.reader.roster_units import Unit


def read_and_tell(file: Path) -> "ReadReport":
    """Return the report in a file, whatever holds it; raises UnusableFile."""
    from gaitool.checking.reading import read_with_words

    reading = read_with_words(file)
    tell_reading(file, reading)
    return reading


def read_workbook_and_tell(file: Path) -> "tuple[FilledReport, bytes]":
    """Return the report in a workbook of our template, and its bytes; raises UnusableFile."""
    from gaitool.checking.reading import reading_of
    from gaitool.checking.sources import source_of
    from gaitool.checking.time_limit import time_limit
    from gaitool.errors import FileProblem, UnusableFile
    from gaitool.office_files.file_content import read_content
    from gaitool.office_files.kinds import refuse_lock_file
    from gaitool.reader.source import filled_report_of, with_lock_noted

    refuse_lock_file(file)
    content = read_content(file)
    if file.suffix.lower() == ".json":
        message = "这是报告数据，不是填报工作簿。请先用 gaitool template --data 生成工作簿。"
        raise UnusableFile(file, FileProblem.NOT_A_WORKBOOK, message)
    with time_limit(file):
        report = with_lock_noted(file, filled_report_of(file, content))
        reading = reading_of(source_of(report))
    tell_reading(file, reading)
    return report, content


def tell_reading(file: Path, reading: "ReadReport") -> None:
    """Tell what was not read, or is seen otherwise than it was read, a line each."""
    for words in reading.words:
        tell(f"{file}：{words}")


def tell_odd_years(before: "FilledReport", now: "FilledReport") -> None:
    """Tell of each sign that these are not two successive years of one organ."""
    from gaitool.checking.successive_years import odd_years

    for words in odd_years(before.cover, now.cover):
        tell(words)


def read_local_and_tell(file: Path) -> "LocalRequirements":
    """Return what a file of local requirements asks, and tell how much that is."""
    from gaitool.checking.time_limit import time_limit
    from gaitool.reader.local import local_words, read_local_requirements

    demand_file(file, "--local", "一个地方口径文件（.toml）")
    with time_limit(file):
        local = read_local_requirements(file)
    tell(local_words(local))
    return local


def _refuse_known_figures(file: Path, units: "tuple[Unit, ...]") -> None:
    """Raise UnusableFile for a list of known figures, unless it tells of units more than those."""
    from gaitool.errors import FileProblem, UnusableFile
    from gaitool.office_files.file_content import read_content
    from gaitool.reader.known.reading import lists_known_figures

    tells_more = any(one.short_names or one.agency_type or one.level for one in units)
    if not tells_more and lists_known_figures(file, read_content(file)):
        message = "这是已知数（别处知道的数），不是单位名单；要核对这些数的，写在 --known 后面。"
        raise UnusableFile(file, FileProblem.BAD_DATA, message)


def read_units_and_tell(roster: Path) -> "tuple[Unit, ...]":
    """Return the units of a roster, and tell which of its lines were hard to read.

    Raises UnusableFile for a file that is no roster, one of known figures among them.
    """
    from gaitool.checking.time_limit import time_limit
    from gaitool.reader.roster import read_roster_with_notes

    demand_file(roster, "--roster", "一个名单文件（.xlsx、.csv 或 .txt）")
    with time_limit(roster):
        units, notes = read_roster_with_notes(roster)
        _refuse_known_figures(roster, units)
    for words in notes:
        tell(f"{roster}：{words}")
    return units
