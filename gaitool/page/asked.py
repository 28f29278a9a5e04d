"""What the page asks for and what it is answered, as values that travel to and from its script."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from gaitool.errors import FileProblem, UnusableFile, UsageError

_NO_FILE = "还没有选文件。"


class Notify(Protocol):
    """Told before each step: its number, how many there are, and what is worked on."""

    def __call__(self, place: int, total: int, what: str, which: str = ..., /) -> object:
        """Tell; ``which`` is the file by its role and its place there: ``previous/3``.

        Without it, the file is that of the files worked on whose place is the number.
        """
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A file that a person gave: its name without a folder, its bytes, when it was written.

    That is in seconds since 1970; of two files of one unit the newer counts. A file has a
    ``problem`` where the page did not read it, or the worker hung or died on it before.
    """

    name: str
    content: bytes
    written: float = 0
    problem: FileProblem | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: options, and files by the role they have."""

    options: Mapping[str, Any]
    files: Mapping[str, Sequence[Given]]
    notify: Notify

    def one(self, role: str) -> Given | None:
        """Return the file of a role that is given once at most; raises UnusableFile."""
        given = next(iter(self.files.get(role, ())), None)
        if given and given.problem:
            from gaitool.checking.file_work import GIVEN_UP_WORDS  # loads every rule

            words = GIVEN_UP_WORDS[given.problem]
            raise UnusableFile(Path(given.name), given.problem, words)
        return given

    @property
    def today(self) -> date | None:
        """The day on which it is asked, by the clock of the page; None where it has not said."""
        day = self.word("today")
        return date.fromisoformat(day) if day else None

    def the_file(self) -> Given:
        """Return the one file that is worked on, and say that it is; raises UnusableFile."""
        given = self.one("files")
        if given is None:
            raise UsageError(_NO_FILE)
        self.notify(0, 1, given.name)
        return given

    @property
    def year(self) -> str:
        """The year that was typed, in digits of whatever width."""
        return unicodedata.normalize("NFKC", self.word("year"))

    def word(self, name: str) -> str:
        """Return an option as text; empty where it is not given."""
        return str(self.options.get(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be saved."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that a result begins with, and whether that is good news."""

    words: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown: fragments of HTML and lines of words; and files to be saved."""

    lead: Lead | None = None
    overview: str = ""
    fragments: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    files: tuple[Made, ...] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
