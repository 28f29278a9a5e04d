"""What is done with every one of many files, and what stands for a file nobody got through."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from gaitool.checking.one_file import check_file
from gaitool.checking.sources import read_report
from gaitool.errors import FileProblem
from gaitool.filled_report import FilledReport
from gaitool.findings import FileResult, UnusableFileResult
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.rule import Rule

Result = TypeVar("Result", covariant=True)

SECONDS_A_FILE = 60
"""How long a handful of files, then one file, may take a worker."""

GIVEN_UP_WORDS: Mapping[FileProblem, str] = MappingProxyType(
    {
        FileProblem.TOO_SLOW: (
            f"读了 {SECONDS_A_FILE} 秒还没有读完，已放弃。请另取空白表，把内容填进去。"
        ),
        FileProblem.READER_CRASHED: (
            "读这个文件时程序意外停止，其他文件不受影响。"
            "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ),
    }
)


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
        return check_file(file, chosen_rules(self.rules), _last_year(self.previous))

    def given_up(self, file: Path, problem: FileProblem) -> FileResult:
        """Return the file as one that could not be used."""
        return UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])


def chosen_rules(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules of one report with these ids, in the order of the catalogue."""
    return tuple(rule for rule in CATALOGUE if rule.id in ids)


@functools.lru_cache(maxsize=1)
def _last_year(path: Path | None) -> FilledReport | None:
    return read_report(path) if path else None
