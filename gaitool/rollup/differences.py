"""How one file of a unit differs from another."""

from collections.abc import Iterator
from pathlib import Path

from gaitool.checking.sources import read_report
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import COVER_FIELDS
from gaitool.rollup.records import FileRecord

_NOT_READABLE = "其中一份现在读不出来"


def differences(newer: Path, older: Path) -> tuple[str, ...]:
    """Return in words what the newer of two files has changed; nothing for equal files.

    Figures, declared totals, cover and texts are compared as written; explanations are not.
    """
    try:
        now, before = read_report(newer), read_report(older)
    except UnusableFile:  # it was readable when it was collected, and may have been replaced since
        return (_NOT_READABLE,)
    found = (_of_editions, _of_covers, _of_cells, _of_texts)
    return tuple(words for differ in found for words in differ(now, before))


def same_content(one: FileRecord, other: FileRecord) -> bool:
    """Whether two files hold the same report, explanations aside."""
    if not (one.usable and other.usable):
        return False
    # The digest first: it is there already, while reading both again takes some 40 ms.
    return one.digest == other.digest or not differences(Path(one.file), Path(other.file))


def _of_editions(now: FilledReport, before: FilledReport) -> Iterator[str]:
    """Tell of another edition, also where two texts go by one version."""
    editions = [(report.form.version, report.form.source) for report in (now, before)]
    if editions[0] != editions[1]:
        yield f"表式：“{before.form.version}”改为“{now.form.version}”"


def _of_covers(now: FilledReport, before: FilledReport) -> Iterator[str]:
    for field, label in COVER_FIELDS.items():
        written, was = getattr(now.cover, field), getattr(before.cover, field)
        if written != was:
            yield f"{label}：“{was}”改为“{written}”"


def _of_cells(now: FilledReport, before: FilledReport) -> Iterator[str]:
    of_either = dict.fromkeys((*now.form.cells, *before.form.cells))
    for key in of_either:
        written, was = (_written(report, key) for report in (now, before))
        if written != was:
            label = (now if key in now.form else before).label(key)
            yield f"{label}：{was or '空白'} 改为 {written or '空白'}"


def _written(report: FilledReport, key: CellKey) -> str:
    sources = (report.answers, report.declared, report.typed_totals)
    return next((source[key].raw for source in sources if key in source), "")


def _of_texts(now: FilledReport, before: FilledReport) -> Iterator[str]:
    for part, entries in now.sections.items():
        written = [(entry.heading, entry.body) for entry in entries]
        was = [(entry.heading, entry.body) for entry in before.sections.get(part, ())]
        headings = [heading or "正文" for heading, body in written if (heading, body) not in was]
        if written != was:
            where = "、".join(headings) or "正文"
            yield f"{now.form.sections[part].heading}的文字不同（{where}）"
