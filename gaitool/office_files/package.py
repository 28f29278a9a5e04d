"""The parts of a workbook's archive, inflated and counted once; small ones are kept."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import IO

from gaitool.office_files.markup import parse_markup
from gaitool.record import Record, Value

_WORKBOOK = "xl/workbook.xml"
_LONGEST_NAMING, _NAMINGS_REMEMBERED = 4 * 1024, 32


def fold_name(name: str) -> str:
    """Return a part's name as it is compared: some writers use backslashes or capitals."""
    return name.replace("\\", "/").lower().lstrip("/")


class Relationship(Value):
    """A part that another one names: the last word of its type, and its folded name."""

    kind: str
    target: str


class Package(Record):
    """An archive that passed the pre-flight: its parts by folded name, small ones unpacked."""

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    kept: Mapping[str, bytes]

    def open(self, name: str) -> IO[bytes]:
        """Open a part for reading; KeyError where there is none."""
        if name in self.kept:
            return io.BytesIO(self.kept[name])
        return self.archive.open(self.parts[name])

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return what a part names, by id; links to other files are left out."""
        folder, _, base = name.rpartition("/")
        place = f"{folder}/_rels/{base}.rels".lstrip("/")
        if place not in self.parts:
            return {}
        kept = self.kept.get(place, b"")
        if 0 < len(kept) <= _LONGEST_NAMING:
            return _same_named(folder, kept)
        with self.open(place) as stream:
            return _named(folder, stream)

    @property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets; it need not stand where Excel puts it."""
        if _WORKBOOK in self.parts:
            return _WORKBOOK
        return self.main_part or next(n for n in self.parts if n.endswith("workbook.xml"))

    @property
    def main_part(self) -> str | None:
        """The name of the part that the package says is the document, where it says so."""
        named = self.relationships("").values()
        main = (link.target for link in named if link.kind == "officeDocument")
        return next((target for target in main if target in self.parts), None)


@lru_cache(maxsize=_NAMINGS_REMEMBERED)
def _same_named(folder: str, content: bytes) -> Mapping[str, Relationship]:
    """Return what a short part names: workbooks of one form have the same."""
    return MappingProxyType(_named(folder, io.BytesIO(content)))


def _named(folder: str, stream: IO[bytes]) -> dict[str, Relationship]:
    found: dict[str, Relationship] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        # What lies outside the file is never followed.
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = _resolved(folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relationship(kind, target)

    parse_markup(stream, start)
    return found


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    path = target if target.startswith("/") else f"{folder}/{target}"
    return fold_name(posixpath.normpath(path))
