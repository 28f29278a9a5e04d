"""Turns a document into a filled report, with every doubt and everything missing in words."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile

from gaitool.answers import Answer, Flaw, answer_from_text
from gaitool.as_printed import PrintedLabel, Unread
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form, Table
from gaitool.importers.blank_tables import take_blank_tables
from gaitool.importers.blocks import PublishedDocument, texts_of
from gaitool.importers.broken_off import broken_off
from gaitool.importers.covers import cover_of
from gaitool.importers.endings import Ending
from gaitool.importers.form_labels import FormLabels, labels_of
from gaitool.importers.found import NO_LABELS, Found
from gaitool.importers.identity import reports_a_year
from gaitool.importers.imported import Doubt, Imported
from gaitool.importers.late_starts import Beginning, late_start
from gaitool.importers.lost_repeats import with_lost_repeats
from gaitool.importers.part_texts import PartedText, part_text
from gaitool.importers.table_search import search_tables
from gaitool.importers.unread_figures import read_elsewhere, unread_figures
from gaitool.layout import COVER_FIELDS, Place
from gaitool.text.set_apart import holds_figure_apart

_SEVERAL = re.compile(r"\d\s+\d")
"""Two numbers in one cell: a figure and its correction, a note, or the figures of two rows."""

_PRINTED = ("agency", "year", "date")
"""The fields of the cover that a published report tells."""


def recognise(document: PublishedDocument, form: Form) -> Imported:
    """Return the report on an edition that a document holds; what is not there stays blank."""
    labels = labels_of(form)
    in_tables = _found(document, labels)
    parted = part_text(document, labels)
    answers, doubts, unclear = _answers(in_tables, form)
    answered = {key for key, answer in answers.items() if not answer.blank}
    unread = unread_figures(in_tables, unclear, answered, form)
    unread = with_lost_repeats(unread, document.blocks, answered, labels)
    ended = broken_off(form, parted.headings, _ending(parted, in_tables), answers, unread)
    cover, cover_doubts = cover_of(parted, is_cut=ended is not None)
    unseen = frozenset(ended.keys if ended else ())
    unread = tuple(_above_the_end(unread, unseen))
    touched = {*answers, *_placed((*in_tables.unread, *unread))} - unseen
    answers, totals = _inputs_and_totals(answers, unseen, form)
    report = FilledReport(
        form=form,
        cover=cover,
        answers=answers,
        typed_totals={key: answer for key, answer in totals.items() if not answer.blank},
        places={key: Place(form.table_of(key).name) for key in form.cells},
        unfound=frozenset(key for one in unread for key in one.keys),
        unread=unread,
        broken_off=ended,
        late_start=late_start(form, parted.headings, touched, _beginning(parted, document, labels)),
        relabelled=tuple(_whole_labels(in_tables.relabelled, document)),
        sections=parted.sections,
        table_texts=parted.table_texts,
        headings=parted.headings,
    )
    return Imported(
        report=report,
        doubts=(*_unread_doubts(unread), *_seen(doubts, unseen), *cover_doubts),
        missing_tables=tuple(_missing_tables(form, touched)),
        missing=tuple(_missing(report, touched, parted)),
        notes=tuple(_notes(document, in_tables, _relabelled(in_tables, form, doubts))),
        unplaced=(*_left_in_tables(in_tables, answered), *_beside_tables(parted, document)),
        furniture=parted.furniture,
        is_titled=parted.is_titled or reports_a_year(parted.words),
    )


def _above_the_end(unread: Iterable[Unread], unseen: AbstractSet[CellKey]) -> Iterator[Unread]:
    """Yield what was not read; rows that nobody could tell are those before a document breaks off.

    Where none are, rows after the last one known stand there.
    """
    for one in unread:
        keys = (
            tuple(key for key in one.keys if key not in unseen) if one.reason == NO_LABELS else ()
        )
        yield one._replace(keys=keys or one.keys)


def _placed(unread: Iterable[Unread]) -> Iterator[CellKey]:
    """Yield the cells of figures that nobody could read, though it is known where they stand."""
    return (key for one in unread if one.reason != NO_LABELS for key in one.keys)


def _found(document: PublishedDocument, labels: FormLabels) -> Found:
    """Return what stands in the tables, those of which the labels alone are there as blank."""
    found = search_tables(document.blocks, labels)
    take_blank_tables(found, document.blocks, labels)
    return found


def _ending(parted: PartedText, in_tables: Found) -> Ending:
    """Return how a document ends, with what its tables tell of that."""
    blank_rows = frozenset(in_tables.blank_rows)
    return replace(parted.ending, begun=in_tables.reading, blank_rows=blank_rows)


def _whole_labels(
    printed: Iterable[PrintedLabel], document: PublishedDocument
) -> Iterator[PrintedLabel]:
    """Yield the labels but one that is the end of the form's at the very beginning: it was cut."""
    first = next(filter(None, map(str.strip, texts_of(document.blocks))), "")
    yield from (one for one in printed if one.text != first or not one.expected.endswith(first))


def _beginning(parted: PartedText, document: PublishedDocument, labels: FormLabels) -> Beginning:
    """Return how a document begins, with the figures above all of its words."""
    texts = filter(None, map(str.strip, texts_of(document.blocks)))
    figures = tuple(takewhile(labels.texts.is_figure, texts))
    return parted.beginning._replace(figures=figures)


def _seen(doubts: Iterable[Doubt], unseen: Container[CellKey]) -> Iterator[Doubt]:
    return (doubt for doubt in doubts if doubt.key is None or doubt.key not in unseen)


