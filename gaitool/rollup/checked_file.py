"""Checks one file from its path to its result; a file that cannot be read is a result too."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, FileResult, UnusableFileResult
from gaitool.reader import read_filled_report
from gaitool.renderers.remarks import remark_words
from gaitool.rules.engine import check_report
from gaitool.rules.rule import Rule


def check_file(
    path: Path, rules: Iterable[Rule], previous: FilledReport | None = None
) -> FileResult:
    """Return what the rules say of the report in a file, or why it cannot be used.

    ``previous`` is last year's report of the same organ.
    """
    try:
        report = replace(read_filled_report(path), previous=previous)
    except UnusableFile as unusable:
        return UnusableFileResult(str(path), unusable.problem, unusable.message)
    return checked_file(path, report, rules)


def checked_file(path: Path, report: FilledReport, rules: Iterable[Rule]) -> CheckedFile:
    """Return what the rules say of a report that was read from a file."""
    return CheckedFile(
        file=str(path),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=check_report(report, rules),
        remarks=remark_words(report.observations or ()),
    )
