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
from gaitool.local_requirements import LocalRequirements
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
from gaitool.rollup.earlier_files import EarlierFiles, reports_in
from gaitool.rollup.finished import FinishedRollup
from gaitool.rollup.found_files import found_files
from gaitool.rollup.kept_file import KeptFile
from gaitool.rollup.known_of_units import KnownOfUnits, known_of_units
from gaitool.rollup.left_out import left_out_words
from gaitool.rollup.rolling_up import Face, RollupOrder, roll_up
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.wrong_year import told_the_unit
from gaitool.text.file_names import DistinctStems
from gaitool.text.written_dates import printed_day

_NONE = "没有填报工作簿（.xlsx）可以汇总。请把各单位报来的工作簿拖进来。"
_REPORTS, _LAST_YEARS = "reports", "上年"
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
        self._given: dict[Path, tuple[str, FileProblem | None]] = {}
        names = DistinctStems()
        names.kept_name(_LAST_YEARS)
        self._write("files", Path(_REPORTS), names)
        self._words: list[str] = []

    def _write(self, role: str, folder: Path, names: DistinctStems) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for place, given in enumerate(self._asked.files.get(role, ())):
            path = folder / names.kept_name(given.name)
            path.write_bytes(given.content)
            os.utime(path, (given.written, given.written))
            self._given[path.absolute()] = (f"{role}/{place}", given.problem)

    def answer(self) -> Answer:
        roster, local = self._roster(), asked_locally(self._asked)
        if local:
            self._words.append(local_words(local))
        known = self._known_of_units(roster)
        with contextlib.chdir(_REPORTS):
            return self._answer(roster, local, known)

    def _answer(
        self,
        roster: RosterNames | None,
        local: LocalRequirements | None,
        known: KnownOfUnits | None,
    ) -> Answer:
        found = found_files([Path()])
        if not found.workbooks:
            raise UsageError(_NONE)
        order = RollupOrder(
            found,
            roster,
            year=int(self._asked.year or 0) or None,
            body=self._asked.word("agency"),
            known=known,
            local=local,
            earlier=self._earlier(),
        )
        self._words += left_out_words(found.left_out)
        face = Face(self._run, lambda steps, *_: steps, self._words.append, _MOST_NAMED)
        with contextlib.closing(Store(Path(":memory:"))) as store:
            rollup = roll_up(order, store, face)
            if not (roster or found.documents or any(store.records())):
                raise UsageError("\n".join((_NONE, *self._words)))
            return Answer(
                fragments=(rollup_fragment(rollup),),
                words=tuple(self._words),
                files=tuple(self._made(rollup)),
            )

    def _earlier(self) -> EarlierFiles:
        """Return last year's files, which now come to lie in a folder among those of this year.

        So what is told of a file of this year is its name alone, and of another one more.
        """
        if not self._asked.files.get("previous"):
            return EarlierFiles()
        self._write("previous", Path(_LAST_YEARS), DistinctStems())
        return EarlierFiles(tuple(reports_in([Path(_LAST_YEARS)], (), "上年")))

    def _roster(self) -> RosterNames | None:
        given = self._asked.one("roster")
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

    def _run(self, files: Sequence[Path], work: FileWork[KeptFile]) -> Iterator[KeptFile]:
        for number, file in enumerate(files):
            which, problem = self._given[file]
            self._asked.notify(number, len(files), file.name, which)
            yield work.given_up(file, problem) if problem else _done(work, file)

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
