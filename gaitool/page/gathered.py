"""汇总: who has handed in and who must mend what, the summed workbook, and the return slips."""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from gaitool.checking.file_work import FileWork
from gaitool.collection import lines_with_findings
from gaitool.errors import FileProblem, UsageError
from gaitool.findings import Finding
from gaitool.marking import CannotBeMarked, marked_copy
from gaitool.office_files.own_documents import name_of_copy
from gaitool.page.asked import Answer, Asked, Made
from gaitool.page.beside import asked_locally, known_file
from gaitool.reader.local import local_words
from gaitool.reader.roster import read_roster_with_notes
from gaitool.renderers.rollup.page import rollup_fragment, write_rollup_page
from gaitool.renderers.rollup.return_slips import (
    ReturnTerms,
    missing_units_csv,
    needs_return_slip,
    return_slip,
    slip_kind,
    told_findings,
)
from gaitool.renderers.rollup.workbook import write_rollup_workbook
from gaitool.rollup.collecting import Collect
from gaitool.rollup.finished import FinishedRollup, finish
from gaitool.rollup.found_files import FoundFiles, found_files
from gaitool.rollup.gathering import gather
from gaitool.rollup.kept_file import KeptFile
from gaitool.rollup.known_of_units import (
    KnownOfUnits,
    known_of_units,
    other_year_words,
    unmatched_words,
)
from gaitool.rollup.left_out import (
    left_out_words,
    lists_words,
    marked_copies_words,
    notes_of_left_out,
    own_outputs_words,
)
from gaitool.rollup.lists_of_units import lists_among
from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.stored_lines import stored_lines
from gaitool.rollup.summed_units import own_reports
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year
from gaitool.rollup.wrong_year import told_the_unit
from gaitool.rules.catalogue import CATALOGUE
from gaitool.text.file_names import DistinctStems
from gaitool.text.written_dates import printed_day

