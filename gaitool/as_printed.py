"""What a published document prints beside the answers themselves: headings, labels, doubts."""

from dataclasses import dataclass
from typing import NamedTuple

from gaitool.form import CellKey


@dataclass(frozen=True, slots=True)
class PrintedHeading:
    """The heading of a part as a published source prints it."""

    part: str
    text: str


class PrintedLabel(NamedTuple):
    """A label that a published source prints, and what the form has in its place."""

    table: str
    text: str
    expected: str


class Unread(NamedTuple):
    """Figures that a published source prints and that could be put into no cell for sure.

    ``text`` is what is printed, ``reason`` why nobody can tell. ``keys`` are the cells of the
    table that they may belong to: what those hold is not known.
    """

    table: str
    text: str
    reason: str
    keys: tuple[CellKey, ...] = ()


class Altered(NamedTuple):
    """What a document shows otherwise than the data say that it carries unseen.

    ``place`` is the name of a cell (``applications.received.total``), of a field of the cover
    (``cover.agency``; ``cover`` is the title), of a part of text (``sections.overview``), or of the
    heading of a part and the labels of its table (``headings.disclosure``).
    """

    place: str
    seen: str
    carried: str
