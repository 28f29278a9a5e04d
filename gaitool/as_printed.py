"""What a published document prints beside the answers themselves: headings, labels, doubts."""

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from gaitool.form import CellKey
from gaitool.record import Value

TITLE, SIGNATURE = "cover", "signature"
BEFORE, AFTER, WINDOW, FILE = "before", "after", "window", "file"
AROUND, HEADER, FOOTER = "around", "header", "footer"
AROUND_PARTS = MappingProxyType(
    {
        TITLE: "报告标题",
        SIGNATURE: "落款",
        BEFORE: "标题以前",
        AFTER: "落款以后",
        WINDOW: "浏览器标签上的标题",
        FILE: "整个文件",
        AROUND: "报告以外的页面",
        HEADER: "页眉",
        FOOTER: "页脚",
    }
)
"""What a document shows before and after all parts, by its place among what was altered."""

BESIDE_THE_REPORT = frozenset([BEFORE, AFTER, WINDOW, FILE, AROUND, HEADER, FOOTER])
"""Of these the places that are none of the report itself."""


class PrintedHeading(Value):
    """The heading of a part as a published source prints it."""

    part: str
    text: str


class PrintedLabel(NamedTuple):
    """A label that a published source prints, and what the form has in its place."""

    table: str
    text: str
    expected: str


class Unread(Value):
    """Figures that a published source prints and that could be put into no cell for sure.

    ``text`` is what is printed, ``reason`` why nobody can tell. ``keys`` are the cells of the
    table that they may belong to: what those hold is not known. ``is_of_edition_before`` tells
    that they stand under heads which only the edition before had.
    """

    table: str
    text: str
    reason: str
    keys: tuple[CellKey, ...] = ()
    is_of_edition_before: bool = False


class BrokenOff(Value):
    """Where a published source ends before its report does, so that the rest was not seen.

    ``part`` is the last part that it has, ``place`` where in it the source ends, in words;
    ``parts`` and ``keys`` are the parts and the cells that it does not reach. ``is_torn`` tells
    that it ends in the middle of a table or a sentence, as no office ends a report,
    ``is_in_heading`` that nothing stands after the heading of ``part``.
    """

    part: str
    place: str
    parts: tuple[str, ...]
    keys: tuple[CellKey, ...]
    is_torn: bool
    is_in_heading: bool = False

    def leaves_open(self, part: str) -> bool:
        """Whether the source ends in a part, so that more of it may have followed."""
        return part == self.part


class LateStart(Value):
    """Where a published source begins, its title or first parts being missing.

    ``place`` says in words where that is; ``parts`` and ``keys`` are what was not seen, or not
    whole. There are none of them where only title and preamble are missing. ``is_at_heading`` tells
    that nothing stands before the heading of a part, which may itself be cut.
    """

    place: str
    parts: tuple[str, ...]
    keys: tuple[CellKey, ...]
    is_at_heading: bool = False


class Change(StrEnum):
    """How what is shown differs from what was printed, in words where it is no other text."""

    OTHERWISE = ""
    MOVED = "换了位置"
    PARTED = "分段不同"
    REWRITTEN = "数值相同，写法不同"
    SHIFTED = "所在的列不同"
    FOREIGN = "不是 gaitool 写的"
    UNSTYLED = "样式没有了"
    AROUND = "报告以外的"
    LOST = "生成时有"


class Altered(NamedTuple):
    """What a document shows otherwise than the data say that it carries unseen.

    ``place`` is the name of a cell (``applications.received.total``), of a part of text
    (``sections.overview``), or of the heading of a part and the labels of its table
    (``headings.disclosure``); ``cover`` is the title, ``signature`` who signed and when,
    ``before`` and ``after`` what stands around them, ``window`` the title of a page beside its
    text, ``header`` and ``footer`` what every page has above and below. Of what was moved ``seen``
    tells where it stands; of ``file`` what is in it that gaitool never writes, so that nobody can
    vouch for what is seen; of ``around`` the words of the page that the report was put into,
    ``carried`` being what of that can change how a report looks.
    ``under`` is the head of a label that its table has more than once.
    """

    place: str
    seen: str
    carried: str
    change: Change = Change.OTHERWISE
    under: str = ""
