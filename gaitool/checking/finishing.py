"""What stands in the way of a finished document, in the words of whoever asked for it."""

from gaitool.checking.engine import check_report
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.rules.catalogue import CATALOGUE, select_rules

_SAME_ORGAN = "G605"


def why_no_document(filled: FilledReport, last_year: str = "") -> str:
    """Return why no document is made of a report, and what to do; else nothing.

    ``last_year`` is the name of the file that holds last year's report, where one is drawn
    beside it. A name that was changed is no obstacle where the office explains it.
    """
    if errors := _count_errors(filled):
        see = FACE.see_errors_beside.format(last_year) if last_year else FACE.see_errors
        return _refused(f"还有 {errors} 个错误没有改正，没有生成报告。{see}")
    if filled.unread:
        return _refused(
            f"原文印的数有没读出来的（G108），没有生成报告。先{FACE.into_workbook}，补上这几格"
        )
    if last_year and (doubt := _doubt_of_last_year(filled)):
        return _refused(
            f"{doubt.rstrip('。')}，没有生成图。{FACE.other_last_year}；"
            f"名称确实改了的，在“核实说明”里写明（{_SAME_ORGAN}）"
        )
    return ""


def _refused(why: str) -> str:
    return f"{why}；只想看样子，{FACE.want_draft}。"


def _count_errors(report: FilledReport) -> int:
    errors = [rule for rule in CATALOGUE if rule.severity is Severity.ERROR]
    return check_report(report, errors).summary[Severity.ERROR.value]


def _doubt_of_last_year(report: FilledReport) -> str:
    """Return why the report beside a report is not last year's of the same organ; else nothing."""
    result = check_report(report, select_rules((_SAME_ORGAN,)))
    found = (one.message for one in result.findings if not one.explained)
    return next(found, result.outcomes[0].reason)
