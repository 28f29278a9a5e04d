"""What a document of gaitool's own making shows otherwise than it was printed."""

import json
from collections.abc import Iterator, Sequence

from gaitool.as_printed import AROUND, BEFORE, FILE, FOOTER, HEADER, TITLE, WINDOW, Altered, Change
from gaitool.checking.alike_texts import TABLE_MARK
from gaitool.checking.differences import bare
from gaitool.checking.many_as_one import many_as_one
from gaitool.checking.printed_blocks import Printed, PrintedTable, printed_blocks, title_line
from gaitool.checking.shown_lines import WHOLE_TABLE, line_changes
from gaitool.checking.shown_tables import ShownRow, table_changes, table_of
from gaitool.filled_report import FilledReport
from gaitool.importers import PublishedDocument, PublishedParagraph, PublishedTable
from gaitool.office_files.own_documents import DRAFT_WORDS
from gaitool.text.shortening import shortened

_DRAFT = "草稿"
_PAGE_NUMBERS, _DRAFT_MARKS = "每一页的页码", "每一页的草稿标记"
_LONGEST_QUOTE = 40


def shown_otherwise(published: FilledReport, document: PublishedDocument) -> tuple[Altered, ...]:
    """Return what a document shows otherwise than gaitool prints a report, in reading order.

    ``published`` is the report as such a document carries it. Nothing but what cannot be seen is
    no difference: white space, characters without a width, how the file is written.
    """
    printed = printed_blocks(published)
    tables = [block for block in printed if isinstance(block, PrintedTable)]
    lines, rows = _lines_and_rows(document, tables)
    found = line_changes(list(_as_lines(printed)), lines)
    for table in tables:
        if table.part in rows:
            at = _end_of_part(found, published, table.part)
            found[at:at] = table_changes(table, rows[table.part], published.form)
    # The title of the page and that of its window are changed together.
    is_told = any(one.place == TITLE for one in found)
    window = () if is_told or any(document.around) else _of_window(published, document)
    return (*window, *many_as_one(found), *foreign_words(document))


def _lines_and_rows(
    document: PublishedDocument, tables: Sequence[PrintedTable]
) -> tuple[list[str], dict[str, list[ShownRow]]]:
    """Return the lines that are shown, the tables by their marks among them, and the tables' rows.

    What is none of the tables is read line by line; of a table in pieces each has its rows.
    """
    lines: list[str] = []
    rows: dict[str, list[ShownRow]] = {}
    for block in document.shown:
        if isinstance(block, PublishedParagraph):
            lines.append(bare(block.text))
            continue
        own = _rows(block)
        table = table_of(own, tables, rows)
        if table is None:
            lines += ("".join(row.texts) for row in own)
        elif _is_a_copy(own, rows.get(table.part, ())):
            lines.append(WHOLE_TABLE)
        else:
            if table.part not in rows:
                lines.append(TABLE_MARK + table.part)
            rows.setdefault(table.part, []).extend(own)
    return [line for line in lines if line and line != DRAFT_WORDS], rows


def is_draft(document: PublishedDocument) -> bool:
    """Whether a document says that it is a draft, or its data do."""
    return _says_draft(document) or _is_carried_as_draft(document)


def lost_draft_words(document: PublishedDocument) -> tuple[Altered, ...]:
    """Return where a draft says so no more, while its data still do."""
    if not _is_carried_as_draft(document):
        return ()
    above = () if _says_draft(document) else (Altered(BEFORE, "", DRAFT_WORDS),)
    return (
        *above,
        *((Altered(HEADER, "", _DRAFT_MARKS, Change.LOST),) if document.is_unmarked else ()),
    )


def _is_carried_as_draft(document: PublishedDocument) -> bool:
    try:
        carried = json.loads(document.carried)
    except (ValueError, RecursionError):
        return False
    return isinstance(carried, dict) and carried.get("draft") is True


def _says_draft(document: PublishedDocument) -> bool:
    texts = (block.text for block in document.shown if isinstance(block, PublishedParagraph))
    return DRAFT_WORDS in map(bare, texts)


def _as_lines(printed: list[Printed | PrintedTable]) -> Iterator[Printed]:
    for block in printed:
        if isinstance(block, PrintedTable):
            yield Printed(f"headings.{block.part}", TABLE_MARK + block.part)
        else:
            yield block


def _rows(table: PublishedTable) -> list[ShownRow]:
    """Return the rows of a table, each with the cells that begin in it."""
    rows = []
    for row in table.rows:
        own = [at for at, cell in enumerate(row) if not cell.spread]
        if own:
            rows.append(ShownRow(tuple(bare(row[at].text) for at in own), (*own, len(row))))
    return rows


def _is_a_copy(rows: Sequence[ShownRow], before: Sequence[ShownRow]) -> bool:
    """Whether a table repeats one before it, and is not the rest of it."""
    texts = {row.texts for row in before}
    return sum(row.texts in texts for row in rows) * 2 > len(rows)


def _end_of_part(found: list[Altered], report: FilledReport, part: str) -> int:
    """Return where the changes of a table belong: before those of the parts that follow."""
    parts = [one.key for one in report.form.parts]
    later = parts[parts.index(part) + 1 :]
    for number, one in enumerate(found):
        if one.place.partition(".")[2] in later or one.place in {"signature", "after"}:
            return number
    return len(found)


def _of_window(report: FilledReport, document: PublishedDocument) -> Iterator[Altered]:
    """Yield the title that a page has beside its text; a Word document has none."""
    title, printed = bare(document.title), bare(report.cover.agency) + title_line(report)
    if document.title and title.removeprefix(_DRAFT) != printed:
        yield Altered(WINDOW, title, printed)


def foreign_words(document: PublishedDocument) -> tuple[Altered, ...]:
    """Return what is in a document that gaitool never writes, one a kind, and what is around it."""
    return tuple(_foreign(document))


def _foreign(document: PublishedDocument) -> Iterator[Altered]:
    for told in document.foreign:
        yield Altered(FILE, told, "", Change.FOREIGN)
    if document.is_unnumbered:
        yield Altered(FOOTER, "", _PAGE_NUMBERS, Change.LOST)
    if document.is_unstyled:
        yield Altered(FILE, "", "", Change.UNSTYLED)
    words, acting = document.around
    if words:
        first = shortened("".join(map(bare, words)), _LONGEST_QUOTE)
        yield Altered(AROUND, first, "和".join(acting), Change.AROUND)
