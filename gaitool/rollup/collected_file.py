"""Collects one file, from its path to what a roll-up keeps of it: the same on any machine."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from gaitool.checking.known import KnownTable
from gaitool.checking.one_file import checked_file
from gaitool.checking.sources import read_source, source_of
from gaitool.collection import CollectedFile
from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport, MissingNumber, Remark
from gaitool.findings import UnusableFileResult
from gaitool.form import CellKey
from gaitool.form.names_in_use import names_in_use
from gaitool.local_requirements import LocalRequirements
from gaitool.office_files.file_content import read_content
from gaitool.office_files.properties import read_properties
from gaitool.prose.similarity import COMPARED_PARTS, masked_sentences
from gaitool.reader.source import filled_report_of, with_lock_noted
from gaitool.rollup.lists_of_units import list_of_units
from gaitool.rollup.own_output import is_document_of_ours
from gaitool.rules.explained import explanations_of
from gaitool.rules.rule import Rule, found_part
from gaitool.rules.thresholds import COPIED_TEXT
from gaitool.text.folding import fold_label
from gaitool.text.written_dates import iso_day


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report is judged by beside itself.

    ``known`` is what others know of its office, among others, ``local`` what is asked of it, and
    ``other_names`` what it is called besides what its name tells, by the name on a cover.
    ``present_names`` are what offices are called now, by the former name on a cover.
    ``previous`` is the file of last year's report; none where it cannot be read any more.
    """

    known: KnownTable | None = None
    local: LocalRequirements | None = None
    previous: Path | None = None
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    present_names: Mapping[str, str] = field(default_factory=dict)


def collect_file(path: Path, rules: Iterable[Rule], beside: Beside | None = None) -> CollectedFile:
    """Return what the rules find in the report of a file, its figures and its sentences."""
    beside = beside or Beside()
    content = b""
    try:
        content = read_content(path)
        report = with_lock_noted(path, filled_report_of(path, content))
        report = report.with_previous(_readable(beside.previous) if beside.previous else None)
    except UnusableFile as unusable:
        return unusable_file(content, unusable)
    report = beside.known.beside(report) if beside.known else report
    agency = fold_label(report.cover.agency)
    report = report._replace(local=beside.local, present_name=beside.present_names.get(agency, ""))
    collected = collected_report(path, content, report, rules)
    others = beside.other_names.get(agency, ())
    return replace(collected, sentences=compared_sentences(report, others)) if others else collected


def _readable(path: Path) -> FilledReport | None:
    try:
        return read_source(path).report
    except UnusableFile:
        return None


def collected_report(
    path: Path, content: bytes, report: FilledReport, rules: Iterable[Rule]
) -> CollectedFile:
    """Return what is kept of a report that was read out of a file's content."""
    properties = read_properties(content)
    return CollectedFile(
        file=str(path),
        digest=digest_of(content),
        saved=properties.saved,
        result=checked_file(path, source_of(report), rules),
        figures=_figures(report),
        sentences=compared_sentences(report),
        edition=report.form.source,
        stamp_lost=any(seen.remark is Remark.STAMP_LOST for seen in report.observations or ()),
        sum_of=properties.sum_of,
        dated=report.cover.date if iso_day(report.cover.date) else "",
        text_cell=next(
            (found_part(report, part) for part in COMPARED_PARTS if part in report.form.sections),
            None,
        ),
        reasons=explanations_of(report, [COPIED_TEXT]),
    )


def digest_of(content: bytes) -> str:
    """Return the SHA-256 that names a content; empty for an empty one."""
    return hashlib.sha256(content).hexdigest() if content else ""


def compared_sentences(report: FilledReport, other_names: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the sentences that no other unit should have, as written, by their masked words.

    The preamble is left out, since its words are prescribed; so is the unit's own name in all
    the forms that people write, since a text in which only that was replaced is a copy.
    """
    drawn = with_figures_drawn(report)
    return masked_sentences(
        "\n".join(
            entry.body
            for part in COMPARED_PARTS
            for entry in drawn.sections.get(part, ())
            if not entry.is_preamble
        ),
        (*names_in_use(report.cover.agency), *other_names),
    )


def _figures(report: FilledReport) -> dict[CellKey, Decimal | None]:
    # Computed, not declared: a wrong total is an error of its own and must not spoil the sums.
    figures: dict[CellKey, Decimal | None] = {}
    for key in report.form.cells:
        try:
            figures[key] = report.computed(key)
        except MissingNumber:
            figures[key] = None
    return figures


def unusable_file(content: bytes, unusable: UnusableFile) -> CollectedFile:
    """Return what is kept of a file that cannot be used."""
    # Only a file that is no filled workbook can be a document of ours: both carry our mark.
    no_template = unusable.problem is FileProblem.NOT_OUR_TEMPLATE
    return CollectedFile(
        file=str(unusable.path),
        digest=digest_of(content),
        saved="",
        result=UnusableFileResult(str(unusable.path), unusable.problem, unusable.message),
        figures={},
        sentences={},
        own_output=no_template and is_document_of_ours(unusable.path, content),
        lists=list_of_units(unusable.path, content) if no_template else "",
    )
