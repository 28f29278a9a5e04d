"""The parts of a Word document: the main one, what it names, and the roots of their XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from lxml import etree

from gaitool.office_files.kinds import WORD_PART
from gaitool.office_files.markup import ForbiddenMarkup
from gaitool.office_files.own_documents import CARRIED_NAMESPACE
from gaitool.office_files.package import Package, Relationship

_CUSTOM = "customXml"
_CARRIED = f"{{{CARRIED_NAMESPACE}}}report"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""As it is, and as the strict form of the standard has it."""

_MOST_NAMES = 512

_USUAL_PLACES = ("styles", "numbering", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, eq=False)
class DocumentParts:
    """The main part of a document by its name, and what it names by id."""

    package: Package
    main: str
    links: Mapping[str, Relationship]

    def named(self, kind: str) -> Any:
        """Return the root of the part of a kind; None where the document has none."""
        linked = (link.target for link in self.links.values() if link.kind == kind)
        name = next(linked, f"word/{kind}.xml" if kind in _USUAL_PLACES else "")
        return part_root(self.package, name)

    @property
    def carried(self) -> str:
        """The report as data that a document of ours has in a part of its own; else nothing."""
        for link in self.links.values():
            if link.kind == _CUSTOM and link.target in self.package.parts:
                with self.package.open(link.target) as stream:
                    content = stream.read()
                # Other programs keep what they like there, and not all of it can be read.
                if CARRIED_NAMESPACE.encode() in content:
                    root = part_root(self.package, link.target)
                    return str(root.text or "") if root.tag == _CARRIED else ""
        return ""

    @cached_property
    def root(self) -> Any:
        """The root of the main part."""
        return part_root(self.package, self.main)


def document_parts(package: Package) -> DocumentParts | None:
    """Return the parts of a document; None where the package holds none.

    Word on the web calls the main part document2.xml; what counts is the relationship.
    """
    main = package.main_part or (WORD_PART if WORD_PART in package.parts else "")
    return DocumentParts(package, main, package.relationships(main)) if main else None


def part_root(package: Package, name: str) -> Any:
    """Return the root of a part, None where there is no such part.

    Entities and networks are never touched; raises ForbiddenMarkup where a DTD is declared.
    """
    if name not in package.parts:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    with package.open(name) as stream:
        tree = etree.parse(stream, parser)
    if tree.docinfo.doctype:
        raise ForbiddenMarkup("a document type is declared")
    return tree.getroot()


def value(element: Any, name: str = "val") -> str:
    """Return an attribute whatever its namespace; empty where there is none."""
    if element is None:
        return ""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""


def said(element: Any, name: str = "val") -> str:
    """Return an attribute as Word reads it: of Word's own namespace, not of any other."""
    values = (element.get(f"{{{namespace}}}{name}") for namespace in _WORD)
    return next((str(one) for one in values if one is not None), "")


def said_below(element: Any, path: str, name: str = "val") -> str:
    """Return what an element by its path below another says; empty where there is none."""
    if element is None:
        return ""
    found = element.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    return "" if found is None else said(found, name)


def word_name(element: Any) -> str:
    """Return the name of an element of Word's own namespace; of any other nothing."""
    return _own_name(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=_MOST_NAMES)
def _own_name(tag: str) -> str:
    namespace, _, name = tag[1:].rpartition("}")
    return name if namespace in _WORD else ""


def named_children(element: Any) -> dict[str, Any]:
    """Return what stands in an element by its name, the last of each; nothing for none."""
    return {} if element is None else {tag_of(child): child for child in element}


def tag_of(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
