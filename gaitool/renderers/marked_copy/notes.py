"""Says at a cell what is wrong with it, in a note; what a person noted there stays in front."""

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from gaitool.findings import Finding
from gaitool.layout import Address
from gaitool.office_files.editing.book import Book
from gaitool.office_files.editing.ordered import (
    add_child,
    add_text,
    child,
    links_space,
    namespace_of,
    tag_in,
)
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.marked_copy.note_shapes import NoteShapes

_AUTHOR = "gaitool"
_START = "—— gaitool 核对 ——\n"
_START_BYTES = "—— gaitool".encode()
_OF_A_THREAD = "tc="
"""How the author is called of a note that only stands for a conversation in newer programs."""

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class SheetNotes:
    """The notes of a sheet and their shapes, both made where there are none."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._sheet = book.opened.sheets[name]
        self._root: Any = None
        self._shapes: NoteShapes | None = None

    def say(self, address: Address, findings: Iterable[Finding]) -> bool:
        """Write a note; return whether one could be written."""
        said = clean_text(_START + "\n\n".join(map(_words, findings)))
        note = self._find(address)
        if note is not None and self._author(note).startswith(_OF_A_THREAD):
            return False
        shapes = self._opened_shapes or self._added_shapes()
        if not shapes.can_be_drawn:
            return False
        if note is None:
            note = self._made(address)
        text = _text_of(note)
        own = _written(note)
        _as_runs(text)
        _add_run(text, f"\n{said}" if own else said)
        shapes.draw(address, f"{own}\n{said}")
        self._keep(shapes)
        return True

    def take_away(self) -> None:
        """Remove what an earlier copy said; a person's own words before it stay."""
        notes = self._notes
        for note in [] if notes is None else list(self._list(notes)):
            own = _own_words(note)
            if own is None:
                continue
            if own:
                _cut(note, len(own))
                continue
            self._list(notes).remove(note)
            address = Address.parse(note.get("ref", ""))
            shapes = self._opened_shapes
            if shapes is not None and address is not None:
                shapes.remove(address)
                self._keep(shapes)

    @property
    def _notes(self) -> Any:
        """The root of the part of notes; None where there is none."""
        if self._root is None:
            link = self._book.parts.linked(self._sheet, "comments")
            self._root = None if link is None else self._book.parts.tree(link.target)
        return self._root

    def _list(self, notes: Any) -> Any:
        found = child(notes, "commentList")
        return etree.SubElement(notes, tag_in(notes, "commentList")) if found is None else found

    def _find(self, address: Address) -> Any:
        notes = self._notes
        wanted = str(address)
        found = () if notes is None else self._list(notes)
        return next((one for one in found if one.get("ref", "").replace("$", "") == wanted), None)

    def _author(self, note: Any) -> str:
        authors = child(self._notes, "authors")
        number = int(note.get("authorId", "0"))
        return (authors[number].text or "") if number < len(authors) else ""

    def _made(self, address: Address) -> Any:
        notes = self._demanded()
        note = etree.SubElement(self._list(notes), tag_in(notes, "comment"))
        note.attrib.update({"ref": str(address), "authorId": self._own_author(notes)})
        return note

    def _own_author(self, notes: Any) -> str:
        authors = child(notes, "authors")
        names = [one.text for one in authors]
        if _AUTHOR not in names:
            etree.SubElement(authors, tag_in(notes, "author")).text = _AUTHOR
            names.append(_AUTHOR)
        return str(names.index(_AUTHOR))

    def _demanded(self) -> Any:
        """Return the root of the part of notes, which is added where there is none."""
        if self._notes is None:
            parts, space = self._book.parts, namespace_of(self._book.parts.tree(self._sheet))
            root = etree.Element(f"{{{space}}}comments", nsmap={None: space})
            etree.SubElement(root, tag_in(root, "authors"))
            name = parts.free_name(f"{self._book.folder}/comments".lstrip("/"), ".xml")
            parts.add_typed(name, root, _TYPE)
            parts.link(self._sheet, self._book.link_kind("comments"), name)
            self._root = root
        return self._root

    @property
    def _opened_shapes(self) -> NoteShapes | None:
        """The drawing with the shapes of notes; None where there is none."""
        if self._shapes is None:
            name = self._linked_drawing()
            if name:
                self._shapes = NoteShapes(name, self._book.parts.content(name))
        return self._shapes

    def _linked_drawing(self) -> str:
        """Return the drawing that the sheet names; others are for heads and feet of pages."""
        sheet = self._book.parts.tree(self._sheet)
        named = child(sheet, "legacyDrawing")
        wanted = "" if named is None else named.get(f"{{{links_space(sheet)}}}id")
        links = self._book.parts.links(self._sheet)
        found = (one.target for one in links if one.id == wanted)
        return next((one for one in found if one in self._book.parts), "")

    def _added_shapes(self) -> NoteShapes:
        parts, sheet = self._book.parts, self._book.parts.tree(self._sheet)
        name = parts.free_name(f"{self._book.folder}/drawings/vmlDrawing".lstrip("/"), ".vml")
        self._shapes = NoteShapes.none_yet(name)
        self._keep(self._shapes)
        parts.demand_type("vml", _SHAPES_TYPE)
        link = parts.link(self._sheet, self._book.link_kind("vmlDrawing"), name)
        named = child(sheet, "legacyDrawing")
        if named is None:
            named = add_child(sheet, "legacyDrawing")
        named.set(f"{{{links_space(sheet)}}}id", link)
        return self._shapes

    def _keep(self, shapes: NoteShapes) -> None:
        self._book.parts.put_content(shapes.name, shapes.content)


