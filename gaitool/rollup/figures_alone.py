"""Reads a file for the figures of its report alone, whatever holds it; no rule is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gaitool.checking.file_work import GIVEN_UP_WORDS
from gaitool.checking.fingerprint import code_fingerprint
from gaitool.checking.sources import read_source_of
from gaitool.collection import CollectedFile
from gaitool.errors import FileProblem, UnusableFile
from gaitool.findings import UnusableFileResult
from gaitool.office_files.file_content import read_content
from gaitool.rollup.collected_file import collected_report, unusable_file
from gaitool.rollup.collecting import VERSION
from gaitool.rollup.kept_file import KeptFile, kept_file
from gaitool.rollup.own_output import is_document_of_ours

_NO_TABLES = "里面没有年度报告的三张表。"


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """Reads who reports in a file, for which year, and the figures; published documents too."""

    def for_files(self, _files: Sequence[Path]) -> "ReadFigures":
        """Return the work: it is the same for all files."""
        return self

    def kind_of(self, file: Path) -> str:
        """Return what of a file's name decides how it is read: its ending."""
        return file.suffix.lower()

    def judged_by(self, _file: Path, _agency: str) -> Mapping[str, str]:
        """Return on what the result of a content depends beside the content: on the version."""
        return {VERSION: f"figures {code_fingerprint()}"}

    def on(self, file: Path) -> KeptFile:
        """Return what is kept of the file, ready to be stored."""
        return kept_file(read_figures(file))

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used; the next run tries it again."""
        result = UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))


def read_figures(path: Path) -> CollectedFile:
    """Return who reports in a file, for which year, and the figures, without rules and texts."""
    content = b""
    try:
        content = read_content(path)
        report = read_source_of(path, content).report
        if not (report.answers or report.typed_totals):
            raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _NO_TABLES)
    except UnusableFile as unusable:
        return unusable_file(content, unusable)
    # A roll-up of ours has the three tables as well, but nobody's name on them.
    is_ours = not report.cover.agency and is_document_of_ours(path, content)
    collected = collected_report(path, content, report, ())
    return replace(collected, sentences={}, own_output=is_ours)
