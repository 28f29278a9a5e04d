"""All that an edition prints, as the importers look for it: computed once for each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from gaitool.filled_report import PREAMBLE
from gaitool.form import Form, Shape, predecessor
from gaitool.importers.labels import (
    CellTexts,
    core,
    numbered_core,
    without_measure,
    without_remark,
)
from gaitool.importers.numbered_labels import numbered_labels
from gaitool.importers.part_headings import PartHeadings, part_headings_of
from gaitool.importers.table_labels import (
    TableLabels,
    labels_of_lost_table,
    labels_of_table,
)
from gaitool.text.folding import fold_label

_TABLE = "表"
_SHORTEST_PIECE = 4


@dataclass(frozen=True, eq=False)
class FormLabels:
    """The labels of all tables of an edition, in order, and the headings of its parts.

    ``tables`` include those that only the edition before had: their words are known, though no
    cell of this one is asked for by them.
    """

    form: Form
    texts: CellTexts
    tables: tuple[TableLabels, ...]
    headings: PartHeadings

    @cached_property
    def words(self) -> frozenset[str]:
        """The names of all labels of all tables, those of the edition before too."""
        return frozenset().union(*(table.words for table in self.tables))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What the name of a label may begin with, where more of it follows on the next line."""
        printed = self.words | self._captions
        return frozenset(word[:end] for word in printed for end in range(len(word)))

    @cached_property
    def numbered_names(self) -> frozenset[str]:
        """The names of labels, groups and parts with their numbers: 四结转下年度继续办理."""
        rows = (row for table in self.form.tables.values() for row in table.rows)
        of_rows = (text for row in rows for text in (row.label, *row.headings))
        printed = (*of_rows, *(part.heading for part in self.form.parts))
        return frozenset(name for text in printed if (name := numbered_core(text)) != core(text))

    @cached_property
    def row_names(self) -> frozenset[str]:
        """The names of the labels of rows, of the tables that have them at the left."""
        return frozenset(name for table in self.labelled_at_the_left for name in table.rows)

    @cached_property
    def head_names(self) -> frozenset[str]:
        """The words of head rows, of the tables whose rows have labels at the left."""
        tables = self.labelled_at_the_left
        return frozenset(name for table in tables for name in (*table.columns, *table.heads))

    @cached_property
    def _captions(self) -> frozenset[str]:
        blocks = (block for labels in self.tables for block in labels.table.blocks)
        return frozenset(core(block.caption) for block in blocks if block.caption)

    @cached_property
    def labelled_at_the_left(self) -> tuple[TableLabels, ...]:
        """The tables whose rows stand below each other."""
        return tuple(t for t in self.tables if t.table.shape is not Shape.GROUPS_ACROSS)

    @cached_property
    def side_by_side(self) -> tuple[TableLabels, ...]:
        """The tables whose rows stand side by side as groups of columns."""
        return tuple(t for t in self.tables if t.table.shape is Shape.GROUPS_ACROSS)

    @cached_property
    def long_rows(self) -> frozenset[str]:
        """The labels of rows that are long enough to be torn or cut in two."""
        return frozenset(name for name in self.row_names if len(name) > _SHORTEST_PIECE)

    @cached_property
    def _caption_beginnings(self) -> tuple[str, ...]:
        """What stands before the number in brackets of the captions, where that is enough."""
        captions = (b.caption for labels in self.tables for b in labels.table.blocks if b.caption)
        beginnings = {caption: core(fold_label(caption).partition("(")[0]) for caption in captions}
        return tuple(
            beginning if len(beginning) >= _SHORTEST_PIECE else core(caption)
            for caption, beginning in beginnings.items()
        )

    @cached_property
    def presets(self) -> frozenset[str]:
        """The sub-headings that a blank workbook offers, without their numbers."""
        offered = (preset for part in self.form.sections.values() for preset in part.presets)
        return frozenset(core(preset) for preset in offered if preset != PREAMBLE)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """The titles of the tables as documents print them: the heading of the part, and 表."""
        return frozenset(core(f"{p.heading}{_TABLE}") for p in self.form.parts if p.table)

    def is_title(self, text: str) -> bool:
        """Whether a text is the title of a table."""
        return core(text) in self._titles

    def is_caption(self, text: str) -> bool:
        """Whether a text begins as the captions above blocks do (第二十条第…), whatever follows."""
        return core(text).startswith(self._caption_beginnings)

    def is_word(self, text: str) -> bool:
        """Whether a text is a label of one of the tables."""
        return self.texts.name(text) in self.words

    def word_like(self, text: str) -> str:
        """Return the label that a text is: by its name, its beginning, or with a measure after it.

        Empty for a text that is none.
        """
        name = self.texts.name(text)
        if name in self.words:
            return name
        for bare in map(self.texts.name, (without_measure(text), without_remark(text))):
            if bare in self.words:
                return bare
        return self._by_beginning.get(name, "")

    @cached_property
    def _by_beginning(self) -> Mapping[str, str]:
        """The labels by what they begin with, where that is enough to tell."""
        known: dict[str, set[str]] = {}
        for word in self.words:
            for end in range(_SHORTEST_PIECE, len(word)):
                known.setdefault(word[:end], set()).add(word)
        return {beginning: min(words) for beginning, words in known.items() if len(words) == 1}

    def is_printed(self, text: str) -> bool:
        """Whether a text is a label of one of the tables, or a whole caption above a block."""
        return self.is_word(text) or core(text) in self._captions

    def is_of_the_form(self, texts: Iterable[str]) -> bool:
        """Whether some texts of a table are labels of the form, at least two of them."""
        known: set[str] = set()
        for text in texts:
            name = self.texts.name(text)
            if name in self.words:
                known.add(name)
                if len(known) > 1:
                    return True
        return False


@lru_cache(maxsize=32)
def labels_of(form: Form) -> FormLabels:
    """Return the labels of an edition."""
    older = predecessor(form)
    tables = form.tables.values()
    measures = dict.fromkeys(column.measure for table in tables for column in table.columns)
    texts = CellTexts(frozenset(numbered_labels(tables)), tuple(measures))
    known = [labels_of_table(table, texts, form, older) for table in tables]
    before = older.tables.values() if older else ()
    known += [labels_of_lost_table(t, texts) for t in before if t.key not in form.tables]
    return FormLabels(form, texts, tuple(_told_apart(known)), part_headings_of(form))


def _told_apart(tables: list[TableLabels]) -> list[TableLabels]:
    """Return the tables, each knowing which words are others' alone, and which both have."""
    rows = Counter(name for table in tables for name in table.rows)
    words = Counter(name for table in tables for name in table.words)
    return [
        replace(
            table,
            elsewhere=frozenset(words) - table.words,
            shared=frozenset(name for name in table.words if words[name] > 1),
            shared_rows=frozenset(name for name in table.rows if rows[name] > 1),
        )
        for table in tables
    ]
