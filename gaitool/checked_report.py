"""A checked file with its report: what a page needs that draws each finding in its table."""

from gaitool.filled_report import FilledReport
from gaitool.findings import FileResult
from gaitool.record import Value
from gaitool.rules.compared import TextNumbers


class CheckedReport(Value):
    """What a check of a file came to, and the report that it was about.

    ``report`` is None for a file that could not be used, or where nobody asked to keep it;
    ``numbers`` is None where no rule compared the text.
    """

    result: FileResult
    report: FilledReport | None = None
    numbers: TextNumbers | None = None
