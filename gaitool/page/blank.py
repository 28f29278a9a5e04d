"""空白表: the locked workbook that an office fills in, with last year's figures where given."""

from gaitool.checking.checked_files import told_of_last_year
from gaitool.drawn_figures.draft_text import with_draft_text
from gaitool.filled_report import Cover
from gaitool.page.asked import Answer, Asked, Made
from gaitool.page.beside import last_year
from gaitool.template import write_template
from gaitool.template.filled_beforehand import blank_to_fill, name_of_blank


def blank(asked: Asked) -> Answer:
    """Return the workbook, and what is to be told of last year's report."""
    before = last_year(asked)
    report = blank_to_fill(cover_of(asked), Cover(), before.report if before else None)
    if asked.options.get("draft_text"):
        report = with_draft_text(report)
    made = Made(name_of_blank(report.cover), write_template(report))
    return Answer(files=(made,), words=tuple(told_of_last_year(before, ())))


def cover_of(asked: Asked) -> Cover:
    """Return what was typed of the cover."""
    return Cover(
        agency=asked.word("agency"),
        agency_type=asked.word("agency_type"),
        level=asked.word("level"),
        year=asked.year,
    )