def take_notes_away(book: Book) -> None:
    """Remove the notes of an earlier copy."""
    for name, part in book.opened.sheets.items():
        link = book.parts.linked(part, "comments")
        if link is not None and _START_BYTES in book.parts.content(link.target):
            SheetNotes(book, name).take_away()


def _words(finding: Finding) -> str:
    lines = [f"{severity_words(finding)} {finding.rule}", finding.message]
    if finding.expected:
        lines.append(f"应为：{finding.expected}")
    if finding.hint:
        lines.append(f"改法：{finding.hint}")
    return "\n".join(lines)


def _text_of(note: Any) -> Any:
    found = child(note, "text")
    return etree.SubElement(note, tag_in(note, "text")) if found is None else found


def _pieces(note: Any) -> Sequence[Any]:
    return list(_text_of(note).iter(tag_in(note, "t")))


def _written(note: Any) -> str:
    return "".join(one.text or "" for one in _pieces(note))


def _own_words(note: Any) -> str | None:
    """Return what a person wrote before our words; None where there are none of ours."""
    own, mark, _ = _written(note).partition(_START)
    # OnlyOffice puts the author's name in front when it saves.
    own = own.removeprefix(f"{_AUTHOR}:\n").rstrip("\n")
    return own if mark else None


def _cut(note: Any, length: int) -> None:
    """Keep so many characters of a note, each with its looks."""
    text = _text_of(note)
    for piece in _pieces(note):
        piece.text = (piece.text or "")[:length]
        length -= len(piece.text)
        holder = piece.getparent()
        if not piece.text:
            if holder is text:
                text.remove(piece)
            else:
                holder.getparent().remove(holder)


def _as_runs(text: Any) -> None:
    """Put a text without looks into a run, for others to follow it."""
    plain = child(text, "t")
    if plain is not None:
        run = etree.Element(tag_in(text, "r"))
        text.replace(plain, run)
        run.append(plain)


def _add_run(text: Any, words: str) -> None:
    runs = text.findall(tag_in(text, "r"))
    run = etree.Element(tag_in(text, "r"))
    add_text(run, words)
    text.insert(text.index(runs[-1]) + 1 if runs else 0, run)
