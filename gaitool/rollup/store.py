"""Where a roll-up keeps what it collected: one file that is the next run's cache as well."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

from gaitool.form import CellKey, Form, edition, edition_of_text
from gaitool.rollup.collected_file import digest_of
from gaitool.rollup.kept_figures import figures_of
from gaitool.rollup.kept_file import KeptFile
from gaitool.rollup.records import EditionName, FileRecord, Role

_SHAPE = 11
_FILES_BETWEEN_COMMITS = 100
_IN_OTHER_TABLES = frozenset(["form", "source", "cells", "sentences"])
_COLUMNS = tuple(field.name for field in fields(KeptFile) if field.name not in _IN_OTHER_TABLES)
_RECORDS = """
SELECT place, file, there.saved, changed, usable, agency, year, version, editions.digest,
    summary, first_problem, collected.digest, unread, stamp_lost, sum_of, lists,
    lapsed
FROM {there} AS there JOIN collected ON collected.id = there.collected
LEFT JOIN editions ON editions.id = collected.edition
WHERE NOT own_output ORDER BY place
"""
_PRESENT = _RECORDS.format(there="present")
_BESIDE = _RECORDS.format(there="(SELECT * FROM beside WHERE role = ?)")
_FIGURES_BESIDE = """
SELECT cells, figures FROM beside JOIN collected ON collected.id = beside.collected
JOIN editions ON editions.id = collected.edition WHERE role = ? AND place = ?
"""
_OWN_OUTPUTS = """
SELECT file FROM present JOIN collected ON collected.id = present.collected
WHERE own_output ORDER BY place
"""
_WITHOUT_LINE = """
SELECT place, file FROM present JOIN collected ON collected.id = present.collected
WHERE NOT own_output AND place NOT IN (SELECT present FROM lines WHERE present IS NOT NULL)
ORDER BY place
"""


class Store:
    """The file of one roll-up, open; one run at a time has it.

    It may be deleted at any time: then every file is read anew.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; one of another shape, or broken, is made anew.

        Raises sqlite3.OperationalError where it cannot be written or another run has it.
        """
        try:
            self.rows = _opened(path)
        except sqlite3.OperationalError:  # a child of DatabaseError, but no broken file: keep it
            raise
        except sqlite3.DatabaseError:
            path.unlink()
            self.rows = _opened(path)

    def close(self) -> None:
        """Keep what was stored and let go of the file."""
        self.rows.commit()
        self.rows.close()

    def begin_run(self) -> None:
        """Forget which files were present, and those that nobody got through."""
        self.rows.execute("DELETE FROM lines")
        self.rows.execute("DELETE FROM present")
        self.rows.execute(
            "DELETE FROM collected WHERE digest = '' AND id NOT IN (SELECT collected FROM beside)"
        )

    def begin_beside(self) -> None:
        """Forget which files the last run read beside the reports: the first step of a run."""
        self.rows.execute("DELETE FROM beside")
        self.rows.execute("DELETE FROM collected WHERE digest = ''")

    def known(self, name: str) -> int | None:
        """Return the number under which a content was collected before, if it was."""
        found = self.rows.execute("SELECT id FROM collected WHERE name = ?", [name]).fetchone()
        return found[0] if found else None

    def agencies(self) -> dict[str, str]:
        """Return whose report each content is that was collected, by its digest."""
        return dict(self.rows.execute("SELECT digest, agency FROM collected"))

    def keep(self, name: str, kept: KeptFile, judged: Mapping[str, str]) -> int:
        """Store what was collected of a content, and by what; return its number."""
        known = self.known(name)
        if known is not None:
            return known
        with self._all_or_nothing():
            row = {
                "name": name,
                "edition": self._keep_edition(kept) if kept.form else None,
                "judged": json.dumps(judged),
                **{column: getattr(kept, column) for column in _COLUMNS},
            }
            columns, marks = ", ".join(row), ", ".join("?" * len(row))
            added = self.rows.execute(
                f"INSERT INTO collected ({columns}) VALUES ({marks})", list(row.values())
            )
            number = added.lastrowid or 0
            self.rows.executemany(
                "INSERT INTO sentences VALUES (?, ?, ?)",
                ((number, sentence, quote) for sentence, quote in kept.sentences),
            )
        return number

    def _keep_edition(self, kept: KeptFile) -> int:
        """Store the edition of a file, if none of its kind was; return its number."""
        named = [kept.form, digest_of(kept.source.encode("utf-8")), kept.cells]
        self.rows.execute(
            "INSERT OR IGNORE INTO editions (version, digest, cells, source) VALUES (?, ?, ?, ?)",
            [*named, kept.source],
        )
        number: int
        (number,) = self.rows.execute(
            "SELECT id FROM editions WHERE version = ? AND digest = ? AND cells = ?", named
        ).fetchone()
        return number

    def form_of(self, name: EditionName) -> Form:
        """Return the edition that some files are on, made of its stored text if it has one."""
        (source,) = self.rows.execute(
            "SELECT source FROM editions WHERE version = ? AND digest = ?", name
        ).fetchone()
        return edition_of_text(source) if source else edition(name.version)

    @contextlib.contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Take back what was stored of a content where the user stops in between."""
        self.rows.execute("SAVEPOINT content")
        try:
            yield
        except BaseException:
            self.rows.execute("ROLLBACK TO content")
            raise
        finally:
            self.rows.execute("RELEASE content")

    def add_present(self, place: int, file: str, changed: str, collected: int) -> None:
        """Note a file of this run; ``changed`` stands where the content tells no time."""
        self.rows.execute(
            "INSERT INTO present SELECT ?, ?, CASE saved WHEN '' THEN ? ELSE saved END, ?, id "
            "FROM collected WHERE id = ?",
            [place, stored_name(file), changed, changed, collected],
        )
        if place % _FILES_BETWEEN_COMMITS == 0:
            self.rows.commit()

    def add_beside(self, role: Role, place: int, file: str, changed: str, collected: int) -> None:
        """Note a file that is read beside the reports; ``changed`` as in ``add_present``."""
        self.rows.execute(
            "INSERT INTO beside SELECT ?, ?, ?, CASE saved WHEN '' THEN ? ELSE saved END, ?, id "
            "FROM collected WHERE id = ?",
            [role, place, stored_name(file), changed, changed, collected],
        )

    def records(self) -> Iterator[FileRecord]:
        """Yield the files of this run in their order, without those that we wrote ourselves."""
        yield from self._records(_PRESENT)

    def beside(self, role: Role) -> Iterator[FileRecord]:
        """Yield the files that were read beside the reports in one role, likewise."""
        yield from self._records(_BESIDE, role)

    def figures_beside(self, role: Role, place: int) -> dict[CellKey, Decimal]:
        """Return the figures of a file that was read beside the reports, on its own edition."""
        return figures_of(*self.rows.execute(_FIGURES_BESIDE, [role, place]).fetchone())

    def _records(self, query: str, *roles: Role) -> Iterator[FileRecord]:
        for row in self.rows.execute(query, roles):
            place, file, saved, changed, usable, agency, year, version, text, summary, *others = row
            problem, digest, unread, stamp_lost, sum_of, lists, lapsed = others
            yield FileRecord(
                place=place,
                file=name_of(file),
                saved=saved,
                changed=changed,
                usable=bool(usable),
                agency=agency,
                year=year,
                edition=None if version is None else EditionName(version, text),
                summary=json.loads(summary),
                first_problem=problem,
                digest=digest,
                unread=bool(unread),
                stamp_lost=bool(stamp_lost),
                sum_of=sum_of,
                lists=lists,
                lapsed=tuple(json.loads(lapsed)),
            )

    def own_outputs(self) -> Iterator[str]:
        """Yield the files of this run that we wrote ourselves from a report."""
        for (file,) in self.rows.execute(_OWN_OUTPUTS):
            yield name_of(file)

    def without_line(self) -> Iterator[tuple[int, str]]:
        """Yield place and name of the other files of this run that no line is about."""
        for place, file in self.rows.execute(_WITHOUT_LINE):
            yield place, name_of(file)

    def forget_unused(self) -> None:
        """Forget what no file of this run holds any more."""
        self.rows.execute(
            "DELETE FROM collected WHERE id NOT IN "
            "(SELECT collected FROM present UNION SELECT collected FROM beside)"
        )
        self.rows.execute(
            "DELETE FROM editions WHERE id NOT IN "
            "(SELECT edition FROM collected WHERE edition IS NOT NULL)"
        )
        self.rows.commit()


