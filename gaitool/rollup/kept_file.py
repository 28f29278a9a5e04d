"""What is kept of a collected file: what lines are made of, findings as JSON, figures as digits."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from gaitool.collection import CollectedFile
from gaitool.filled_report import Explanation
from gaitool.findings import (
    CheckedFile,
    CheckResult,
    FileResult,
    Finding,
    FoundCell,
    Outcome,
    Severity,
    UnusableFileResult,
)
from gaitool.layout import Place
from gaitool.renderers.printable import printable
from gaitool.rollup.kept_figures import kept_cells, kept_digits
from gaitool.rules.explained import wants_answer

NOT_READ = frozenset(["G109", "G019"])
"""What stands nowhere or in two places was not read for sure: errors that no sum may overlook."""

_NOT_PLACED = "G108"
"""Figures that a workbook of another origin prints, and that belong to no cell for sure."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A collected file as it is stored; ``result`` holds the findings, as JSON.

    ``form`` is the version of its edition, ``source`` the text of one that no installation has,
    ``cells`` the names of its cells, of which ``figures`` are the digits. ``sentences`` are
    numbers for the masked words, with the sentence as written; ``identities`` name the open
    findings from one run to the next. ``unread`` where something of
    the report could not be read for sure, so that no sum may count it; ``stamp_lost`` where it was
    known by its labels alone; ``sum_of`` names the units that it is the sum of, if it says so;
    ``lists`` says what list of units it is; ``dated`` is the day on the cover. ``lapsed`` are the
    words about explanations written in vain, ``of_text`` where the compared texts begin and what
    the office explains of them.
    """

    digest: str
    saved: str
    own_output: bool
    unread: bool
    stamp_lost: bool
    sum_of: str
    lists: str
    dated: str
    usable: bool
    agency: str
    year: int | None
    form: str
    source: str
    summary: str
    first_problem: str
    identities: str
    lapsed: str
    of_text: str
    result: bytes
    cells: str
    figures: str
    sentences: tuple[tuple[int, str], ...]


def kept_file(collected: CollectedFile) -> KeptFile:
    """Return what is stored of a collected file; its name is not part of it."""
    result = collected.result
    checked = result if isinstance(result, CheckedFile) else None
    return KeptFile(
        digest=collected.digest,
        saved=collected.saved,
        own_output=collected.own_output,
        unread=checked is not None and _has_unread(checked.result),
        stamp_lost=collected.stamp_lost,
        sum_of=collected.sum_of,
        lists=collected.lists,
        dated=collected.dated,
        usable=checked is not None,
        agency=printable(checked.agency) if checked else "",
        year=checked.year if checked else None,
        form=checked.form if checked else "",
        source=collected.edition,
        summary=json.dumps(_summary(checked.result) if checked else {}),
        first_problem=printable(_first_problem(result)),
        identities=json.dumps(_identities(result)),
        lapsed=json.dumps(checked.unused_reasons if checked else []),
        of_text=_text_as_stored(collected),
        result=findings_as_stored(checked.result.findings if checked else ()),
        cells=kept_cells(collected.figures),
        figures=kept_digits(collected.figures),
        sentences=tuple(
            (sentence_number(masked), printable(quote))
            for masked, quote in collected.sentences.items()
        ),
    )


def sentence_number(masked: str) -> int:
    """Return the number that stands for a sentence's masked words in the store."""
    digest = hashlib.blake2b(masked.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def findings_of(stored: bytes) -> tuple[Finding, ...]:
    """Return the findings that were stored."""
    return tuple(map(_finding, json.loads(stored.decode("utf-8", "surrogatepass"))))


class Changes(NamedTuple):
    """How many findings are gone, how many of a unit are answered since, and how many are new."""

    mended: int
    answered: int
    added: int


def changed_findings(before: str, now: str, findings: Callable[[], Iterable[Finding]]) -> Changes:
    """Return what has changed, given both runs' identities, and all that was found now."""
    if before == now:
        return Changes(0, 0, 0)
    # Counters: one rule may find the same thing twice in a cell.
    was, stands = Counter(json.loads(before)), Counter(json.loads(now))
    gone = was - stands
    answered = Counter(identity(one) for one in findings() if one.explained) if gone else Counter()
    return Changes((gone - answered).total(), (gone & answered).total(), (stands - was).total())


def identity(finding: Finding) -> str:
    """Name a finding by its rule and its cells, whatever stands in them."""
    return " ".join([finding.rule, *(cell.key or str(cell.place) for cell in finding.cells)])


def identities_of(findings: Iterable[Finding]) -> list[str]:
    """Name every open finding."""
    return sorted(identity(finding) for finding in findings if not finding.explained)


def findings_as_stored(findings: Iterable[Finding]) -> bytes:
    """Return findings as they are stored."""
    written = json.dumps(list(findings), ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")  # a damaged file may hold half a character


def text_of(stored: str) -> tuple[FoundCell | None, tuple[Explanation, ...]]:
    """Return where the compared texts of a file begin, and what the office explains of them."""
    cell, reasons = json.loads(stored)
    return _found_cell(cell) if cell else None, tuple(
        Explanation(rule, tuple(cells), tuple(figures), reason)
        for rule, cells, figures, reason in reasons
    )


def _text_as_stored(collected: CollectedFile) -> str:
    return json.dumps([collected.text_cell, [one[:-1] for one in collected.reasons]])


def first_problem(findings: Iterable[Finding]) -> str:
    """Return the first of the findings that stand, in words; empty for none."""
    stands = (finding for finding in findings if not finding.explained)
    return printable(next((f"{finding.rule} {finding.message}" for finding in stands), ""))


def _summary(result: CheckResult) -> dict[str, int]:
    """Return the counts of a result, and how many findings the office has to answer for."""
    return {**result.summary, "to_answer": sum(map(wants_answer, result.findings))}


def _has_unread(result: CheckResult) -> bool:
    """Whether a rule says that something was not read, or could not say that all was."""
    broken = any(
        finding.rule == _NOT_PLACED
        or (finding.rule in NOT_READ and finding.severity is Severity.ERROR)
        for finding in result.findings
    )
    return broken or any(
        outcome.rule in NOT_READ and outcome.outcome is Outcome.CRASHED
        for outcome in result.outcomes
    )


def _first_problem(result: FileResult) -> str:
    if isinstance(result, UnusableFileResult):
        return result.message
    return first_problem(result.result.findings)


def _identities(result: FileResult) -> list[str]:
    """Name every open finding of a file; of one that cannot be read, what is wrong with it."""
    if isinstance(result, UnusableFileResult):
        return [result.problem.value]
    return identities_of(result.result.findings)


def _finding(stored: Sequence[Any]) -> Finding:
    rule, severity, title, message, cells, *others = stored
    found = tuple(map(_found_cell, cells))
    return Finding(rule, Severity(severity), title, message, found, *others)


def _found_cell(stored: Sequence[Any]) -> FoundCell:
    key, place, *words = stored
    return FoundCell(key, Place(*place), *words)
