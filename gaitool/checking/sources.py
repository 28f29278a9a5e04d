"""One door to every file that holds a report: workbook, data, or published document."""

from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.checking.remarks import remark_words
from gaitool.checking.time_limit import time_limit
from gaitool.errors import FileProblem, UnusableFile
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import refuse_lock_file
from gaitool.office_files.preflight import refuse_size
from gaitool.reader.source import filled_report_of, with_lock_noted
from gaitool.record import Value

if TYPE_CHECKING:
    from gaitool.importers import Imported, PublishedDocument

PUBLISHED_ENDINGS = frozenset([".docx", ".doc", ".wps", ".html", ".htm", ".txt", ".pdf", ".rtf"])
"""How the names of published documents end; those that cannot be read are refused as such."""

# A broken page has dozens of doubts, most of one cause; gaitool import lists them all.
_MOST_TOLD = 3
_NO_DATA = (
    "这是 gaitool 生成的样子，里面却没有能读的数据（另存时丢了，被删去，或者改坏了），"
    "数字和文字按看到的读；生成以后改没改过，单看它查不出来。"
)
_NOT_OURS = FileProblem.NOT_OUR_TEMPLATE


class Source(Value):
    """A report, and what is to be told of its file beside what the rules find.

    ``identified`` is the report where its document shows it otherwise than the data say that it
    carries: figures and texts as seen, who, when and what stands where as the data have it.
    ``own`` is the document where gaitool made it.
    """

    report: FilledReport
    remarks: tuple[str, ...] = ()
    identified: FilledReport | None = None
    own: "PublishedDocument | None" = None


def read_report(path: Path) -> FilledReport:
    """Return the report in a file, whatever holds it; raises UnusableFile, also for slow ones."""
    with time_limit(path):
        return read_source(path).report


def read_source(path: Path) -> Source:
    """Return the report in a file with remarks on it; raises UnusableFile.

    The file is read once. A remark also tells where another program has it open.
    """
    refuse_lock_file(path)  # before reading: the program that made it may not let it be read
    source = read_source_of(path, read_content(path))
    report = with_lock_noted(path, source.report)
    return source if report is source.report else source_of(report)


def read_source_of(name: str | Path, content: bytes) -> Source:
    """Return the report in the bytes of a file of this name; raises UnusableFile.

    No file need be there. A workbook that is not our template is read where it has the labels
    of all three tables.
    """
    name = Path(name)
    refuse_lock_file(name)
    refuse_size(name, len(content))
    if name.suffix.lower() in PUBLISHED_ENDINGS:
        from gaitool.checking.carried_data import published_with_data

        return _published(published_with_data(name, content))
    try:
        report = filled_report_of(name, content)
    except UnusableFile as refusal:
        foreign = _foreign(name, content) if refusal.problem is _NOT_OURS else None
        # The first refusal says what an office can do; why its tables were not found helps nobody.
        if foreign is None:
            raise
        return _published(foreign)
    return source_of(report)


def source_of(report: FilledReport) -> Source:
    """Return a report with what its reader noticed about the file."""
    return Source(report, remark_words(report.observations or ()))


def _foreign(name: Path, content: bytes) -> "Imported | None":
    """Return what a workbook of another origin holds, if it has all three tables."""
    from gaitool.importers import published_in_its_edition

    try:
        imported = published_in_its_edition(name, content)
    except UnusableFile:
        return None
    return None if imported.missing_tables else imported


def _published(imported: "Imported") -> Source:
    remarks = []
    # What was not read, and what differs from the data carried, are findings: G108, G110.
    doubts = [one for one in imported.doubts if not (one.is_unread or one.is_altered)]
    if doubts:
        told = "；".join(map(imported.doubt_words, doubts[:_MOST_TOLD]))
        remarks.append(f"读原文时有 {len(doubts)} 处存疑：{told}。{FACE.all_doubts}")
    if imported.missing_tables:
        remarks.append(f"原文里没有认出{'、'.join(imported.missing_tables)}。")
    own = imported.own
    if own and not own.carried.strip():
        remarks.append(_NO_DATA)
    return Source(imported.report, tuple(remarks), imported.identified, own)
