"""What to know of how a report was read, for whoever uses it and shows no findings."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gaitool.checking.engine import check_report
from gaitool.checking.sources import Source, read_source
from gaitool.checking.time_limit import time_limit
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding, Severity
from gaitool.rules.catalogue import select_rules

_PRINTED_BUT_UNREAD = "G108"
_ABOUT_READING = ("G018", "G019", "G020", _PRINTED_BUT_UNREAD, "G109", "G110")
"""The rules about what was not read, is there twice, or is seen otherwise than it is read."""

_MOST_TOLD = 5


class ReadReport(NamedTuple):
    """A report, what to tell of its reading, a line each, and whether all of it was read."""

    report: FilledReport
    words: tuple[str, ...] = ()
    is_whole: bool = True


def read_with_words(path: Path) -> ReadReport:
    """Return the report in a file, whatever holds it, and how it was read; raises UnusableFile."""
    with time_limit(path):
        return reading_of(read_source(path))


def reading_of(source: Source) -> ReadReport:
    """Return a report that was read, with what to tell of it."""
    findings = check_report(source.report, select_rules(_ABOUT_READING)).findings
    is_whole = not any(map(_is_unread, findings))
    return ReadReport(source.report, (*source.remarks, *_words(findings)), is_whole)


def _is_unread(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.rule == _PRINTED_BUT_UNREAD


def _words(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings[:_MOST_TOLD]:
        place = finding.cells[0].place if finding.cells else None
        yield f"{place}：{finding.message}" if place and place.address else finding.message
    if len(findings) > _MOST_TOLD:
        yield f"另有 {len(findings) - _MOST_TOLD} 处没有读到或看到的不同，见 gaitool check。"
