"""A new workbook in which nothing is filled but its cover and what a register counts."""

from gaitool.counted_register import CountedRegister
from gaitool.filled_report import Cover
from gaitool.form import Form
from gaitool.template.counted_in import with_counts
from gaitool.template.filled_beforehand import blank_report
from gaitool.template.workbook import write_template


def counted_workbook(given: Cover, counted: CountedRegister, form: Form) -> bytes:
    """Return the workbook; its year is the one that was counted."""
    report = blank_report(form)._replace(cover=given._replace(year=str(counted.year)))
    return write_template(with_counts(report, counted), counted=counted)
