"""The order of a published report: title, preamble, six parts with texts and tables, sign-off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gaitool.filled_report import PREAMBLE

from tests.importing.messy.grids import Grid
from tests.support.editions import FORM_2021
from tests.support.importing.truth import Entry, Truth


class Look(StrEnum):
    """How a paragraph is set."""

    TITLE = "title"
    PART = "part"
    SUB_HEADING = "sub_heading"
    TEXT = "text"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document."""

    text: str
    look: Look = Look.TEXT


Piece = Line | Grid
Tables = Mapping[str, Sequence[Piece]]
"""What stands under the heading of a part that is a table: grids, and lines between them."""


def outline(truth: Truth, tables: Tables) -> Iterator[Piece]:
    """Yield the document from top to bottom.

    ``printed.headings`` replaces the headings of the form where it is given, and
    ``printed.run_in`` ends a sub-heading with these characters and lets the text follow.
    """
    headings = truth.printed.get("headings") or [part.heading for part in FORM_2021.parts]
    yield from (Line(text, Look.TITLE) for text in truth.printed.get("title", ()))
    yield from _preamble(truth)
    for part, heading in zip(FORM_2021.parts, headings, strict=True):
        yield Line(heading, Look.PART)
        yield from tables.get(part.key, ())
        for entry in truth.sections.get(part.key, ()):
            if entry.heading != PREAMBLE:
                yield from _entry(entry, truth.printed.get("run_in", ""))
    yield from (Line(text, Look.SIGNATURE) for text in truth.printed.get("signature", ()))


def _preamble(truth: Truth) -> Iterator[Line]:
    for entry in truth.sections.get("overview", ()):
        if entry.heading == PREAMBLE:
            if heading := truth.printed.get("preamble_heading"):
                yield Line(heading, Look.PART)
            yield from map(Line, entry.body.splitlines())


def _entry(entry: Entry, run_in: str) -> Iterator[Line]:
    first, *others = entry.body.splitlines()
    if entry.heading and run_in:
        yield Line(f"{entry.heading}{run_in}{first}")
    elif entry.heading:
        yield Line(entry.heading, Look.SUB_HEADING)
        yield Line(first)
    else:
        yield Line(first)
    yield from map(Line, others)
