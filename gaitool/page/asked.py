"""What the page asks for and what it is answered, as values that travel to and from its script."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gaitool.errors import FileProblem

Notify = Callable[[int, int, str], None]
"""Told before each step: its number, how many there are, and what is worked on."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that a person gave: its name without a folder, its bytes, when it was written.

    That is in seconds since 1970; of two files of one unit the newer counts.
    """

    name: str
    content: bytes
    written: float = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: options, files by the role they have, and those given up before.

    ``given_up`` has the problem of each file on which the worker hung or died, by its place
    among ``files["files"]``.
    """

    options: Mapping[str, Any]
    files: Mapping[str, Sequence[Given]]
    given_up: Mapping[int, FileProblem]
    notify: Notify

    def one(self, role: str) -> Given | None:
        """Return the file of a role that is given once at most."""
        return next(iter(self.files.get(role, ())), None)

    def word(self, name: str) -> str:
        """Return an option as text; empty where it is not given."""
        return str(self.options.get(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be saved."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown: fragments of HTML and lines of words; and files to be saved."""

    overview: str = ""
    fragments: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    files: tuple[Made, ...] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
