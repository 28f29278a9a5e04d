"""What a check concludes: findings, the outcome of every rule, and files that could not be read."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from gaitool.errors import FileProblem
from gaitool.layout import Place
from gaitool.record import Value


class Severity(StrEnum):
    """How much a finding matters; the order is from grave to light."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _FROM_GRAVE.index(self)

    def reaches(self, threshold: "Severity") -> bool:
        """Whether it is as grave as the threshold or graver."""
        return self.rank <= threshold.rank


_FROM_GRAVE = tuple(Severity)


class FoundCell(NamedTuple):
    """A cell, cover field or text that a finding speaks of."""

    key: str
    place: Place
    label: str
    value: str


class Finding(NamedTuple):
    """What is wrong, where, what it should be and how to mend it.

    The first of ``cells`` is the suspect, the others are what it was compared with; where a
    whole block is wrong alike, the first ``suspects`` cells are. ``message`` stands alone;
    ``hint`` tells how to mend it; ``explained`` where the workbook holds a valid explanation,
    whose words are ``reason``.
    """

    rule: str
    severity: Severity
    title: str
    message: str
    cells: tuple[FoundCell, ...]
    expected: str = ""
    actual: str = ""
    hint: str = ""
    quote: str | None = None
    explained: bool = False
    suspects: int = 1
    reason: str = ""


class Outcome(StrEnum):
    """How a rule ended."""

    PASSED = "passed"
    BROKEN = "broken"
    SKIPPED = "skipped"
    CRASHED = "crashed"


class RuleOutcome(NamedTuple):
    """How one rule ended; ``reason`` tells what it could not check, wholly or in part.

    ``partial`` where it could not ask about every cell, whether or not it found something.
    ``asks_for`` is what one calls the file that alone lacked.
    """

    rule: str
    title: str
    outcome: Outcome
    reason: str = ""
    partial: bool = False
    asks_for: str = ""


class CheckResult(Value):
    """Everything the rules concluded about one filled report, findings gravest first."""

    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]

    @property
    def summary(self) -> dict[str, int]:
        """Counts by severity, of explained findings, and of rules skipped or crashed."""
        open_findings = Counter(f.severity.value for f in self.findings if not f.explained)
        outcomes = Counter(outcome.outcome for outcome in self.outcomes)
        return {
            **{severity.value: open_findings[severity.value] for severity in Severity},
            "explained": sum(finding.explained for finding in self.findings),
            "skipped": outcomes[Outcome.SKIPPED],
            "crashed": outcomes[Outcome.CRASHED],
        }

    @property
    def nothing_ran(self) -> bool:
        """Whether every rule was skipped, so that no finding means nothing."""
        # Such a check must not end like a clean one.
        return all(outcome.outcome is Outcome.SKIPPED for outcome in self.outcomes)

    def reaches(self, threshold: Severity) -> bool:
        """Whether an open finding is as grave as the threshold or graver."""
        return any(f.severity.reaches(threshold) for f in self.findings if not f.explained)


class TextCounts(NamedTuple):
    """How many numbers of a report's text were compared with its tables, and how many not."""

    compared: int
    not_compared: int


class CheckedFile(Value):
    """A file that could be read, and what the rules said of it.

    ``remarks`` are facts about the file that no rule judges, such as macros; ``unused_reasons``
    are those of them about explanations written in vain. ``numbers`` is None where no rule
    compared the text.
    """

    file: str
    form: str
    agency: str
    year: int | None
    result: CheckResult
    remarks: tuple[str, ...] = ()
    numbers: TextCounts | None = None
    unused_reasons: tuple[str, ...] = ()


class UnusableFileResult(NamedTuple):
    """A file that could not be read: data like any result, so that the others go on."""

    file: str
    problem: FileProblem
    message: str


FileResult = CheckedFile | UnusableFileResult


def total_summary(results: Iterable[FileResult]) -> Counter[str]:
    """Return the summaries of all checked files added up."""
    total: Counter[str] = Counter()
    for result in results:
        if isinstance(result, CheckedFile):
            total.update(result.result.summary)
    return total
