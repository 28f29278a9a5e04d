"""Checks one file, by its path or its bytes; one that cannot be read is a result too."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.checked_report import CheckedReport
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
    TextCounts,
    UnusableFileResult,
)
from gaitool.rules.compared import TextNumbers, text_numbers
from gaitool.rules.explained import unused_explanations
from gaitool.rules.rule import CannotCheck, Rule

if TYPE_CHECKING:
    from gaitool.checking.known import KnownTable
    from gaitool.local_requirements import LocalRequirements

_ON_TEXTS = "G7"


def check_file(
    path: Path,
    rules: Iterable[Rule],
    previous: FilledReport | None = None,
) -> FileResult:
    """Return what the rules find in the report of a file, or why it cannot be used.

    ``previous`` is last year's report of the same organ.
    """
    return check_file_whole(path, rules, previous).result


def check_file_whole(
    path: Path,
    rules: Iterable[Rule],
    previous: FilledReport | None = None,
    known: "KnownTable | None" = None,
    local: "LocalRequirements | None" = None,
) -> CheckedReport:
    """Return the same with the report itself, for whoever draws the findings in their tables.

    ``known`` is what others know of organs, ``local`` what a county or city asks.
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
    return check_content_whole(name, content, rules, previous).result


def check_content_whole(
    name: str | Path,
    content: bytes,
    rules: Iterable[Rule],
    previous: FilledReport | None = None,
) -> CheckedReport:
    """Return the same as ``check_content``, with the report itself."""
    return _checked(name, partial(read_source_of, name, content), rules, previous)


def _checked(
    name: str | Path,
    read: Callable[[], Source],
    rules: Iterable[Rule],
    previous: FilledReport | None,
) -> CheckedReport:
    try:
        source = read()
    except UnusableFile as unusable:
        return unusable_file(name, unusable)
    return checked_report(name, with_last_year(source, previous), rules)


def unusable_file(name: str | Path, unusable: UnusableFile) -> CheckedReport:
    """Return the file as one that could not be used, with the reason."""
    return CheckedReport(UnusableFileResult(str(name), unusable.problem, unusable.message))


def with_last_year(source: Source, previous: FilledReport | None) -> Source:
    """Return a report with last year's beside it."""
    return source._replace(report=source.report.with_previous(previous))


def with_requirements(source: Source, local: "LocalRequirements | None") -> Source:
    """Return a report with what a county or city asks of it."""
    return source._replace(report=source.report._replace(local=local)) if local else source


def checked_file(name: str | Path, source: Source, rules: Iterable[Rule]) -> CheckedFile:
    """Return what the rules find in a report that was read from a file of this name."""
    return _with_numbers(name, source, rules)[0]


def checked_report(name: str | Path, source: Source, rules: Iterable[Rule]) -> CheckedReport:
    """Return the same with the report itself."""
    checked, numbers = _with_numbers(name, source, rules)
    return CheckedReport(checked, source.report, numbers)


def _with_numbers(
    name: str | Path, source: Source, rules: Iterable[Rule]
) -> tuple[CheckedFile, TextNumbers | None]:
    report = source.report
    result = check_report(report, rules)
    numbers = _text_numbers(report, result)
    unused = _unused_explanations(report, result)
    checked = CheckedFile(
        file=str(name),
        form=report.form.version,
        agency=report.cover.agency,
        year=report.cover.known_year,
        result=result,
        remarks=(*source.remarks, *unused),
        numbers=TextCounts(numbers.compared, numbers.not_compared) if numbers else None,
        unused_reasons=unused,
    )
    return checked, numbers


def _text_numbers(report: FilledReport, result: CheckResult) -> TextNumbers | None:
    """Return the numbers of the text; None where no rule asked about them."""
    if not any(outcome.rule.startswith(_ON_TEXTS) for outcome in result.outcomes):
        return None
    try:
        return text_numbers(with_figures_drawn(report))
    except CannotCheck:
        return None


def _unused_explanations(report: FilledReport, result: CheckResult) -> tuple[str, ...]:
    """Return a sentence for each explanation that explains nothing."""
    # Hardly any report has explanations: the rules between units are loaded only for one that has.
    if not report.explanations:
        return ()
    from gaitool.rules.every_rule import EVERY_RULE

    ids = {rule.id for rule in EVERY_RULE}
    return unused_explanation_words(unused_explanations(report, result.findings, ids))
