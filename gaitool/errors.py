"""Everything that stops the tool; wrong figures are findings, not errors.

::

    GaitoolError
    ├── UsageError            the command was asked for something it cannot do (exit 2)
    │   └── WouldOverwrite    the output exists and --force was not given
    ├── UnusableFile          a file cannot be read; carries a status of the contract (exit 3)
    └── CannotWrite           the output cannot be written (exit 3)
        └── CannotHold        a text is longer than a workbook cell can hold
    TimeIsUp                  interrupts the work on a file; becomes an UnusableFile
"""

from enum import StrEnum
from pathlib import Path


class FileProblem(StrEnum):
    """Why a file could not be used: the ``problem`` values of ``check --format json``."""

    # Public: scripts compare these words, so that none is ever renamed.

    NOT_FOUND = "not_found"
    NOT_A_WORKBOOK = "not_a_workbook"
    ENCRYPTED = "encrypted"
    LEGACY_FORMAT = "legacy_format"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    NOT_OUR_TEMPLATE = "not_our_template"
    NEWER_TEMPLATE = "newer_template"
    ALTERED_FORM = "altered_form"
    BAD_DATA = "bad_data"
    TOO_SLOW = "too_slow"
    READER_CRASHED = "reader_crashed"


class GaitoolError(Exception):
    """One line in Chinese for the user; only ``cli`` catches it."""


class UsageError(GaitoolError):
    """The options do not fit together or ask for something impossible."""


class WouldOverwrite(UsageError):
    """The output file exists already and was not to be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}：文件已存在，没有覆盖。换一个文件名，或加 --force 覆盖。")
        self.path = path

    def __reduce__(self) -> tuple[type["WouldOverwrite"], tuple[Path]]:
        """Travel between processes by what it was made of, not by its words."""
        return type(self), (self.path,)


class UnusableFile(GaitoolError):
    """A file that cannot be read as a filled report: what is wrong and what to do."""

    # Apart as well, for lists and data of many files.
    def __init__(self, path: Path, problem: FileProblem, message: str) -> None:
        super().__init__(f"{path}：{message}")
        self.path = path
        self.problem = problem
        self.message = message

    def __reduce__(self) -> tuple[type["UnusableFile"], tuple[Path, FileProblem, str]]:
        """Travel between processes by what it was made of, not by its words.

        An exception is made anew where it arrives; one that cannot be would take its worker's
        whole pool along.
        """
        return type(self), (self.path, self.problem, self.message)


class CannotWrite(GaitoolError):
    """The output cannot be written: folder missing, no permission, file open elsewhere."""


class CannotHold(CannotWrite):
    """A text does not fit the place it should be written to; it is never cut."""


class TimeIsUp(BaseException):
    """No Exception: whoever reads on after one of those would not stop for it either."""
