"""How much of a document an importer has read right, compared with what a person read in it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey

from tests.support.editions import APPLICATIONS, FORM_2021
from tests.support.importing.truth import TEXT_PARTS, Truth

if TYPE_CHECKING:
    from gaitool.answers import Answer


# Between a sub-heading and its text; whether they stay with it is a matter of taste.
_PARTING_MARKS = str.maketrans("", "", "。:.")


class Passages(Protocol):
    """A sub-heading with its text."""

    @property
    def heading(self) -> str:
        """The sub-heading, empty where there is none."""

    @property
    def body(self) -> str:
        """The text, a paragraph a line."""


class Doubt(Protocol):
    """Something an importer is not sure of, with the cell it is about, if it is about one."""

    key: CellKey | None
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What was read right, what wrong, what not at all, and what was invented."""

    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missing + other.missing,
            self.invented + other.invented,
        )

    @property
    def asked(self) -> int:
        """How many things the document states."""
        return len(self.right) + len(self.wrong) + len(self.missing)

    @property
    def flawless(self) -> bool:
        """Whether all is right and nothing was invented."""
        return not (self.wrong or self.missing or self.invented)


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of one document: inputs, printed totals, cover, sub-headings, texts, reports.

    ``silent`` are figures that are wrong or invented with no doubt reported about them: those that
    an office would not notice.
    """

    cells: Tally = field(default_factory=Tally)
    declared: Tally = field(default_factory=Tally)
    cover: Tally = field(default_factory=Tally)
    headings: Tally = field(default_factory=Tally)
    texts: Tally = field(default_factory=Tally)
    reports: Tally = field(default_factory=Tally)
    silent: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.cells + other.cells,
            self.declared + other.declared,
            self.cover + other.cover,
            self.headings + other.headings,
            self.texts + other.texts,
            self.reports + other.reports,
            self.silent + other.silent,
        )


def score(
    truth: Truth, report: FilledReport, doubts: Iterable[Doubt] = (), missing: Iterable[str] = ()
) -> Score:
    """Compare an imported report, and what was told about the import, with the truth."""
    doubts = tuple(doubts)
    read = _read_figures(report)
    figures = {key: _score_figure(truth, read, key) for key in FORM_2021.cells}
    suspected = {doubt.key for doubt in doubts}
    return Score(
        cells=_sum(figures[key] for key in figures if not _is_total(key)),
        declared=_sum(figures[key] for key in figures if _is_total(key)),
        cover=_score_cover(truth, report),
        headings=_sum(_score_headings(truth, report, part) for part in TEXT_PARTS),
        texts=_sum(_score_text(truth, report, part) for part in TEXT_PARTS),
        reports=_score_reports(truth, doubts, missing),
        silent=tuple(
            str(key)
            for key, tally in figures.items()
            if (tally.wrong or tally.invented) and key not in suspected
        ),
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())


def _is_total(key: CellKey) -> bool:
    return FORM_2021.table_of(key).is_total(key)


def _read_figures(report: FilledReport) -> Mapping[CellKey, str]:
    answers: dict[CellKey, Answer] = {**report.answers, **report.typed_totals, **report.declared}
    return {key: answer.raw for key, answer in answers.items() if not answer.blank}


def _score_figure(truth: Truth, read: Mapping[CellKey, str], key: CellKey) -> Tally:
    """Return one figure's tally; a printed blank is right only in a table that was found."""
    name, got = str(key), read.get(key, "")
    if key in truth.doubtful:
        readings = (*truth.doubtful[key], truth.figures.get(key, ""))
        return _unless_among(readings, name, got)
    if key in truth.optional:
        return _unless_among([truth.optional[key]], name, got)
    if key not in truth.figures:
        return Tally(invented=(f"{name}: {got}",)) if got else Tally()
    expected = fold(truth.figures[key])
    if fold(got) == expected and (got or _table_was_found(read, key.table)):
        return Tally(right=(name,))
    return Tally(wrong=(f"{name}: {got}≠{expected}",)) if got else Tally(missing=(name,))


def _unless_among(readings: Iterable[str], name: str, got: str) -> Tally:
    """Return nothing for an allowed reading or none; two numbers run together are wrong."""
    allowed = {"", *readings}
    return Tally() if " ".join(got.split()) in allowed else Tally(wrong=(f"{name}: {got}",))


def _table_was_found(read: Mapping[CellKey, str], table: str) -> bool:
    return any(key.table == table for key in read)