def stored_name(file: str) -> bytes:
    """Return a file's name as it is stored: the bytes of one that is no UTF-8 are no text."""
    return os.fsencode(file)


def name_of(stored: bytes) -> str:
    """Return the name of a file that was stored."""
    return os.fsdecode(stored)


def _opened(path: Path) -> sqlite3.Connection:
    """Return the file with its tables; made anew where it has other ones."""
    # A cache may be lost: it is worth no waiting for the disk, and none for another run, which
    # may take minutes.
    rows = sqlite3.connect(path, timeout=0)
    rows.execute("PRAGMA locking_mode = EXCLUSIVE")
    # Fast rather than safe: a cache that a power cut has broken is made anew.
    rows.execute("PRAGMA journal_mode = MEMORY")
    rows.execute("PRAGMA synchronous = OFF")
    rows.execute("PRAGMA foreign_keys = ON")
    (shape,) = rows.execute("PRAGMA user_version").fetchone()
    if shape not in {0, _SHAPE}:
        rows.close()
        raise sqlite3.DatabaseError(f"tables of shape {shape}")
    if shape == 0:
        tables = files("gaitool.rollup").joinpath("schema.sql").read_text(encoding="utf-8")
        rows.executescript(f"BEGIN; {tables} PRAGMA user_version = {_SHAPE}; COMMIT;")
    # Takes the lock now, which the exclusive mode then keeps: another run is refused at once.
    rows.execute("BEGIN EXCLUSIVE")
    rows.commit()
    return rows
