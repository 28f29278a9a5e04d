"""Tells each unit whose text is another's of it: the finding stands among those of its own file."""

import json
from collections.abc import Iterator, MutableSequence
from dataclasses import asdict, replace

from gaitool.checking.engine import stamped
from gaitool.collection import UnitLine
from gaitool.copied_groups import CopiedGroup, CopiedText
from gaitool.findings import Finding
from gaitool.form import Form
from gaitool.prose.similarity import COMPARED_PARTS
from gaitool.rollup.copied_texts import copied_texts
from gaitool.rollup.kept_file import findings_as_stored, identity, text_of
from gaitool.rollup.store import Store
from gaitool.rules.explained import explained_by, wants_answer
from gaitool.rules.texts import part_name
from gaitool.rules.thresholds import Share
from gaitool.rules.units import no_text_is_another_units, told_of_its_text

_TEXT = "SELECT identities, of_text FROM reports WHERE place = ?"


def tell_of_shared_texts(
    store: Store, lines: MutableSequence[UnitLine], most: Share, year: int | None, form: Form
) -> None:
    """Find the units whose texts are one another's, and add to each line what it is told."""
    store.rows.execute("DELETE FROM copied_groups")
    asked = (part_name(form, *COMPARED_PARTS), most)
    for group, places in list(copied_texts(store, most, year)):
        store.rows.execute("INSERT INTO copied_groups VALUES (?)", [json.dumps(asdict(group))])
        for place, text in zip(places, group.texts, strict=True):
            names, of_text = store.rows.execute(_TEXT, [place]).fetchone()
            cell, reasons = text_of(of_text)
            if cell is not None:
                told = told_of_its_text(group, text, cell, *asked)
                finding = explained_by(reasons, stamped(no_text_is_another_units, told))
                _keep(store, place, names, finding)
                lines[place] = _with(lines[place], finding)
    store.rows.commit()


def stored_groups(store: Store) -> Iterator[CopiedGroup]:
    """Yield the groups that were found."""
    for (text,) in store.rows.execute("SELECT copied FROM copied_groups ORDER BY rowid"):
        group = json.loads(text)
        texts = tuple(CopiedText(**one) for one in group.pop("texts"))
        yield CopiedGroup(texts, tuple(group.pop("sentences")), **group)


def _keep(store: Store, place: int, names: str, finding: Finding) -> None:
    """Store a finding beside those of a line's file, and name it for the next run."""
    if not finding.explained:
        names = json.dumps(sorted([*json.loads(names), identity(finding)]))
    store.rows.execute(
        "UPDATE lines SET identities = ?, shared = ? WHERE place = ?",
        [names, findings_as_stored([finding]), place],
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
