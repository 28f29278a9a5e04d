"""Checks one file from its path to its result; a file that cannot be read is a result too."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, FileResult, UnusableFileResult
from gaitool.rules.engine import check_report
from gaitool.rules.rule import Rule
from gaitool.sources import Source, read_source


def check_file(
    path: Path, rules: Iterable[Rule], previous: FilledReport | None = None
) -> FileResult:
    """Return what the rules say of the report in a file, or why it cannot be used.

    ``previous`` is last year's report of the same organ.
    """
    try:
        source = read_source(path)
    except UnusableFile as unusable:
        return UnusableFileResult(str(path), unusable.problem, unusable.message)
    report = replace(source.report, previous=previous)
    return checked_file(path, Source(report, source.remarks), rules)


def checked_file(path: Path, source: Source, rules: Iterable[Rule]) -> CheckedFile:
    """Return what the rules say of a report that was read from a file."""
    report = source.report
    return CheckedFile(
        file=str(path),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=check_report(report, rules),
        remarks=source.remarks,
    )
