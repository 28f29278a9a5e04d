"""What is done with every one of many files, and what stands for a file nobody got through."""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from gaitool.collection import CollectedFile
from gaitool.errors import FileProblem
from gaitool.filled_report import FilledReport
from gaitool.findings import FileResult, UnusableFileResult
from gaitool.rollup.checked_file import check_file
from gaitool.rollup.collected_file import collect_file
from gaitool.rollup.kept_file import KeptFile, kept_file
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.rule import Rule
from gaitool.sources import read_report

Result = TypeVar("Result", covariant=True)

SECONDS_A_FILE = 60
"""How long a handful of files, then one file, may take a worker."""

_WORDS = {
    FileProblem.TOO_SLOW: (
        f"读了 {SECONDS_A_FILE} 秒还没有读完，已放弃。请另取空白表，把内容填进去。"
    ),
    FileProblem.READER_CRASHED: (
        "读这个文件时程序意外停止，其他文件不受影响。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
    ),
}


class FileWork(Protocol[Result]):
    """Work on one file that can be sent to another process; it keeps nothing between files."""

    def on(self, file: Path) -> Result:
        """Return what the work comes to; never raises for a broken file."""
        ...

    def given_up(self, file: Path, problem: FileProblem) -> Result:
        """Return what stands for a file that crashed its worker, or took too long."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """Checks a file: the rules by their ids, and last year's report by its path."""

    rules: tuple[str, ...]
    previous: Path | None = None

    def on(self, file: Path) -> FileResult:
        """Return what the rules say of the file."""
        return check_file(file, _chosen(self.rules), _last_year(self.previous))

    def given_up(self, file: Path, problem: FileProblem) -> FileResult:
        """Return the file as one that could not be used."""
        return UnusableFileResult(str(file), problem, _WORDS[problem])


@dataclass(frozen=True, slots=True)
class Collect:
    """Collects a file for a roll-up: the rules by their ids."""

    rules: tuple[str, ...]

    def on(self, file: Path) -> KeptFile:
        """Return what a roll-up keeps of the file, ready to be stored."""
        return kept_file(collect_file(file, _chosen(self.rules)))

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used; without a digest it is not kept."""
        result = UnusableFileResult(str(file), problem, _WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))


def _chosen(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in CATALOGUE if rule.id in ids)


@functools.lru_cache(maxsize=1)
def _last_year(path: Path | None) -> FilledReport | None:
    return read_report(path) if path else None
