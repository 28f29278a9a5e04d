"""What to know of how a report was read, for whoever uses it and shows no findings."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.as_printed import BESIDE_THE_REPORT
from gaitool.checking.engine import check_report
from gaitool.checking.sources import Source, read_source
from gaitool.checking.time_limit import time_limit
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding, Severity
from gaitool.record import Value
from gaitool.rules.catalogue import select_rules

if TYPE_CHECKING:
    from gaitool.importers import PublishedDocument

_PRINTED_BUT_UNREAD, _ALTERED = "G108", "G110"
_ABOUT_READING = ("G018", "G019", "G020", _PRINTED_BUT_UNREAD, "G109", _ALTERED)
"""The rules about what was not read, is there twice, or is seen otherwise than it is read."""

_MOST_TOLD = 5


class ReadReport(Value):
    """A report, what to tell of its reading, a line each, and whether all of it was read.

    ``identified`` is the report by the data that its document carries: who, when and what stands
    where as they have it, figures and texts as seen. Without data it is the report as read.
    ``own`` is the document where gaitool made it.
    """

    report: FilledReport
    words: tuple[str, ...]
    is_whole: bool
    identified: FilledReport
    own: "PublishedDocument | None" = None

    @property
    def lacks_data(self) -> bool:
        """Whether the document was made by gaitool and has lost its data."""
        return self.own is not None and not self.own.carried.strip()

    @property
    def is_certain(self) -> bool:
        """Whether every line of the report is known: filled in, or shown as the data have it."""
        if self.report.headings is None:
            return True
        beside = all(one.place in BESIDE_THE_REPORT for one in self.report.altered)
        return self.own is not None and not self.lacks_data and beside


def read_with_words(path: Path, *, lists_altered: bool = False) -> ReadReport:
    """Return the report in a file, whatever holds it, and how it was read; raises UnusableFile.

    What a document shows otherwise than its data is not told where the caller lists it.
    """
    with time_limit(path):
        return reading_of(read_source(path), lists_altered=lists_altered)


def reading_of(source: Source, *, lists_altered: bool = False) -> ReadReport:
    """Return a report that was read, with what to tell of it."""
    report = source.report
    told = tuple(one for one in _ABOUT_READING if not (lists_altered and one == _ALTERED))
    findings = check_report(report, select_rules(told)).findings
    return ReadReport(
        report=report,
        words=(*source.remarks, *_words(findings)),
        is_whole=not any(map(_is_unread, findings)),
        identified=source.identified or report,
        own=source.own,
    )


def _is_unread(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.rule == _PRINTED_BUT_UNREAD


def _words(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings[:_MOST_TOLD]:
        place = finding.cells[0].place if finding.cells else None
        yield f"{place}：{finding.message}" if place and place.address else finding.message
    if len(findings) > _MOST_TOLD:
        yield f"另有 {len(findings) - _MOST_TOLD} 处没有读到或看到的不同，{FACE.see_findings}。"
