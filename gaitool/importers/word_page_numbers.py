"""Whether every page of a Word document of gaitool's own making still shows its number."""

from collections.abc import Iterator
from typing import Any

from gaitool.importers.word_fields import fields_of, is_page_number
from gaitool.importers.word_parts import DocumentParts, part_root, said, word_name

_OFF = frozenset(["0", "false", "off"])


def are_pages_numbered(parts: DocumentParts) -> bool:
    """Whether the footer of each kind of page shows the number, in every section.

    A section that names no footer of a kind has that of the section before it.
    """
    kinds = ["default", *(["even"] if _is_on(parts.named("settings"), "evenAndOddHeaders") else ())]
    footers: dict[str, str] = {}
    numbered: dict[str, bool] = {}
    for section in _sections(parts.root):
        for one in section.findall("{*}footerReference"):
            link = parts.links.get(_identity(one))
            footers[said(one, "type") or "default"] = link.target if link else ""
        for kind in (*kinds, *(["first"] if _is_on(section, "titlePg") else ())):
            name = footers.get(kind, "")
            if name not in numbered:
                numbered[name] = _shows_number(part_root(parts.package, name))
            if not numbered[name]:
                return False
    return True


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
    return footer is not None and any(is_page_number(one.code) for one in fields_of(footer))
