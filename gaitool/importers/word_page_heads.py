"""What every page of a Word document of gaitool's own making shows above and below its text."""

from collections.abc import Callable, Iterator
from typing import Any

from gaitool.importers.word_fields import fields_of, is_page_number
from gaitool.importers.word_parts import DocumentParts, part_root, said, word_name
from gaitool.importers.word_places import words_of

_OFF = frozenset(["0", "false", "off"])


def are_pages_numbered(parts: DocumentParts) -> bool:
    """Whether the footer of each kind of page shows the number, in every section."""
    return _each_page_has(parts, "footerReference", _shows_number)


def are_pages_marked_draft(parts: DocumentParts) -> bool:
    """Whether the header of each kind of page says that it is a draft."""
    return _each_page_has(parts, "headerReference", _says_draft)


def is_a_page_marked_draft(parts: DocumentParts) -> bool:
    """Whether a header that some page has says that it is a draft."""
    sections = _sections(parts.root)
    named = (one for section in sections for one in section.findall("{*}headerReference"))
    links = (parts.links.get(_identity(one)) for one in named)
    heads = (part_root(parts.package, link.target) for link in links if link)
    return any(head is not None and _says_draft(head) for head in heads)


def _each_page_has(parts: DocumentParts, reference: str, has_it: Callable[[Any], bool]) -> bool:
    """Whether what is above or below each kind of page has something, in every section.

    A section that names none for a kind has that of the section before it.
    """
    kinds = ["default", *(["even"] if _is_on(parts.named("settings"), "evenAndOddHeaders") else ())]
    named: dict[str, str] = {}
    known: dict[str, bool] = {}
    sections = list(_sections(parts.root))
    for section in sections:
        for one in section.findall(f"{{*}}{reference}"):
            link = parts.links.get(_identity(one))
            named[said(one, "type") or "default"] = link.target if link else ""
        for kind in (*kinds, *(["first"] if _is_on(section, "titlePg") else ())):
            name = named.get(kind, "")
            if name not in known:
                root = part_root(parts.package, name)
                known[name] = root is not None and has_it(root)
            if not known[name]:
                return False
    # Without a section no page has anything above or below its text.
    return bool(sections)


def _sections(root: Any) -> Iterator[Any]:
    """Yield the properties of the sections, not those that one had before a tracked change."""
    for one in root.iter("{*}sectPr"):
        if word_name(one.getparent()) != "sectPrChange":
            yield one


def _is_on(holder: Any, name: str) -> bool:
    switch = None if holder is None else holder.find(f"{{*}}{name}")
    return switch is not None and said(switch) not in _OFF


def _identity(reference: Any) -> str:
    return next((text for key, text in reference.items() if key.endswith("}id")), "")


def _shows_number(footer: Any) -> bool:
    return any(is_page_number(one.code) for one in fields_of(footer))


def _says_draft(header: Any) -> bool:
    return "".join(words_of(header).split()) == "草稿"
