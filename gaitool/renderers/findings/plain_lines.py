"""Findings as one plain line each, for pipes and files."""

from collections.abc import Iterable, Iterator

from gaitool.findings import FileResult, Finding, UnusableFileResult
from gaitool.renderers.findings.wording import (
    difference,
    label_words,
    numbers_words,
    place_words,
    severity_words,
    skipped_reasons,
    verdict,
)
from gaitool.renderers.printable import one_line


def plain_lines(results: Iterable[FileResult]) -> Iterator[str]:
    """Yield one line a finding, uncut, and one a file; nothing in one passes for another."""
    yield from map(one_line, _lines(results))


def _lines(results: Iterable[FileResult]) -> Iterator[str]:
    for result in results:
        if isinstance(result, UnusableFileResult):
            yield f"{result.file}：不能使用：{result.message}"
            continue
        yield from (f"{result.file}：{finding_line(f)}" for f in result.result.findings)
        for reason, rules in skipped_reasons(result.result.outcomes).items():
            yield f"{result.file}：{'、'.join(rules)} {reason}"
        if numbers := numbers_words(result):
            yield f"{result.file}：{numbers}"
        yield f"{result.file}：{verdict(result.result)}"


def finding_line(finding: Finding) -> str:
    """Return everything a finding says in one line."""
    label = label_words(finding)
    pieces = [
        f"{severity_words(finding)} {finding.rule}",
        f"{place_words(finding)}（{label}）" if label else place_words(finding),
        f"写的是“{finding.actual}”" if finding.actual else "",
        f"应为 {finding.expected}" if finding.expected else "",
        difference(finding),
        " ".join(finding.message.split()),
        f"改法：{finding.hint}" if finding.hint else "",
    ]
    return " | ".join(piece for piece in pieces if piece)
