"""Finds what was handed in: the workbooks in files and folders, and what is left out and why."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.file_identity import FileIdentity, identity_of
from gaitool.rollup.documents import DOCUMENTS

# Also kinds that cannot be read: a unit that sent one gets a line that says so, not 未报.
_WORKBOOKS = frozenset(
    [
        *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt"),
        *(".et", ".ett", ".ods", ".ots"),
    ]
)
_LOCK_FILE = "~$"
_OF_THE_SYSTEM = frozenset(["thumbs.db", "desktop.ini", "ehthumbs.db"])
"""What Windows puts into folders by itself."""
_NOT_FOUND = "找不到这个文件或文件夹。请检查名称。"


class WhyLeftOut(Enum):
    """Why something that lies in a folder is not collected."""

    DOCUMENT = auto()
    OF_THIS_RUN = auto()
    LOCK_FILE = auto()
    HIDDEN = auto()
    FOLDER_BY_LINK = auto()
    UNREADABLE_FOLDER = auto()
    SAME_FILE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that is not collected; documents and archives are not read at all."""

    path: Path
    cause: WhyLeftOut


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The workbooks in their order, and what lies beside them and is left out."""

    workbooks: tuple[Path, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def documents(self) -> tuple[Path, ...]:
        """The documents and archives, each of which may be a unit's report."""
        return tuple(one.path for one in self.left_out if one.cause is WhyLeftOut.DOCUMENT)

    @property
    def has_unread_folder(self) -> bool:
        """Whether there is a folder that could not be opened, so that reports may be missing."""
        return any(one.cause is WhyLeftOut.UNREADABLE_FOLDER for one in self.left_out)


def found_files(places: Iterable[Path], others: Collection[Path] = ()) -> FoundFiles:
    """Return the workbooks among files and in folders, each once; folders at any depth.

    ``others`` are the roster, the outputs and folders of outputs of the same run, which are
    not handed in. Raises UnusableFile for a place that is not there.
    """
    search = _Search({identity_of(other) for other in others})
    for place in places:
        if os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises where nobody may look
            search.folder(place)
        elif _is_there(place):
            search.file(place, named=True)
        else:
            raise UnusableFile(place, FileProblem.NOT_FOUND, _NOT_FOUND)
    return FoundFiles(tuple(search.workbooks.values()), tuple(search.left_out))


def _is_there(place: Path) -> bool:
    """Whether a place is there; one that nobody may look at is for its reader to refuse."""
    try:
        place.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


@dataclass(slots=True)
class _Search:
    """Goes through the places and fills what was found; files count once, whatever their paths."""

    aside: set[FileIdentity]
    workbooks: dict[FileIdentity, Path] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def file(self, file: Path, *, named: bool = False) -> None:
        """Take a file in; whatever the user named is a workbook to be read."""
        kind, identity = file.suffix.lower(), identity_of(file)
        known = self.workbooks.get(identity)
        if known is not None:
            if known.absolute() != file.absolute():
                self._leave(file, WhyLeftOut.SAME_FILE)
        elif kind in _WORKBOOKS or named:
            self.workbooks[identity] = file
        elif kind in DOCUMENTS:
            self._leave(file, WhyLeftOut.DOCUMENT)
        # A workbook by another name (年报.xlsx.bak) makes its unit one that handed in nothing.
        elif file.name.lower() not in _OF_THE_SYSTEM:
            self._leave(file, WhyLeftOut.OTHER)

    def folder(self, place: Path) -> None:
        """Take in all that a folder holds, in the order of the names."""

        def cannot_enter(error: OSError) -> None:
            self._leave(Path(error.filename or place), WhyLeftOut.UNREADABLE_FOLDER)

        for folder, inner, names in os.walk(place, onerror=cannot_enter):
            at = Path(folder)
            inner[:] = sorted(name for name in inner if self._is_entered(at / name))
            for name in sorted(names):
                if self._is_looked_at(at / name):
                    self.file(at / name)

    def _is_entered(self, folder: Path) -> bool:
        if identity_of(folder) in self.aside:
            return self._leave(folder, WhyLeftOut.OF_THIS_RUN)
        if folder.name.startswith("."):
            return self._leave(folder, WhyLeftOut.HIDDEN)
        # It may lead back to where it lies, or to what lies here too.
        return not folder.is_symlink() or self._leave(folder, WhyLeftOut.FOLDER_BY_LINK)

    def _is_looked_at(self, file: Path) -> bool:
        """Whether a file is taken in; of locks and hidden files only workbooks are told."""
        cause = None
        if identity_of(file) in self.aside:
            cause = WhyLeftOut.OF_THIS_RUN
        elif file.name.startswith(_LOCK_FILE):
            cause = WhyLeftOut.LOCK_FILE
        elif file.name.startswith("."):
            cause = WhyLeftOut.HIDDEN
        if cause and file.suffix.lower() in _WORKBOOKS:
            self._leave(file, cause)
        return cause is None

    def _leave(self, path: Path, cause: WhyLeftOut) -> bool:
        """Note what is left out; never true, as the answer to whether it is taken."""
        self.left_out.append(LeftOut(path, cause))
        return False
