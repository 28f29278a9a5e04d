"""A Word document of gaitool's own making: what is in it that gaitool never writes.

What the reader of documents makes of one is what its words say; that they are what people see
holds for the elements and properties that ``gaitool report`` writes, for what other programs add
when they save, and for marks that change no word. It is not known of any others.
"""

import re
from typing import Any

from gaitool.importers.sign_fonts import is_sign_font
from gaitool.importers.word_causes import Cause, label_of
from gaitool.importers.word_fields import fields_of
from gaitool.importers.word_looks import HARMLESS, OF_RUNS, WordLooks, is_of_run
from gaitool.importers.word_parts import DocumentParts, part_root, said, tag_of, word_name
from gaitool.importers.word_places import around, words_of

_AROUND = frozenset(
    [
        *("document", "body", "hdr", "ftr", "p", "r", "tab", "br", "cr", "softHyphen"),
        *("noBreakHyphen", "lastRenderedPageBreak", "hyperlink", "smartTag", "smartTagPr"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart"),
        *("commentRangeEnd", "tbl", "tr", "tc", "sectPr", "pPr", "rPr", "tcPr", "trPr", "tblPr"),
        *("tblPrEx", "tabs", "style", "rPrDefault", "pPrDefault", "docDefaults", "tblStylePr"),
        *("abstractNum", "num", "lvl", "lvlOverride", "fldSimple", "fldChar", "instrText"),
    ]
)
"""What stands around words and properties; fields are judged as a whole."""

_PAGES = frozenset(["header", "footer"])
_STYLED = frozenset(["pStyle", "rStyle", "tblStyle"])
_OF_LATER_WORD = frozenset(["textFill", "ligatures"])
_OF_BLANKS = frozenset(["vanish", "sz"])
_ON = frozenset(["1", "true", "on"])
_NOTES = frozenset(["footnote", "endnote", "comment"])
_PAGE_NUMBER = re.compile(r"PAGE(?:\s+\\\*\s*\w+)*")
_LINK = re.compile(r'HYPERLINK(?:\s+(?:\\[lo]\s+)?"[^"]*")+')
_OF_DRAFT = re.compile(r"草\s*稿")
_OWN_WORDS = re.compile(rf"[\s—–-]*|{_OF_DRAFT.pattern}")
"""Of headers and footers, beside the page number: that it is a draft."""


def foreign_to(parts: DocumentParts) -> tuple[str, ...]:
    """Return what gaitool never writes and may hide, add or change words: one line for a cause."""
    found = _Found(parts)
    found.judge_all()
    return tuple(cause.told for cause in found.causes.values())


def is_draft_on_paper(parts: DocumentParts) -> bool:
    """Whether the head of the sheets says that a document is a draft."""
    links = (link for link in parts.links.values() if link.kind == "header")
    heads = (part_root(parts.package, link.target) for link in links)
    return any(head is not None and _OF_DRAFT.fullmatch(words_of(head).strip()) for head in heads)


class _Found:
    """Walks through body, headers, footers, and the styles and lists that these name."""

    def __init__(self, parts: DocumentParts) -> None:
        self.parts = parts
        self.looks = WordLooks(parts)
        self.causes: dict[str, Cause] = {}
        self.styles: dict[str, bool] = {}
        """By name, whether it is used in cells."""
        self.lists: dict[str, Any] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.in_sight: set[tuple[object, ...]] = set()

    def judge_all(self) -> None:
        """Find what is foreign, in reading order; the styles and lists after what names them."""
        root = self.parts.root
        self._walk(root)
        self._judge_fields(root, _LINK)
        for link in self.parts.links.values():
            part = part_root(self.parts.package, link.target) if link.kind in _PAGES else None
            if part is not None:
                words = self._walk(part)
                for shown in self._judge_fields(part, _PAGE_NUMBER):
                    words = words.replace(shown, "", 1)
                if not _OWN_WORDS.fullmatch(words):
                    self._tell(part, "文字", words)
        self._judge_styles(self.parts.named("styles"))
        self._judge_lists(self.parts.named("numbering"))
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
            elif name in _STYLED:
                style = said(element)
                of_cells = self.styles.get(style, False) or name == "tblStyle"
                self.styles[style] = of_cells or self._is_in_cell(element)
            elif name == "numPr":
                number = element.find("{*}numId")
                self.lists.setdefault("0" if number is None else said(number), element)
            elif not self._is_in_sight(element, name):
                where = element if at is None else at
                self._tell(where, label_of(element), self._quoted(element))
        return "".join(words)

    def _is_in_sight(self, element: Any, name: str) -> bool:
        """Judge a property, the same one but once; hidden blanks keep a year whole."""
        # Of other names than Word's own only two are known: WPS and Word write them in runs.
        if not name and tag_of(element) not in _OF_LATER_WORD:
            return False
        in_cell = name == "ind" and self._is_in_cell(element)
        # What is struck in a run is read as it looks; a style that strikes is not.
        of_run = name in OF_RUNS and is_of_run(element)
        said_here = (element.tag, in_cell, of_run, *element.items())
        if said_here in self.in_sight:
            return True
        if self.looks.leaves_in_sight(element, in_cell=in_cell):
            if not len(element):
                self.in_sight.add(said_here)
            return True
        return name in _OF_BLANKS and _is_of_blank(element)

    def _is_in_cell(self, element: Any) -> bool:
        for one in around(element):
            if tag_of(one) == "style":
                return self.styles.get(said(one, "styleId"), False)
            if tag_of(one) == "tc":
                return True
        return False

    def _judge_fields(self, root: Any, own: re.Pattern[str]) -> list[str]:
        """Judge the fields of a part by their code, and return what they show."""
        fields = fields_of(root)
        for one in fields:
            if not own.fullmatch(one.code.strip()):
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

    def _judge_lists(self, root: Any) -> None:
        """Judge the lists that paragraphs and styles name, each where it is named first."""
        lists = {said(one, "numId"): one for one in _all(root, "num")}
        levels = {said(one, "abstractNumId"): one for one in _all(root, "abstractNum")}
        named = [(lists[number], at) for number, at in self.lists.items() if number in lists]
        used: dict[str, Any] = {}
        for one, at in named:
            self._walk(one, at)
            for abstract in _all(one, "abstractNumId"):
                used.setdefault(said(abstract), at)
        for number, at in used.items():
            if number in levels:
                self._walk(levels[number], at)

    def _judge_the_rest(self) -> None:
        """Find letters that look like others, and styles that come from another file."""
        for font in _all(self.parts.named("fontTable"), "font"):
            others = [said(one) for one in font.findall("{*}altName")]
            if any(tag_of(one).startswith("embed") for one in font):
                self._tell(font, "嵌入的字体", said(font, "name"))
            elif any(map(is_sign_font, others)):
                self._tell(font, "字体", "".join(others))
        theme = self.parts.named("theme")
        for one in () if theme is None else theme.iter():
            if is_sign_font(one.get("typeface", "")):
                self._tell(one, "字体", one.get("typeface"))
        if not self.looks.colours.are_mapped_as_usual:
            self._tell(self.parts.root, "主题颜色", "")
        for one in _all(self.parts.named("settings"), "linkStyles"):
            self._tell(one, "自动更新的样式", "")

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
