"""What a document of gaitool's own making shows otherwise than it was printed."""

import json
import re
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
_LONGEST_AROUND = 400
_ABOUT = re.compile("[。！；]|报告|年报|作废|撤销|更正|勘误|为准|[修改]正|草稿|征求意见")
"""In a line of a site that is a sentence, or may be about a report."""


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
    captions = _of_captions(published, document)
    return (*window, *many_as_one(found), *captions, *foreign_words(document))


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
    lines = [line for line in lines if line]
    is_told = lines[:1] == [DRAFT_WORDS] and _may_be_draft(document)
    return lines[1:] if is_told else lines, rows


def is_draft(document: PublishedDocument) -> bool:
    """Whether a document says that it is a draft, or its data do."""
    return _says_draft(document) or _is_carried_as_draft(document)


def changed_draft_words(document: PublishedDocument) -> Iterator[Altered]:
    """Yield that a draft says so no more, or a document that is none does, on the sheets too.

    What a site shows, and what has lost its style, is not known to be printed so.
    """
    if not document.carried.strip():
        return
    is_carried = _is_carried_as_draft(document)
    if is_carried and not _says_draft(document):
        yield Altered(BEFORE, "", DRAFT_WORDS)
    if document.is_draft_on_paper and not is_carried:
        yield Altered(FILE, _DRAFT_MARKS, "", Change.FOREIGN)
    is_printed_so = not (document.is_unstyled or any(document.around))
    if is_carried and is_printed_so and document.is_unmarked:
        yield Altered(HEADER, "", _DRAFT_MARKS, Change.LOST)


def _may_be_draft(document: PublishedDocument) -> bool:
    """Whether the line of a draft belongs there: nobody knows of a document without data."""
    return _is_carried_as_draft(document) or not document.carried.strip()


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
    if _may_be_draft(document):
        title = title.removeprefix(_DRAFT)
    if title and title != printed:
        yield Altered(WINDOW, title, printed)


def _of_captions(report: FilledReport, document: PublishedDocument) -> Iterator[Altered]:
    """Yield the captions of tables that gaitool never writes: whoever hears a page is told them."""
    own = {bare(report.form.caption_of(table)) for table in report.form.tables.values()}
    for words in dict.fromkeys(document.captions):
        if bare(words) not in own:
            yield Altered(
                FILE, f"<caption>“{shortened(words, _LONGEST_QUOTE)}”", "", Change.FOREIGN
            )


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
        yield Altered(AROUND, _quoted(words), "和".join(acting), Change.AROUND)


def _quoted(words: Sequence[str]) -> str:
    """Return the words around a report; of many those that may be about it, else the first."""
    lines = dict.fromkeys(map(bare, words))
    about = (line for line in lines if _ABOUT.search(line))
    if sum(map(len, lines)) <= _LONGEST_AROUND:
        return "；".join(lines)
    return shortened("；".join(about), _LONGEST_AROUND) or shortened("".join(lines), _LONGEST_QUOTE)
