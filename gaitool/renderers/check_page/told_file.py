"""A checked file as the page tells it: who, what it came to, the findings, what was not checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gaitool.checked_report import CheckedReport
from gaitool.findings import CheckedFile, FileResult, Finding, Severity, UnusableFileResult
from gaitool.renderers.check_page.drawing import DrawnReport
from gaitool.renderers.check_page.text_numbers import ToldNumbers, told_numbers
from gaitool.renderers.check_page.told_finding import ToldFinding, told_finding
from gaitool.renderers.findings.wording import (
    severity_label,
    skipped_reasons,
    status_words,
    verdict,
)
from gaitool.renderers.printable import one_line

_UNUSABLE, _FINE = "unusable", "fine"


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one severity under their heading."""

    severity: str
    heading: str
    findings: tuple[ToldFinding, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in brief; ``state`` is the gravest severity, ``fine``, or ``unusable``.

    ``counts`` are the open findings of each severity; none of a file that could not be used.
    """

    identity: str
    file: str
    state: str
    status: str
    agency: str = ""
    year: str = ""
    counts: tuple[int, ...] = ()

    @property
    def who(self) -> str:
        """Agency and year, as far as the file tells them."""
        return " ".join(filter(None, (self.agency, self.year)))

    @property
    def name(self) -> str:
        """What the file goes by on the page."""
        return self.who or self.file


@dataclass(frozen=True, slots=True)
class ToldFile:
    """What a page says of a file; ``skipped`` are pairs: why rules could not run, and their ids."""

    line: FileLine
    verdict: str
    remarks: tuple[str, ...] = ()
    groups: tuple[FindingGroup, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    numbers: ToldNumbers | None = None


def file_line(result: FileResult, identity: str, name: str) -> FileLine:
    """Return a file of this name in brief; its element on the page is called ``identity``."""
    line = FileLine(identity, one_line(name), _state(result), status_words(result))
    if isinstance(result, UnusableFileResult):
        return line
    summary = result.result.summary
    return replace(
        line,
        agency=one_line(result.agency).strip(),
        year=f"{result.year}年" if result.year else "",
        counts=tuple(summary[severity.value] for severity in Severity),
    )


def told_file(checked: CheckedReport, line: FileLine) -> ToldFile:
    """Return what is told of a file; its ids on the page begin with that of its line."""
    result = checked.result
    if isinstance(result, UnusableFileResult):
        return ToldFile(line, result.message)
    skipped = skipped_reasons(result.result.outcomes)
    return ToldFile(
        line,
        verdict(result.result),
        remarks=result.remarks,
        groups=tuple(_groups(checked, result, line.identity)),
        skipped=tuple((reason, "、".join(rules)) for reason, rules in skipped.items()),
        numbers=told_numbers(checked),
    )


def _state(result: FileResult) -> str:
    if isinstance(result, UnusableFileResult) or result.result.nothing_ran:
        return _UNUSABLE
    summary = result.result.summary
    if summary["crashed"]:
        return _UNUSABLE
    gravest = next((severity for severity in Severity if summary[severity.value]), None)
    return gravest.value if gravest else _FINE


def _groups(checked: CheckedReport, result: CheckedFile, identity: str) -> Iterator[FindingGroup]:
    drawn = DrawnReport(checked.report) if checked.report else None
    findings = list(enumerate(result.result.findings, start=1))
    for severity in Severity:
        own = [(number, one) for number, one in findings if one.severity is severity]
        told = tuple(
            told_finding(finding, drawn, checked.numbers, f"{identity}-{number}")
            for number, finding in own
        )
        if told:
            heading = f"{severity_label(severity)} {_places(one for _, one in own)}"
            yield FindingGroup(severity.value, heading, told)


def _places(findings: Iterable[Finding]) -> str:
    """Say how many findings there are, those apart that the office explained."""
    numbers = Counter(finding.explained for finding in findings)
    words = ((numbers[False], ""), (numbers[True], "已说明"))
    return "、".join(f"{number} 处{word}" for number, word in words if number)
