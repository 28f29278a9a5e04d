"""Checks one file from its path to its result; a file that cannot be read is a result too."""

from collections.abc import Iterable
from pathlib import Path

from gaitool.errors import UnusableFile
from gaitool.findings import CheckedFile, FileResult, UnusableFileResult
from gaitool.reader import read_filled_report
from gaitool.rules.engine import check_report
from gaitool.rules.rule import Rule


def check_file(path: Path, rules: Iterable[Rule]) -> FileResult:
    """Return what the rules say of the report in a file, or why it cannot be used."""
    try:
        report = read_filled_report(path)
    except UnusableFile as unusable:
        return UnusableFileResult(str(path), unusable.problem, unusable.message)
    return CheckedFile(
        file=str(path),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=check_report(report, rules),
    )
