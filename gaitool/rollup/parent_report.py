"""The sums of the units as the filled report of the body that they belong to."""

from collections.abc import Mapping
from decimal import Decimal

from gaitool.answers import answer_from_number
from gaitool.drawn_figures.draft_text import with_figures_told
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import CellKey, Form


def parent_report(
    cover: Cover, sums: Mapping[CellKey, Decimal], form: Form, own: FilledReport | None = None
) -> FilledReport:
    """Return the body's report: every input the sum of the units, a blank where none is known.

    It is on the edition of the sums, whatever the body's own report is on. Texts and reasons are
    those of ``own``, the report the body wrote itself; without one the preamble and the two
    aspects that are all figures are told, the rest is for people to write.
    """
    answers = {
        key: answer_from_number(sums[key], table.column(key).measure)
        for table in form.tables.values()
        for key in table.inputs
        if key in sums
    }
    report = FilledReport(form, cover, answers).with_blanks_left_open()
    if own is None:
        return with_figures_told(report)
    sections = {part: texts for part, texts in own.sections.items() if part in form.sections}
    return report._replace(sections=sections, explanations=own.explanations)