_NONE = "没有填报工作簿（.xlsx）可以汇总。请把各单位报来的工作簿拖进来。"
_REPORTS, _ROSTER = "reports", "roster"
_MISSING = "未报.csv"
_MOST_NAMED = 12
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def gather_units(asked: Asked) -> Answer:
    """Return how every unit stands, the roll-up as a workbook and a page, and the slips."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _RollUp(asked).answer()


class _RollUp:
    """One roll-up, over files that were written into the working directory."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._problems: dict[Path, FileProblem | None] = {}
        Path(_REPORTS).mkdir()
        names = DistinctStems()
        for given in asked.files["files"]:
            path = Path(_REPORTS, names.kept_name(given.name))
            path.write_bytes(given.content)
            os.utime(path, (given.written, given.written))
            self._problems[path.absolute()] = given.problem
        self._words: list[str] = []
        self._local = asked_locally(asked)

    def answer(self) -> Answer:
        roster = self._roster()
        if self._local:
            self._words.append(local_words(self._local))
        with contextlib.chdir(_REPORTS), contextlib.closing(Store(Path(":memory:"))) as store:
            found = found_files([Path()])
            if not found.workbooks:
                raise UsageError(_NONE)
            self._known = self._known_of_units(roster)
            work = Collect(
                tuple(rule.id for rule in CATALOGUE),
                self._known.table if self._known else None,
                self._local,
                other_names=roster.other_names if roster else {},
            )
            for _ in gather(found.workbooks, work, store, self._run):
                pass
            self._words += left_out_words(found.left_out)
            self._words += own_outputs_words(list(store.own_outputs()))
            if not (roster or found.documents or any(store.records())):
                raise UsageError("\n".join((_NONE, *self._words)))
            return self._finished(store, roster, found)

    def _roster(self) -> RosterNames | None:
        given = self._asked.one(_ROSTER)
        if given is None:
            return None
        path = Path(given.name)
        path.write_bytes(given.content)
        units, notes = read_roster_with_notes(path)
        self._words += (f"{given.name}：{words}" for words in notes)
        return RosterNames.of(units)

    def _known_of_units(self, roster: RosterNames | None) -> KnownOfUnits | None:
        given = known_file(self._asked)
        if given is None:
            return None
        path, file = given
        known, contradictions = known_of_units(
            path, file, roster or RosterNames.of(()), _MOST_NAMED
        )
        self._words += (f"{path}：{one}" for one in (*file.told, contradictions) if one)
        return known

    def _of_known(self, records: Sequence[FileRecord], terms: Terms) -> Iterator[str]:
        if self._known:
            agencies = (record.agency for record in records)
            yield from unmatched_words(self._known, agencies, terms.roster, _MOST_NAMED)
            yield from other_year_words(self._known, terms.year)

    def _run(self, files: Sequence[Path], work: FileWork[KeptFile]) -> Iterator[KeptFile]:
        for number, file in enumerate(files):
            self._asked.notify(number, len(files), file.name)
            problem = self._problems[file]
            yield work.given_up(file, problem) if problem else _done(work, file)

    def _finished(self, store: Store, roster: RosterNames | None, found: FoundFiles) -> Answer:
        records = list(store.records())
        asked_year = int(self._asked.year or 0) or None
        body = self._asked.word("agency")
        lists = lists_among(records, roster)
        self._words += lists_words([record.file for record in lists])
        terms = Terms(
            year=asked_year or most_common_year(records),
            edition=most_common_edition(records),
            roster=roster,
            aside=frozenset(one.place for one in (*own_reports(records, body, roster), *lists)),
            local=self._local,
            documents=found.documents,
        )
        of_known = tuple(self._of_known(records, terms))
        self._words += of_known
        finish(store, terms)
        copies = [file for place, file in store.without_line() if place not in terms.aside]
        self._words += marked_copies_words(copies)
        listed = {line.file for line in stored_lines(store)}
        notes = (*notes_of_left_out(found.left_out, listed), *of_known)
        rollup = FinishedRollup(store, terms, year_was_given=asked_year is not None, notes=notes)
        return Answer(
            fragments=(rollup_fragment(rollup),),
            words=tuple(self._words),
            files=tuple(self._made(rollup)),
        )

    def _made(self, rollup: FinishedRollup) -> Iterator[Made]:
        for name, write in (
            ("汇总.xlsx", write_rollup_workbook),
            ("汇总.html", write_rollup_page),
        ):
            self._asked.notify(0, 1, f"写 {name}")
            stream = io.BytesIO()
            write(rollup, stream, str)
            yield Made(name, stream.getvalue())
        if self._asked.options.get("slips"):
            yield Made("退回通知.zip", self._slips(rollup))

    def _slips(self, rollup: FinishedRollup) -> bytes:
        """Return, in one archive, what units must mend or answer, and who has not handed in."""
        due, to, sender = map(self._asked.word, ("due", "return_to", "agency"))
        today = self._asked.today
        terms = ReturnTerms(due, to, sender, printed_day(today) if today else "")
        stems, content = DistinctStems(), io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for line, findings in lines_with_findings(rollup):
                if not needs_return_slip(line):
                    continue
                line, findings = told_the_unit(line, told_findings(line, findings))
                self._asked.notify(0, 1, line.unit)
                stem, source = stems.stem(line.unit), Path(line.file)
                copy = _marked(source, findings)
                copied = name_of_copy(stem, source) if copy else ""
                if copy:
                    archive.writestr(_entry(copied), copy)
                words = return_slip(line, findings, terms, copied)
                archive.writestr(_entry(f"{stem}_{slip_kind(line)}.txt"), words.encode("utf-8-sig"))
            missing = missing_units_csv(rollup.lines())
            archive.writestr(_entry(_MISSING), missing.encode("utf-8-sig"))
        return content.getvalue()


def _done(work: FileWork[KeptFile], file: Path) -> KeptFile:
    try:
        return work.on(file)
    except Exception:  # as where a worker of the command line dies: it costs one file
        return work.given_up(file, FileProblem.READER_CRASHED)


def _marked(source: Path, findings: Sequence[Finding]) -> bytes:
    if not findings:
        return b""
    try:
        return marked_copy(source, source.read_bytes(), findings).content
    except CannotBeMarked:
        return b""


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _EARLIEST)
