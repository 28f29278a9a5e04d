"""What the reader of a workbook remarked, as the rules ask for it."""

from collections import defaultdict
from collections.abc import Iterator

from gaitool.filled_report import FilledReport, Observation, Remark
from gaitool.rules.rule import CannotCheck

UNREADABLE = (Remark.ERROR_VALUE, Remark.FORMULA_WITHOUT_RESULT)
"""What stands in a cell of which nothing can be read; G018 names it."""


def demand_workbook(report: FilledReport) -> tuple[Observation, ...]:
    """Return all that the reader remarked; raises CannotCheck for a source that is no workbook."""
    if report.observations is None:
        raise CannotCheck("来源不是工作簿，没有这一项可查")
    return tuple(report.observations)


def observed(report: FilledReport, *remarks: Remark) -> Iterator[Observation]:
    """Yield what the reader remarked; raises CannotCheck for a source that is no workbook."""
    return (seen for seen in demand_workbook(report) if seen.remark in remarks)


def by_sheet(observations: Iterator[Observation]) -> Iterator[tuple[Observation, ...]]:
    """Group observations by the sheet they were made on."""
    sheets: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        sheets[observation.place.sheet].append(observation)
    return (tuple(group) for group in sheets.values())
