"""What a roll-up knows of each file before it looks at findings and figures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class EditionName(NamedTuple):
    """Which edition a file is on: its version, and the digest of a text that goes by it.

    The digest is empty for an edition that every installation has.
    """

    version: str
    digest: str = ""


class Role(StrEnum):
    """What a file is read for beside the reports.

    Those of this year are read once more: whose they are has to be known before the check.
    """

    LAST_YEAR = "last_year"
    SINCE = "since"
    THIS_YEAR = "this_year"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What lines are made of: a file of this run, without its findings and figures.

    ``edition`` is None for a file that could not be used. ``saved`` is when a program last saved
    it as the file itself says, ``changed`` when it was last written as its folder says; for the
    others see KeptFile.
    """

    place: int
    file: str
    saved: str
    changed: str
    usable: bool
    agency: str
    year: int | None
    edition: EditionName | None
    summary: dict[str, int]
    first_problem: str
    digest: str
    unread: bool = False
    stamp_lost: bool = False
    sum_of: str = ""
    lists: str = ""
    lapsed: tuple[str, ...] = ()
