"""Text to begin with: the drafts of the edition, whose sentences draw figures from the tables."""

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import Part

UNVERIFIED = "【待核】"
"""Stands before every draft that nobody has read yet; G810 reports it as long as it is left."""


def with_figures_told(report: FilledReport) -> FilledReport:
    """Return the report with the drafts that are all figures, in the parts that have drafts.

    They draw every figure from the tables and need no verifying; the sub-headings that tell of
    work are left empty.
    """
    told = {part.key: tuple(_told(part)) for part in _parts_with_drafts(report)}
    return report._replace(sections={**told, **_others(report)})


def with_draft_text(report: FilledReport) -> FilledReport:
    """Return the report with a draft where parts that have drafts were left empty.

    Only preset sub-headings without a text are filled; figures stand as names in braces.
    """
    drafted = {part.key: tuple(_drafted(report, part)) for part in _parts_with_drafts(report)}
    return report._replace(sections={**drafted, **_others(report)})


def _parts_with_drafts(report: FilledReport) -> list[Part]:
    return [part for part in report.form.sections.values() if any(_drafts(part).values())]


def _drafts(part: Part) -> dict[str, str]:
    return {one.heading: one.draft for one in part.subheadings}


def _told(part: Part) -> list[Paragraphs]:
    return [
        Paragraphs(one.heading, one.draft if one.all_figures else "") for one in part.subheadings
    ]


def _drafted(report: FilledReport, part: Part) -> list[Paragraphs]:
    presets = tuple(Paragraphs(preset, "") for preset in part.presets)
    drafts = _drafts(part)
    return [
        _filled(entry, drafts.get(entry.heading.strip(), ""))
        for entry in report.sections.get(part.key) or presets
    ]


def _filled(entry: Paragraphs, draft: str) -> Paragraphs:
    # What the office wrote is never touched.
    if entry.body.strip() or not draft:
        return entry
    return entry._replace(body=f"{UNVERIFIED}{draft}")


def _others(report: FilledReport) -> dict[str, tuple[Paragraphs, ...]]:
    drafted = {part.key for part in _parts_with_drafts(report)}
    return {part: entries for part, entries in report.sections.items() if part not in drafted}
