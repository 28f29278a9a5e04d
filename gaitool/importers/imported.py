"""What came of reading a published document: the report, and what is doubtful or missing."""

from dataclasses import dataclass

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.importers.blocks import PublishedDocument


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: the cell, if it is one, what it says, and why.

    ``is_unread`` tells that nothing was put into the cell, ``is_altered`` that the document
    carries data that say otherwise.
    """

    key: CellKey | None
    reason: str
    written: str = ""
    is_unread: bool = False
    is_altered: bool = False

    @property
    def text(self) -> str:
        """Return what is written and why it is doubtful."""
        return f"{self.written}：{self.reason}" if self.written else self.reason


@dataclass(frozen=True, eq=False)
class Imported:
    """The report as recognised; nothing in it is guessed.

    ``missing`` is what the document does not have or what was not found, whole tables first
    (``missing_tables`` names them alone), ``unplaced`` what the form has no place for, in words.
    ``furniture`` are the lines that a page prints around a report; ``is_titled`` tells that the
    document calls itself an annual report, or plainly is one. ``own`` is a document of gaitool's
    own making, whose data say what it printed: nothing is taken from them here. ``identified`` is
    what it holds where it was held against them: figures and texts as they are seen, who, when and
    what stands where as the data have it.
    """

    report: FilledReport
    doubts: tuple[Doubt, ...] = ()
    missing_tables: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    is_titled: bool = False
    own: PublishedDocument | None = None
    identified: FilledReport | None = None

    def doubt_words(self, doubt: Doubt) -> str:
        """Return a doubt with the cell it is about, as the form names it."""
        if doubt.key is None:
            return doubt.text
        table = self.report.form.table_of(doubt.key)
        return f"{table.name} · {self.report.label(doubt.key)}：{doubt.text}"

    @property
    def is_report(self) -> bool:
        """Whether anything shows that the document is such a report."""
        return bool(self.report.headings) or self.has_tables or self.is_titled

    @property
    def has_tables(self) -> bool:
        """Whether any of the tables was found."""
        return len(self.missing_tables) < len(self.report.form.tables)
