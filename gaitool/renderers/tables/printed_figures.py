"""The figures of the tables as they are printed: every cell, totals included."""

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.renderers.clean_text import clean_text


def printed_figure(report: FilledReport, key: CellKey) -> str:
    """Return what stands in a printed cell: the figure, else what a person wrote there."""
    figure = report.figure_or_none(key)
    if figure is not None:
        return plain_digits(figure)
    if report.form.table_of(key).is_total(key):
        return ""
    return " ".join(clean_text(report.answer(key).raw).split())
