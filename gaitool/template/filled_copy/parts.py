"""The parts of a workbook's archive, to be changed one by one; the others are copied as bytes."""

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from gaitool.office_files.package import fold_name

_TYPES = "[content_types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
# So that the same copy has the same bytes.
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class Parts:
    """The parts of an archive that passed the pre-flight, by folded name."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._entries = {fold_name(one.filename): one for one in self._archive.infolist()}
        self._trees: dict[str, Any] = {}
        self._as_read: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Return how many bytes a part has when it is unpacked."""
        return self._entries[name].file_size

    def tree(self, name: str) -> Any:
        """Return the root of a part; where something is changed in it, it is written anew."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._archive.read(self._entries[name]))
            self._as_read[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    def put(self, name: str, root: Any) -> None:
        """Give a part, new or not, another content."""
        self._entries.setdefault(fold_name(name), zipfile.ZipInfo(name, _EARLIEST))
        self._trees[fold_name(name)] = root

    def drop(self, name: str) -> None:
        """Take a part out, and its type out of the list of types."""
        if self._entries.pop(name, None):
            for one in self._types_of(name):
                one.getparent().remove(one)

    def drop_linked(self, part: str, kind: str) -> None:
        """Take out the parts of a kind that a part links to, with the links."""
        links = self.tree(links_of(part))
        for one in [one for one in links if one.get("Type", "").endswith(f"/{kind}")]:
            folder = posixpath.dirname(part)
            self.drop(
                fold_name(posixpath.normpath(posixpath.join(f"/{folder}", one.get("Target"))))
            )
            links.remove(one)

    def add_sheet(self, workbook: str, root: Any) -> str:
        """Add a sheet that the workbook part links to, and return the id of the link."""
        number = next(n for n in range(1, 100_000) if f"{_sheets(workbook)}{n}.xml" not in self)
        name = f"{_sheets(workbook)}{number}.xml"
        self.put(name, root)
        types = self.tree(_TYPES)
        kind = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
        kind.attrib.update({"PartName": f"/{name}", "ContentType": _SHEET_TYPE})
        links = self.tree(links_of(workbook))
        taken = {one.get("Id") for one in links}
        link = etree.SubElement(links, f"{{{etree.QName(links).namespace}}}Relationship")
        free = next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}" not in taken)
        of_sheets = next(one.get("Type") for one in links if one.get("Type").endswith("/worksheet"))
        link.attrib.update({"Id": free, "Type": of_sheets, "Target": f"/{name}"})
        return free

    def _types_of(self, name: str) -> list[Any]:
        return [one for one in self.tree(_TYPES) if fold_name(one.get("PartName", "")) == name]

    def saved(self) -> bytes:
        """Return the archive: changed parts written anew, the others byte for byte."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
            for name, entry in self._entries.items():
                raw = self._written(name) if name in self._trees else self._archive.read(entry)
                target.writestr(entry, raw, zipfile.ZIP_DEFLATED)
        return content.getvalue()

    def _written(self, name: str) -> bytes:
        root = self._trees[name]
        if etree.tostring(root) == self._as_read.get(name):
            return self._archive.read(self._entries[name])
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def links_of(part: str) -> str:
    """Return the part that lists what a part links to."""
    folder, base = posixpath.split(part)
    return f"{folder}/_rels/{base}.rels".lstrip("/")


def _sheets(workbook: str) -> str:
    return f"{posixpath.dirname(workbook)}/worksheets/sheet".lstrip("/")


def _parsed(raw: bytes) -> Any:
    # The pre-flight refuses every document type; this only says so once more.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(raw, parser)
