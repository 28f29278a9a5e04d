"""Tells each unit whose text is another's of it: the finding stands among those of its own file."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from gaitool.checking.engine import stamped
from gaitool.collection import UnitLine
from gaitool.copied_groups import CopiedGroup, CopiedText
from gaitool.findings import Finding
from gaitool.form import Form
from gaitool.prose.similarity import COMPARED_PARTS
from gaitool.rollup.copied_texts import copied_texts
from gaitool.rollup.kept_file import identity, packed_findings, text_of
from gaitool.rollup.store import Store, stored_name
from gaitool.rollup.stored_lines import line_of, text_of_line
from gaitool.rules.explained import explained_by, wants_answer
from gaitool.rules.texts import part_name
from gaitool.rules.thresholds import Share
from gaitool.rules.units import no_text_is_another_units, told_of_its_text

_UNIT = "SELECT place, line, identities, of_text FROM reports WHERE unit = ? AND file = ?"


def tell_of_shared_texts(store: Store, most: Share, year: int | None, form: Form) -> None:
    """Find the units whose texts are one another's, and add to each line what it is told."""
    store.rows.execute("DELETE FROM copied_groups")
    for group in list(copied_texts(store, most, year)):
        store.rows.execute("INSERT INTO copied_groups VALUES (?)", [json.dumps(asdict(group))])
        for text in group.texts:
            _tell(store, group, text, (part_name(form, *COMPARED_PARTS), most))
    store.rows.commit()


def stored_groups(store: Store) -> Iterator[CopiedGroup]:
    """Yield the groups that were found."""
    for (text,) in store.rows.execute("SELECT copied FROM copied_groups ORDER BY rowid"):
        group = json.loads(text)
        texts = tuple(CopiedText(**one) for one in group.pop("texts"))
        yield CopiedGroup(texts, tuple(group.pop("sentences")), **group)


def _tell(store: Store, group: CopiedGroup, text: CopiedText, asked: tuple[str, Share]) -> None:
    found = store.rows.execute(_UNIT, [text.unit, stored_name(text.file)]).fetchone()
    cell, reasons = text_of(found[3])
    if cell is None:
        return
    finding = stamped(no_text_is_another_units, told_of_its_text(group, text, cell, *asked))
    _add(store, found[:3], explained_by(reasons, finding))


def _add(store: Store, row: tuple[int, str, str], finding: Finding) -> None:
    """Add a finding to a line of the store: counted, named for the next run, and kept."""
    place, stored, known = row
    line, identities = _with(line_of(stored), finding), json.loads(known)
    if not finding.explained:
        identities = sorted([*identities, identity(finding)])
    store.rows.execute(
        "UPDATE lines SET line = ?, identities = ?, shared = ? WHERE place = ?",
        [text_of_line(line), json.dumps(identities), packed_findings([finding]), place],
    )


def _with(line: UnitLine, finding: Finding) -> UnitLine:
    if finding.explained:
        return replace(line, explained=line.explained + 1)
    return replace(
        line,
        warnings=line.warnings + 1,
        to_answer=line.to_answer + wants_answer(finding),
        first_problem=line.first_problem or f"{finding.rule} {finding.message}",
    )