def _inputs_and_totals(
    answers: Mapping[CellKey, Answer], unseen: Container[CellKey], form: Form
) -> tuple[dict[CellKey, Answer], dict[CellKey, Answer]]:
    """Part the answers, but for those in cells that the document breaks off before."""
    seen = {key: answer for key, answer in answers.items() if key not in unseen}
    totals = {key: seen.pop(key) for key in list(seen) if form.table_of(key).is_total(key)}
    return seen, totals


def _answers(
    in_tables: Found, form: Form
) -> tuple[dict[CellKey, Answer], list[Doubt], list[Unread]]:
    """Return the answer in every cell found, the first where a cell was found twice."""
    answers: dict[CellKey, Answer] = {}
    doubts: list[Doubt] = []
    unclear: list[Unread] = []
    for found in in_tables.figures:
        table = form.table_of(found.key)
        measure = table.column(found.key).measure
        answer = answer_from_text(found.text, measure, Place(table.name))
        if reason := _unread(found.text):
            written = " ".join(found.text.split())
            unclear.append(Unread(table.key, written, reason, (found.key,)))
            answer = Answer(place=Place(table.name))
        known = answers.get(found.key)
        if known is not None and not known.blank:
            if answer.raw != known.raw and not answer.blank:
                written = f"先是“{known.raw}”，又是“{answer.raw}”"
                doubts.append(Doubt(found.key, "出现了两次，用了前一个", written))
            continue
        answers[found.key] = answer
        if found.doubt:
            doubts.append(Doubt(found.key, found.doubt, f"“{found.text}”"))
        elif answer.flaw is Flaw.NOT_A_NUMBER:
            doubts.append(Doubt(found.key, "不是一个数，照原样保留", f"“{found.text}”"))
    doubts += _printed_twice(unclear, answers)
    return answers, doubts, unclear


def _printed_twice(unclear: Iterable[Unread], answers: dict[CellKey, Answer]) -> Iterator[Doubt]:
    """Yield what could not be read in one place, and what another place has for the cell."""
    for one in unclear:
        for key in one.keys:
            if not answers[key].blank:
                other = f"另一处印的是“{answers[key].raw}”，用了它"
                yield Doubt(key, f"{one.reason}；{other}", f"“{one.text}”")


def _unread(text: str) -> str:
    """Return why a cell's figure was not read, as nobody can tell which it is; else nothing."""
    if _SEVERAL.search(text):
        return "一格里有几个数"
    if holds_figure_apart(text):
        return "数字划去了、是上标或看不清"
    return ""


def _unread_doubts(unread: Iterable[Unread]) -> Iterator[Doubt]:
    """Yield the doubts about what was not read, cell by cell.

    Rows of which nobody can tell which they are have no cells to doubt, unless one alone lacks.
    """
    for one in unread:
        if one.reason != NO_LABELS or len({key.row for key in one.keys}) == 1:
            reason = "，没有读：".join(filter(None, (one.reason, one.text)))
            yield from (Doubt(key, reason, is_unread=True) for key in one.keys)


def _notes(
    document: PublishedDocument, in_tables: Found, relabelled: Iterable[str]
) -> Iterable[str]:
    """Return what is to be said of the reading, once each."""
    return dict.fromkeys((*document.notes, *in_tables.notes, *relabelled))


def _relabelled(in_tables: Found, form: Form, doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield which labels were known by a part of their words; those guessed at are doubted."""
    guessed = {*(doubt.reason for doubt in doubts), *in_tables.notes}
    for table, text, expected in in_tables.relabelled:
        if not any(f"“{text}”" in reason for reason in guessed):
            yield f"{form.tables[table].name}印的“{text}”，按规定格式的“{expected}”读。"


def _missing_tables(form: Form, touched: Iterable[CellKey]) -> Iterator[str]:
    found = {key.table for key in touched}
    for part in form.parts:
        if part.table and part.table.key not in found:
            yield f"{part.table.name}（{part.heading}）"


def _missing(report: FilledReport, touched: Iterable[CellKey], parted: PartedText) -> Iterator[str]:
    """Yield what a complete report has and this one lacks: tables, rows, parts, cover fields."""
    found = set(touched)
    yield from (f"{table}整张表" for table in _missing_tables(report.form, found))
    for table in report.form.tables.values():
        if any(key in found for key in table.cells):
            yield from _missing_rows(table, found)
    printed = {heading.part for heading in parted.headings}
    yield from (f"“{p.heading}”的标题" for p in report.form.parts if p.key not in printed)
    yield from (COVER_FIELDS[name] for name in _PRINTED if not getattr(report.cover, name))


def _missing_rows(table: Table, found: set[CellKey]) -> Iterator[str]:
    """Yield the rows that lack, the columns that lack in all other rows, and single cells."""
    rows = {key.row for key in table.cells if key in found}
    cells = [key for key in table.cells if key.row in rows]
    columns = {key.column for key in cells if key in found}
    yield from (f"{table.name} · {row.path}" for row in table.rows if row.key not in rows)
    lacking = {key.column: table.column(key).label for key in cells if key.column not in columns}
    yield from (f"{table.name} · {label}（整列）" for label in lacking.values())
    for key in cells:
        if key not in found and key.column in columns:
            yield f"{table.name} · {table.row(key).path} · {table.column(key).label}"


def _left_in_tables(in_tables: Found, answered: AbstractSet[CellKey]) -> Iterator[str]:
    yield from in_tables.unplaced
    yield from read_elsewhere(in_tables, answered)


def _beside_tables(parted: PartedText, document: PublishedDocument) -> Iterator[str]:
    """Yield the words for which the form has no place: among the tables first, then elsewhere."""
    yield from parted.in_tables
    yield from (f"单独一行的数“{number}”（像页码，没有读）" for number in parted.lone_numbers)
    yield from document.unplaced
    yield from parted.unplaced
