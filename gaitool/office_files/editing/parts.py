"""The parts of a workbook's archive, to be changed one by one; the others are copied as bytes."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from gaitool.office_files.editing.ordered import namespace_of
from gaitool.office_files.package import fold_name

_TYPES = "[content_types].xml"
# So that the same copy has the same bytes.
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LINKS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINKS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class Link(NamedTuple):
    """A part that another one names: the id and the last word of the type, its folded name."""

    id: str
    kind: str
    target: str


class Parts:
    """The parts of an archive that passed the pre-flight, by folded name."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._entries = {fold_name(one.filename): one for one in self._archive.infolist()}
        self._trees: dict[str, Any] = {}
        self._as_read: dict[str, bytes] = {}
        self._written: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Return how many bytes a part has when it is unpacked."""
        return self._entries[name].file_size

    def content(self, name: str) -> bytes:
        """Return the bytes of a part as the archive has it, or as it was put."""
        if name in self._written:
            return self._written[name]
        return self._archive.read(self._entries[name])

    def tree(self, name: str) -> Any:
        """Return the root of a part; where something is changed in it, it is written anew."""
        if name not in self._trees:
            self._trees[name] = parsed(self.content(name))
            self._as_read[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    def put(self, name: str, root: Any) -> None:
        """Give a part, new or not, another content."""
        self._enter(name)
        self._trees[fold_name(name)] = root
        self._as_read.pop(fold_name(name), None)

    def put_content(self, name: str, content: bytes) -> None:
        """Give a part that is not to be read as XML another content."""
        self._enter(name)
        self._written[fold_name(name)] = content

    def _enter(self, name: str) -> None:
        self._entries.setdefault(fold_name(name), zipfile.ZipInfo(name, _EARLIEST))

    def drop(self, name: str) -> None:
        """Take a part out with its own links, and its type out of the list of types."""
        if self._entries.pop(name, None):
            for one in [one for one in self.tree(_TYPES) if _is_of(one, name)]:
                self.tree(_TYPES).remove(one)
            self._entries.pop(links_of(name), None)

    def links(self, part: str) -> Iterator[Link]:
        """Yield what a part links to within the archive."""
        if links_of(part) not in self:
            return
        for one in self.tree(links_of(part)):
            if one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                yield Link(one.get("Id", ""), kind, _resolved(part, one.get("Target", "")))

    def linked(self, part: str, kind: str) -> Link | None:
        """Return the first link of a kind whose part is there."""
        found = (one for one in self.links(part) if one.kind == kind and one.target in self)
        return next(found, None)

    def unlink(self, part: str, link: Link) -> None:
        """Take out a link and the part that it leads to."""
        links = self.tree(links_of(part))
        for one in [one for one in links if one.get("Id") == link.id]:
            links.remove(one)
        self.drop(link.target)

    def link(self, part: str, kind: str, target: str) -> str:
        """Let a part link to another by the full name of a type, and return the link's id."""
        place = links_of(part)
        if place not in self:
            self.put(place, etree.Element(f"{{{_LINKS_SPACE}}}Relationships"))
            self.demand_type("rels", _LINKS_TYPE)
        links = self.tree(place)
        taken = {one.get("Id") for one in links}
        free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        added = etree.SubElement(links, f"{{{namespace_of(links)}}}Relationship")
        added.attrib.update({"Id": free, "Type": kind, "Target": f"/{target}"})
        return free

    def free_name(self, stem: str, ending: str) -> str:
        """Return the name of a part that is not there yet: the stem, a number, the ending."""
        number = 1
        while fold_name(f"{stem}{number}{ending}") in self:
            number += 1
        return f"{stem}{number}{ending}"

    def add_typed(self, name: str, root: Any, content_type: str) -> None:
        """Add a part and say what it is."""
        self.put(name, root)
        self._add_type("Override", {"PartName": f"/{name}", "ContentType": content_type})

    def retype(self, name: str, content_type: str) -> None:
        """Say that a part is something else than it was."""
        for one in [one for one in self.tree(_TYPES) if _is_of(one, name)]:
            one.set("ContentType", content_type)

    def demand_type(self, extension: str, content_type: str) -> None:
        """Say what parts of an extension are, where nothing says so."""
        if not any(one.get("Extension", "").lower() == extension for one in self.tree(_TYPES)):
            self._add_type("Default", {"Extension": extension, "ContentType": content_type})

    def _add_type(self, tag: str, attributes: dict[str, str]) -> None:
        types = self.tree(_TYPES)
        etree.SubElement(types, f"{{{namespace_of(types)}}}{tag}").attrib.update(attributes)

    def saved(self) -> bytes:
        """Return the archive: changed parts written anew, the others byte for byte."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
            for name, entry in self._entries.items():
                # Not the entry itself: it may carry records of sizes that are no longer true.
                named = zipfile.ZipInfo(entry.filename, entry.date_time)
                target.writestr(named, self._as_it_is(name), zipfile.ZIP_DEFLATED)
        return content.getvalue()

    def _as_it_is(self, name: str) -> bytes:
        root = self._trees.get(name)
        if root is None or etree.tostring(root) == self._as_read.get(name):
            return self.content(name)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def links_of(part: str) -> str:
    """Return the part that lists what a part links to."""
    folder, base = posixpath.split(part)
    return f"{folder}/_rels/{base}.rels".lstrip("/")


def parsed(raw: bytes) -> Any:
    """Return the root of some XML; nothing outside of it is ever read."""
    # The pre-flight refuses every document type; this only says so once more.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, strip_cdata=False
    )
    return etree.fromstring(raw, parser)


def _resolved(part: str, target: str) -> str:
    return fold_name(posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)))


def _is_of(entry: Any, name: str) -> bool:
    return fold_name(entry.get("PartName", "")) == name
