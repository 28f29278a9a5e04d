"""One door to every file that holds a report: workbook, data, or published document."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.checking.remarks import remark_words
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.reader import read_filled_report

if TYPE_CHECKING:
    from gaitool.importers import Imported

PUBLISHED_ENDINGS = frozenset([".docx", ".doc", ".wps", ".html", ".htm", ".txt", ".pdf", ".rtf"])
"""How the names of published documents end; those that cannot be read are refused as such."""

_MOST_TOLD = 3


@dataclass(frozen=True, eq=False)
class Source:
    """A report, and what is to be said of its file beside what the rules find."""

    report: FilledReport
    remarks: tuple[str, ...] = ()


def read_report(path: Path) -> FilledReport:
    """Return the report in a file, whatever holds it; raises UnusableFile."""
    return read_source(path).report


def read_source(path: Path) -> Source:
    """Return the report in a file with remarks on it; raises UnusableFile.

    A workbook that is not our template is read where it has the labels of all three tables.
    """
    if path.suffix.lower() in PUBLISHED_ENDINGS:
        from gaitool.importers import read_published

        return _published(read_published(path))
    try:
        report = read_filled_report(path)
    except UnusableFile as refusal:
        if refusal.problem is FileProblem.NOT_OUR_TEMPLATE and (foreign := _foreign(path)):
            return _published(foreign)
        raise
    return source_of(report)


def source_of(report: FilledReport) -> Source:
    """Return a report with what its reader noticed about the file."""
    return Source(report, remark_words(report.observations or ()))


def _foreign(path: Path) -> "Imported | None":
    """Return what a workbook of another making says, if it has all three tables."""
    from gaitool.importers import read_published

    try:
        imported = read_published(path)
    except UnusableFile:
        return None
    return None if imported.missing_tables else imported


def _published(imported: "Imported") -> Source:
    remarks = []
    if imported.doubts:
        told = "；".join(map(imported.doubt_words, imported.doubts[:_MOST_TOLD]))
        remarks.append(f"读原文时有 {len(imported.doubts)} 处存疑：{told}。全部见 gaitool import。")
    if imported.missing_tables:
        remarks.append(f"原文里没有认出{'、'.join(imported.missing_tables)}。")
    return Source(imported.report, tuple(remarks))