def fold(text: str) -> str:
    """Return a text without white space and invisible characters, as figures are compared."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def fold_text(text: str) -> str:
    """Return a text as passages are compared: width folded too."""
    return fold(unicodedata.normalize("NFKC", text))


def _score_cover(truth: Truth, report: FilledReport) -> Tally:
    read = {name: fold(getattr(report.cover, name)) for name in truth.cover}
    return _sum(
        _score_item(name, fold(expected), read[name]) for name, expected in truth.cover.items()
    )


def _score_item(name: str, expected: str, got: str) -> Tally:
    if not expected:
        return Tally(invented=(f"{name}: {got}",)) if got else Tally()
    if got == expected:
        return Tally(right=(name,))
    return Tally(wrong=(f"{name}: {got}",)) if got else Tally(missing=(name,))


def _score_headings(truth: Truth, report: FilledReport, part: str) -> Tally:
    """Return which sub-headings were found; the words before a colon may pass for one."""
    entries = truth.sections.get(part, ())
    expected, got = _headings(entries), _headings(report.sections.get(part, ()))
    begun = [fold_passage(line) for entry in entries for line in entry.body.splitlines()]
    return Tally(
        right=tuple(f"{part}: {text}" for text in expected if text in got),
        missing=tuple(f"{part}: {text}" for text in expected if text not in got),
        invented=tuple(
            f"{part}: {text}"
            for text in got
            if text not in expected and not any(line.startswith(text) for line in begun)
        ),
    )


def _headings(entries: Iterable[Passages]) -> list[str]:
    return [heading for entry in entries if (heading := fold_passage(entry.heading))]


def _score_text(truth: Truth, report: FilledReport, part: str) -> Tally:
    """Return which paragraphs were read, be their sub-headings kept apart or not."""
    expected = _paragraphs(truth.sections.get(part, ()))
    got = _paragraphs(report.sections.get(part, ()))
    written, read = frozenset().union(*expected), frozenset().union(*got)
    headings = set(_headings(truth.sections.get(part, ())))
    return Tally(
        right=tuple(f"{part}: {min(forms)}" for forms in expected if forms & read),
        missing=tuple(f"{part}: {min(forms)}" for forms in expected if not forms & read),
        invented=tuple(
            f"{part}: {min(forms)}" for forms in got if not forms & (written | headings)
        ),
    )


def _paragraphs(entries: Iterable[Passages]) -> list[frozenset[str]]:
    """Return the forms of every paragraph: alone, and the first one after its sub-heading."""
    paragraphs: list[frozenset[str]] = []
    for entry in entries:
        head = fold_passage(entry.heading)
        for text in entry.body.splitlines():
            if line := fold_passage(text):
                paragraphs.append(frozenset({line, head + line}))
                head = ""
    return paragraphs


def fold_passage(text: str) -> str:
    """Return a passage without the marks that may part a sub-heading from its text."""
    return fold_text(text).translate(_PARTING_MARKS)


def _score_reports(truth: Truth, doubts: Iterable[Doubt], missing: Iterable[str]) -> Tally:
    """Return which required words were told, and which doubts and losses are groundless."""
    doubts, missing = tuple(doubts), tuple(map(fold_text, missing))
    said = [*(fold_text(doubt.text) for doubt in doubts), *missing]
    suspected = {doubt.key for doubt in doubts}
    tally = Tally()
    for words in truth.reported:
        heard = any(fold_text(word) in text for word in words for text in said)
        tally += Tally(right=words[:1]) if heard else Tally(missing=words[:1])
    for key in truth.doubtful:
        tally += Tally(right=(str(key),)) if key in suspected else Tally(missing=(str(key),))
    groundless = (key for key in suspected if key in truth.figures and _is_plain(truth, key))
    return tally + Tally(
        invented=(*map(str, groundless), *_printed_rows_said_missing(truth, missing))
    )


def _printed_rows_said_missing(truth: Truth, missing: Iterable[str]) -> list[str]:
    printed = {key.row for key in truth.figures if key.table == APPLICATIONS.key}
    return [
        f"{APPLICATIONS.key}.{row.key}"
        for row in APPLICATIONS.rows
        if row.key in printed and any(fold_text(row.label) in text for text in missing)
    ]


def _is_plain(truth: Truth, key: CellKey) -> bool:
    """Whether nothing could be doubted about a figure, nor about any other of its row."""
    raw = fold(truth.figures[key])
    return (not raw or raw.isdigit()) and not any(
        (key.table, key.row) == (other.table, other.row) for other in truth.doubtful
    )
