"""A Word document of gaitool's own making: what is in it that gaitool never writes.

What the reader of documents makes of one is what its words say; that they are what people see
holds for the elements and properties that ``gaitool report`` writes, for what other programs add
when they save, and for marks that change no word. It is not known of any others.
"""

import re
from collections.abc import Callable
from typing import Any

from gaitool.importers.word_causes import Cause, label_of
from gaitool.importers.word_colours import WordColours
from gaitool.importers.word_fields import fields_of, is_link, is_page_number
from gaitool.importers.word_fonts import sign_fonts, unknown_fonts
from gaitool.importers.word_legibility import Legibility
from gaitool.importers.word_looks import (
    HARMLESS,
    OF_LATER_WORD,
    OF_RUNS,
    is_of_run,
    leaves_in_sight,
)
from gaitool.importers.word_named_lists import lists_in_use
from gaitool.importers.word_parts import (
    DocumentParts,
    part_root,
    said,
    said_below,
    tag_of,
    word_name,
)
from gaitool.importers.word_places import around, words_of

_AROUND = frozenset(
    [
        *("document", "body", "hdr", "ftr", "p", "r", "br", "cr", "softHyphen"),
        *("noBreakHyphen", "lastRenderedPageBreak", "hyperlink", "smartTag", "smartTagPr"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart"),
        *("commentRangeEnd", "tbl", "tr", "tc", "sectPr", "pPr", "rPr", "tcPr", "trPr", "tblPr"),
        *("tblPrEx", "tabs", "style", "rPrDefault", "pPrDefault", "docDefaults", "tblStylePr"),
        *("abstractNum", "num", "lvl", "lvlOverride", "fldSimple", "fldChar", "instrText"),
    ]
)
"""What stands around words and properties; fields are judged as a whole."""

_PAGES = frozenset(["header", "footer"])
_NAMING = frozenset(["pStyle", "rStyle", "tblStyle", "numPr", "rFonts"])
_JUDGED_OF_LATER_WORD = frozenset(["textFill", "textOutline"])
_OF_BLANKS = frozenset(["vanish", "sz"])
_ON = frozenset(["1", "true", "on"])
_SETTINGS = ("linkStyles", "printFormsData")
"""Those that take the styles from another file, and that leave the text out of what is printed."""

_NOTES = frozenset(["footnote", "endnote", "comment"])
_OWN_WORDS = {
    "header": re.compile(r"\s*(?:草\s*稿\s*)?"),
    "footer": re.compile(r"[\s—–-]*"),
}
"""Of headers, that it is a draft, of footers what stands beside the number of the page."""


def foreign_to(parts: DocumentParts) -> tuple[str, ...]:
    """Return what gaitool never writes and may hide, add or change words: one line for a cause."""
    found = _Found(parts)
    found.judge_all()
    return tuple(cause.told for cause in found.causes.values())


class _Found:
    """Walks through body, headers, footers, and the styles and lists that these name."""

    def __init__(self, parts: DocumentParts) -> None:
        self.parts = parts
        self.colours = WordColours(parts)
        self.causes: dict[str, Cause] = {}
        self.styles: dict[str, bool] = {}
        """By name, whether it is used in cells."""
        self.lists: dict[str, Any] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.in_sight: set[tuple[object, ...]] = set()
        self.fonts: dict[tuple[tuple[str, str], ...], list[str]] = {}
        """Those that are not known to show text, by what names them."""
        self.legibility = Legibility(parts, self.colours)
        self.blamed: set[object] = set()

    def judge_all(self) -> None:
        """Find what is foreign, in reading order; the styles and lists after what names them."""
        root = self.parts.root
        self._walk(root)
        self._judge_together(root)
        self._judge_fields(root, is_link)
        for link in self.parts.links.values():
            part = part_root(self.parts.package, link.target) if link.kind in _PAGES else None
            if part is not None:
                words = self._walk(part)
                self._judge_together(part)
                for shown in self._judge_fields(part, is_page_number):
                    words = words.replace(shown, "", 1)
                if not _OWN_WORDS[link.kind].fullmatch(words):
                    self._tell(part, "文字", words)
        self._judge_styles(self.parts.named("styles"))
        for one, at in lists_in_use(self.parts, self.lists):
            self._walk(one, at)
        self._judge_the_rest()

    def _walk(self, root: Any, at: Any = None) -> str:
        """Judge an element and what stands in it, and return its words but for foreign ones.

        ``at`` is what names it in the text.
        """
        words = []
        waiting = [root]
        while waiting:
            element = waiting.pop()
            name = word_name(element)
            if name == "t":
                words.append(element.text or "")
            elif name in _AROUND:
                waiting.extend(reversed(element))
            elif name in HARMLESS or not isinstance(element.tag, str):
                continue
            elif name in _NAMING:
                self._take_name(element, name)
            elif not self._is_in_sight(element, name):
                where = element if at is None else at
                self._tell(where, label_of(element), self._quoted(element))
        return "".join(words)

    def _is_in_sight(self, element: Any, name: str) -> bool:
        """Judge a property, the same one but once; hidden blanks keep a year whole."""
        if not name and tag_of(element) in OF_LATER_WORD:
            return True
        # Of other names than Word's own only these are judged: WPS and Word write them in runs.
        if not name and tag_of(element) not in _JUDGED_OF_LATER_WORD:
            return False
        in_cell = name == "ind" and self._is_in_cell(element)
        # What is struck in a run is read as it looks; a style that strikes is not.
        of_run = name in OF_RUNS and is_of_run(element)
        said_here = (element.tag, in_cell, of_run, *element.items())
        if said_here in self.in_sight:
            return True
        if leaves_in_sight(element, in_cell=in_cell):
            if not len(element):
                self.in_sight.add(said_here)
            return True
        return name in _OF_BLANKS and _is_of_blank(element)

    def _take_name(self, element: Any, name: str) -> None:
        """Take in the style, the list or the fonts that a property names."""
        if name == "numPr":
            self.lists.setdefault(said_below(element, "numId") or "0", element)
        elif name == "rFonts":
            self._judge_fonts(element)
        else:
            style = said(element)
            of_cells = self.styles.get(style, False) or name == "tblStyle"
            self.styles[style] = of_cells or self._is_in_cell(element)

    def _judge_fonts(self, element: Any) -> None:
        named = tuple(element.items())
        if named not in self.fonts:
            self.fonts[named] = sign_fonts(element)
        if self.fonts[named]:
            self._tell(element, label_of(element), "、".join(self.fonts[named]))

    def _judge_together(self, root: Any) -> None:
        """Judge how the words of a part look, all that is said of them taken together."""
        for element, label, words in self.legibility.faults(root):
            if element not in self.blamed:
                self.blamed.add(element)
                self._tell(element, label or label_of(element), words or self._quoted(element))

    def _is_in_cell(self, element: Any) -> bool:
        for one in around(element):
            if tag_of(one) == "style":
                return self.styles.get(said(one, "styleId"), False)
            if tag_of(one) == "tc":
                return True
        return False

    def _judge_fields(self, root: Any, is_own: Callable[[str], bool]) -> list[str]:
        """Judge the fields of a part by their code, and return what they show."""
        fields = fields_of(root)
        for one in fields:
            if not is_own(one.code):
                shown = f" → {one.shown}" if one.shown.strip() else ""
                self._tell(one.begin, "域", f"{one.code.strip()}{shown}")
        return [one.shown for one in fields]

    def _judge_styles(self, root: Any) -> None:
        """Judge the styles that are in use, and what they are based on."""
        known = {said(one, "styleId"): one for one in _all(root, "style")}
        usual = (name for name, one in known.items() if said(one, "default") in _ON)
        self.styles = dict.fromkeys(usual, False) | self.styles
        for defaults in _all(root, "docDefaults"):
            self._walk(defaults)
        waiting = [*self.styles]
        # A cell's style hands on to what it is based on that it is one of cells.
        while waiting:
            name = waiting.pop()
            in_cell = self.styles[name]
            for base in _all(known.get(name), "basedOn"):
                if said(base) not in self.styles or in_cell > self.styles[said(base)]:
                    self.styles[said(base)] = in_cell
                    waiting.append(said(base))
        for name in list(self.styles):
            if name in known:
                self._walk(known[name])

    def _judge_the_rest(self) -> None:
        """Find letters that look like others, and styles that come from another file."""
        used = {name for named in self.fonts for _, name in named}
        for font, label, words in unknown_fonts(self.parts, used):
            self._tell(font, label, words)
        if not self.colours.are_mapped_as_usual:
            self._tell(self.parts.root, "主题颜色", "")
        names: set[str] = set()
        for one in _all(self.parts.named("styles"), "style"):
            # Which of two styles of one name counts no program says.
            if said(one, "styleId") in names:
                self._tell(one, "重名的样式", said(one, "styleId"))
            names.add(said(one, "styleId"))
        for name in _SETTINGS:
            for one in _all(self.parts.named("settings"), name):
                self._tell(one, label_of(one), "")

    def _tell(self, where: Any, label: str, words: str) -> None:
        cause = self.causes.setdefault(label, Cause(label, where))
        cause.times += 1
        cause.words.setdefault(words.strip(), None)

    def _quoted(self, element: Any) -> str:
        """Return what an element adds or is set to; of a note what it says."""
        kind = tag_of(element).removesuffix("Reference")
        if kind in _NOTES:
            return self._notes(kind).get(said(element, "id"), "")
        values = (f"{key.rpartition('}')[2]}={text}" for key, text in element.attrib.items())
        is_mark = any(key.endswith("}id") for key in element.attrib)
        return words_of(element) or ("" if is_mark else " ".join(values).removeprefix("val="))

    def _notes(self, kind: str) -> dict[str, str]:
        if kind not in self.notes:
            notes = _all(self.parts.named(f"{kind}s"), kind)
            self.notes[kind] = {said(one, "id"): words_of(one) for one in notes}
        return self.notes[kind]


def _is_of_blank(element: Any) -> bool:
    """Whether a property is that of a run in which nothing is to be seen."""
    run = element.getparent().getparent()
    return run is not None and word_name(run) == "r" and not words_of(run).strip()


def _all(root: Any, name: str) -> list[Any]:
    return [] if root is None else root.findall(f"{{*}}{name}")
