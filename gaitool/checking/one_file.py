"""Checks one file from its path to its result; a file that cannot be read is a result too."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gaitool.checking.engine import check_report
from gaitool.checking.remarks import unused_reason_words
from gaitool.checking.sources import Source, read_source
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, CheckResult, FileResult, UnusableFileResult
from gaitool.rules.explained import unused_reasons
from gaitool.rules.rule import Rule


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
    report = source.report.with_previous(previous)
    return checked_file(path, replace(source, report=report), rules)


def checked_file(path: Path, source: Source, rules: Iterable[Rule]) -> CheckedFile:
    """Return what the rules say of a report that was read from a file."""
    report = source.report
    result = check_report(report, rules)
    return CheckedFile(
        file=str(path),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=result,
        remarks=(*source.remarks, *_reasons_in_vain(report, result)),
    )


def _reasons_in_vain(report: FilledReport, result: CheckResult) -> Iterable[str]:
    """Tell which reasons explain nothing; hardly any report has some."""
    if not report.explanations:
        return ()
    from gaitool.rules.every_rule import EVERY_RULE

    ids = {rule.id for rule in EVERY_RULE}
    return unused_reason_words(unused_reasons(report, result.findings, ids))
