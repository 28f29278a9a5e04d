"""Checks one file, by its path or its bytes; one that cannot be read is a result too."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.checking.engine import check_report
from gaitool.checking.remarks import unused_explanation_words
from gaitool.checking.sources import Source, read_source, read_source_of
from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import (
    CheckedFile,
    CheckResult,
    FileResult,
    Severity,
    TextCounts,
    UnusableFileResult,
)
from gaitool.rules.catalogue import CATALOGUE, select_rules
from gaitool.rules.compared import text_numbers
from gaitool.rules.explained import unused_explanations
from gaitool.rules.rule import CannotCheck, Rule

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.local_requirements import LocalRequirements

_ON_TEXTS = "G7"
_SAME_ORGAN = "G605"


def check_file(
    path: Path,
    rules: Iterable[Rule],
    previous: FilledReport | None = None,
    known: "KnownTable | None" = None,
    local: "LocalRequirements | None" = None,
) -> FileResult:
    """Return what the rules find in the report of a file, or why it cannot be used.

    ``previous`` is last year's report of the same organ, ``known`` what others know of organs,
    ``local`` what a county or city asks.
    """

    def read() -> Source:
        source = with_requirements(read_source(path), local)
        return known.beside_told(source) if known else source

    return _checked(path, read, rules, previous)


def check_content(
    name: str | Path,
    content: bytes,
    rules: Iterable[Rule],
    previous: FilledReport | None = None,
) -> FileResult:
    """Return what the rules find in the report of a file's bytes, or why it cannot be used.

    No file of that name need exist; ``previous`` as in ``check_file``.
    """
    return _checked(name, partial(read_source_of, name, content), rules, previous)


def _checked(
    name: str | Path,
    read: Callable[[], Source],
    rules: Iterable[Rule],
    previous: FilledReport | None,
) -> FileResult:
    try:
        source = read()
    except UnusableFile as unusable:
        return UnusableFileResult(str(name), unusable.problem, unusable.message)
    return checked_file(name, with_last_year(source, previous), rules)


def with_last_year(source: Source, previous: FilledReport | None) -> Source:
    """Return a report with last year's beside it."""
    return replace(source, report=source.report.with_previous(previous))


def with_requirements(source: Source, local: "LocalRequirements | None") -> Source:
    """Return a report with what a county or city asks of it."""
    return replace(source, report=replace(source.report, local=local)) if local else source


def checked_file(name: str | Path, source: Source, rules: Iterable[Rule]) -> CheckedFile:
    """Return what the rules find in a report that was read from a file of this name."""
    report = source.report
    result = check_report(report, rules)
    return CheckedFile(
        file=str(name),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=result,
        remarks=(*source.remarks, *_unused_explanations(report, result)),
        numbers=_text_counts(report, result),
    )


def _text_counts(report: FilledReport, result: CheckResult) -> TextCounts | None:
    """Return how many numbers of the text were compared; None where no rule asked about them."""
    if not any(outcome.rule.startswith(_ON_TEXTS) for outcome in result.outcomes):
        return None
    try:
        numbers = text_numbers(with_figures_drawn(report))
    except CannotCheck:
        return None
    return TextCounts(numbers.compared, numbers.not_compared)


def count_errors(report: FilledReport) -> int:
    """Return how many errors stand between a report and its finished document."""
    errors = [rule for rule in CATALOGUE if rule.severity is Severity.ERROR]
    return check_report(report, errors).summary[Severity.ERROR.value]


def doubt_of_last_year(report: FilledReport) -> str:
    """Return why the report beside a report is not last year's of the same organ; else nothing.

    A name that was changed is none where the office explains it.
    """
    result = check_report(report, select_rules((_SAME_ORGAN,)))
    found = (one.message for one in result.findings if not one.explained)
    return next(found, result.outcomes[0].reason)


def _unused_explanations(report: FilledReport, result: CheckResult) -> Iterable[str]:
    """Return a sentence for each explanation that explains nothing."""
    # Hardly any report has explanations: the rules between units are loaded only for one that has.
    if not report.explanations:
        return ()
    from gaitool.rules.every_rule import EVERY_RULE

    ids = {rule.id for rule in EVERY_RULE}
    return unused_explanation_words(unused_explanations(report, result.findings, ids))
