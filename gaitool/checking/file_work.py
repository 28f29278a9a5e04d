"""What is done with each of many files, and what stands for a file that could not be read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, Self, TypeVar

from gaitool.checking.time_limit import too_slow_words
from gaitool.errors import FileProblem
from gaitool.office_files.preflight import too_large_words
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.rule import Rule

Result = TypeVar("Result", covariant=True)

GIVEN_UP_WORDS: Mapping[FileProblem, str] = MappingProxyType(
    {
        FileProblem.TOO_SLOW: too_slow_words(),
        FileProblem.READER_CRASHED: (
            "读这个文件时程序意外停止，其他文件不受影响。"
            "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ),
        FileProblem.TOO_LARGE: too_large_words(),
        FileProblem.NOT_FOUND: "这个文件读不到，可能已删除、改名，或正被别的程序占用。",
    }
)


class FileWork(Protocol[Result]):
    """Work on a file that can be sent to another process; it keeps nothing from file to file."""

    def for_files(self, files: Sequence[Path], /) -> Self:
        """Return the work with what these files need of it: what is sent along with them."""
        ...

    def on(self, file: Path) -> Result:
        """Return the result of the work; never raises for a broken file."""
        ...

    def given_up(self, file: Path, problem: FileProblem) -> Result:
        """Return what stands for a file that crashed its worker, or took too long."""
        ...


def chosen_rules(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules of one report with these ids, in the order of the catalogue.

    Work names its rules by their ids, since a rule's function cannot be sent.
    """
    wanted = frozenset(ids)
    return tuple(rule for rule in CATALOGUE if rule.id in wanted)
