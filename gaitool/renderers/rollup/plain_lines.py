"""The roll-up as one plain line a unit, for pipes and files."""

from collections.abc import Iterator

from gaitool.collection import Collection, UnitLine
from gaitool.renderers.findings.plain_lines import finding_line
from gaitool.renderers.findings.wording import SEVERITY_WORDS
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    interruption,
    overview_words,
    remark_of,
    run_words,
    since_last_run,
    unit_of,
)


def rollup_lines(collection: Collection) -> Iterator[str]:
    """Yield one line a unit, one for each finding between units, and one with the counts."""
    yield from map(one_line, _lines(collection))


def _lines(collection: Collection) -> Iterator[str]:
    for line in collection.lines():
        yield " | ".join(" ".join(words.split()) for words in _pieces(line) if words)
    for finding in collection.own_findings:
        yield f"{unit_of(finding)}：{finding_line(finding)}"
    if warning := interruption(collection.overview):
        yield warning
    yield overview_words(collection)
    yield from filter(None, run_words(collection))


def _pieces(line: UnitLine) -> Iterator[str]:
    yield f"{line.unit}：{STANDING_WORDS[line.standing]}"
    if not line.file:
        yield remark_of(line)
        return
    yield " · ".join(
        f"{SEVERITY_WORDS[severity]} {number}" for severity, number in line.open_findings.items()
    )
    yield line.file
    yield f"首个问题：{line.first_problem}" if line.first_problem else ""
    yield remark_of(line)
    yield since_last_run(line)
