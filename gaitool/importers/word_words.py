"""The words of one Word paragraph, as they look, and the text boxes anchored in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from gaitool.importers.set_apart import SOFT_BREAK, Piece, TextLook
from gaitool.importers.word_lists import whole
from gaitool.importers.word_parts import tag_of, value
from gaitool.importers.word_styles import WordStyles

# Besides deleted text: instrText is the code of a field, rt says how the words below it sound.
_UNSEEN = frozenset(
    [
        *("del", "moveFrom", "instrText", "delText", "delInstrText", "rt"),
        *("rPr", "pPr", "sdtPr", "ctrlPr", "sSupPr", "sSubPr"),
    ]
)
_MARKS = MappingProxyType(
    {"tab": "\t", "ptab": "\t", "br": SOFT_BREAK, "cr": SOFT_BREAK, "noBreakHyphen": "-"}
)
_RAISED = frozenset(["sup", "sub"])
"""Of formulas."""

_NOTES = ("{*}footnoteReference", "{*}endnoteReference")
_LONGEST_BOX = 30


@dataclass(slots=True)
class ParagraphWords:
    """The pieces of a paragraph's text, and its text boxes, each with the piece it stands at."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[int, Any]] = field(default_factory=list)

    def take(self, tag: str, element: Any, look: TextLook) -> bool:
        """Take in text, a mark in it, or a text box; whether an element is one of these."""
        if tag == "t":
            self.pieces.append((element.text or "", look))
        elif tag in _MARKS:
            self.pieces.append((_MARKS[tag], look))
        elif tag == "txbxContent":
            self.boxes.append((len(self.pieces), element))
        else:
            return False
        return True


@dataclass(slots=True)
class WordReader:
    """Reads the words of paragraphs as their styles show them."""

    styles: WordStyles

    def words(self, paragraph: Any, style: str, paper: str | None) -> ParagraphWords:
        """Return the words of a paragraph, what short boxes within a line of it hold among them.

        ``paper`` is the colour of the cell or paragraph.
        """
        words = self._all_words(paragraph, style, paper)
        if not words.boxes:
            return words
        filled = [at for at, (piece, _) in enumerate(words.pieces) if piece.strip()]
        found = ParagraphWords()
        end = 0
        for at, box in words.boxes:
            found.pieces += words.pieces[end:at]
            end = at
            is_within = bool(filled) and filled[0] < at <= filled[-1]
            text = self._short_text(box) if is_within else ""
            if text and not _runs_together(words.pieces[at - 1][0], text, words.pieces[at][0]):
                found.pieces.append((text, TextLook.PLAIN))
            else:
                found.boxes.append((at, box))
        found.pieces += words.pieces[end:]
        return found

    def _all_words(self, paragraph: Any, style: str, paper: str | None) -> ParagraphWords:
        words = ParagraphWords()
        fields = _DropDown(words.pieces)
        waiting = [(iter(paragraph), TextLook.PLAIN)]
        while waiting:
            elements, look = waiting[-1]
            element = next(elements, None)
            if element is None:
                waiting.pop()
                continue
            tag = tag_of(element)
            if words.take(tag, element, look) or _is_unseen(tag, element):
                continue
            if tag == "fldChar":
                fields.take(element)
            own = self._look(tag, element, style, paper) if tag in _LOOKS else look
            if own is not None:
                waiting.append((iter(element), look if own is TextLook.PLAIN else own))
        return words

    def _look(self, tag: str, element: Any, style: str, paper: str | None) -> TextLook | None:
        """Return the look of a run, or of a raised part of a formula; None for hidden words."""
        if tag in _RAISED:
            return TextLook.RAISED
        properties = self.styles.properties(element, style)
        if properties.is_hidden:
            return None
        if any(value(element.find(note), "customMarkFollows") for note in _NOTES):
            return TextLook.RAISED
        return properties._replace(paper=properties.paper or paper).look

    def _short_text(self, box: Any) -> str:
        """Return the text of a box that holds but a few words."""
        paragraphs = list(box)
        if len(paragraphs) != 1 or tag_of(paragraphs[0]) != "p":
            return ""
        style = value(paragraphs[0].find("{*}pPr/{*}pStyle"))
        pieces = self._all_words(paragraphs[0], style, None).pieces
        text = "".join(piece for piece, look in pieces if look is TextLook.PLAIN).strip()
        return text if len(text) <= _LONGEST_BOX and len(pieces) <= _LONGEST_BOX else ""


_LOOKS = _RAISED | {"r"}


@dataclass(slots=True)
class _DropDown:
    """Writes what an old drop-down field shows, where it has no text of its own."""

    pieces: list[Piece]
    _chosen: str = ""
    _from: int = 0

    def take(self, mark: Any) -> None:
        """Take in where a field begins, shows its result, and ends."""
        match value(mark, "fldCharType"):
            case "begin":
                self._chosen = _shown_option(mark.find("{*}ffData/{*}ddList"))
                self._from = len(self.pieces)
            case "end" if self._chosen:
                if not _has_text(self.pieces[self._from :]):
                    self.pieces.append((self._chosen, TextLook.PLAIN))
                self._chosen = ""


def _shown_option(listed: Any) -> str:
    """Return the entry of a drop-down that is chosen, the first where none is."""
    if listed is None:
        return ""
    options = [value(entry) for entry in listed.findall("{*}listEntry")]
    at = value(listed.find("{*}result")) or value(listed.find("{*}default"))
    return next(iter(options[whole(at) :]), "")


def children(parent: Any) -> Iterator[Any]:
    """Yield what stands in an element; of content controls and the like what stands in them."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif tag_of(element) in _WRAPPERS:
            if not _is_unseen(tag_of(element), element):
                waiting.append(iter(element))
        else:
            yield element


_WRAPPERS = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])


def _is_unseen(tag: str, element: Any) -> bool:
    """Whether nobody sees an element: deleted, a property, a placeholder, or a second version."""
    if tag == "sdt":
        return element.find("{*}sdtPr/{*}showingPlcHdr") is not None
    if tag == "Fallback":
        before = element.getprevious()
        return before is not None and tag_of(before) == "Choice"
    return tag in _UNSEEN


def _has_text(pieces: list[Piece]) -> bool:
    return any(piece.strip() for piece, _ in pieces)


def _runs_together(before: str, text: str, after: str) -> bool:
    """Whether a figure would run into one beside it, were words put between these."""
    runs_in = before[-1:].isdecimal() and text[:1].isdecimal()
    return runs_in or (after[:1].isdecimal() and text[-1:].isdecimal())
