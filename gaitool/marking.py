"""Makes the marked copy of a workbook from its bytes, and verifies that no answer changed."""

from collections.abc import Iterable
from pathlib import Path

from gaitool.errors import UnusableFile
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding
from gaitool.layout import layout_of
from gaitool.reader.source import filled_report_of
from gaitool.renderers.marked_copy.annotated_workbook import (
    CannotBeMarked,
    MarkedCopy,
    annotate_workbook,
)

__all__ = ["CannotBeMarked", "marked_copy"]


def marked_copy(source: Path, content: bytes, findings: Iterable[Finding]) -> MarkedCopy:
    """Return the marked copy, verified to hold the same answers; raises CannotBeMarked."""
    try:
        report = filled_report_of(source, content)
    except UnusableFile as error:
        raise CannotBeMarked(f"不是用{FACE.our_blank}填写的工作簿") from error
    try:
        copy = annotate_workbook(source, content, findings, layout_of(report.form))
    except MemoryError:
        raise
    except Exception as error:
        # What a damaged workbook may hold has no end; the other copies are not to be lost for it.
        why = f"里面有部件是坏的或读不懂：{type(error).__name__}"
        raise CannotBeMarked(why) from error
    # Whatever else may be wrong with it, a copy that lost a figure must not go out.
    if not _has_same_answers(source, copy.content, report):
        raise CannotBeMarked("副本里的数与原件的不同")
    return copy


def _has_same_answers(source: Path, copy: bytes, report: FilledReport) -> bool:
    """Whether a copy is read as its original was; one that cannot be read is not."""
    try:
        after = filled_report_of(source, copy)
    except UnusableFile:
        return False
    # Not the explanations: the copy has rows for them that the original lacks.
    return (report.cover, report.answers, report.declared, report.sections) == (
        after.cover,
        after.answers,
        after.declared,
        after.sections,
    )
