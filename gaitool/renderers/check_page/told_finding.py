"""A finding as the page tells it: its words, its sentence, and the drawings of its tables."""

from dataclasses import dataclass

from gaitool.filled_report import FilledReport
from gaitool.findings import Finding
from gaitool.prose.personal_data import masked
from gaitool.renderers.check_page.drawing import Drawing, DrawnReport, drawings
from gaitool.renderers.check_page.marked_quote import Piece, quote_pieces
from gaitool.renderers.findings.wording import (
    difference,
    label_words,
    place_words,
    severity_words,
)
from gaitool.rules.compared import TextNumbers
from gaitool.rules.explained import reasons_given


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """What a page says of a finding; what it does not have is empty.

    ``figures`` are the pairs of 写的, 应为 and 差. ``reasons`` are what the office wrote to
    explain it.
    """

    identity: str
    severity: str
    words: str
    rule: str
    title: str
    label: str
    place: str
    message: str
    figures: tuple[tuple[str, str], ...]
    hint: str
    quote: tuple[Piece, ...]
    drawings: tuple[Drawing, ...]
    reasons: tuple[str, ...]


def told_finding(
    finding: Finding, drawn: DrawnReport | None, numbers: TextNumbers | None, identity: str
) -> ToldFinding:
    """Return what is told of a finding; its ids on the page begin with ``identity``."""
    place, label = place_words(finding), label_words(finding)
    return ToldFinding(
        identity=identity,
        severity=finding.severity.value,
        words=severity_words(finding),
        rule=finding.rule,
        title=finding.title,
        label=label or place or finding.title,
        place=place if label else "",
        message=_message(finding),
        figures=tuple(_figures(finding)),
        hint=finding.hint,
        quote=quote_pieces(finding, numbers),
        drawings=tuple(drawings(drawn, finding, identity)) if drawn else (),
        reasons=_reasons(drawn.report, finding) if drawn else (),
    )


def _message(finding: Finding) -> str:
    """Return what is wrong; the heading has the label, and the sentence stands below, marked."""
    label = finding.cells[0].label if finding.cells else ""
    return finding.message.removeprefix(label).removesuffix(f"原句：“{finding.quote}”")


def _figures(finding: Finding) -> list[tuple[str, str]]:
    figures = (
        ("写的", finding.actual),
        ("应为", finding.expected),
        ("差", difference(finding)),
    )
    return [(name, figure) for name, figure in figures if figure]


def _reasons(report: FilledReport, finding: Finding) -> tuple[str, ...]:
    return tuple(masked(reason) for reason in reasons_given(report, finding))
