"""What in a Word document is fine by itself and cannot be read together.

Grey letters on grey paper, letters higher than their lines, tables beyond the paper: each half is
said somewhere else, in a run, a paragraph, a cell, a table, a section or one of their styles.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any, NamedTuple

from gaitool.importers.word_causes import TOO_ALIKE, TOO_HIGH, TOO_WIDE
from gaitool.importers.word_colours import BLACK, WHITE, WordColours, can_be_read, digits, is_clear
from gaitool.importers.word_looks import points
from gaitool.importers.word_parts import DocumentParts, said, said_below, tag_of, word_name
from gaitool.importers.word_places import around, words_of

Look = Mapping[str, Any]
"""What is said of words and of what is behind them: the elements, by holder and name."""

_INKS = ("rPr/textFill", "rPr/color")
_PAPERS = ("rPr/highlight", "rPr/shd", "pPr/shd", "tcPr/shd", "tblPr/shd")
"""What is seen behind words, the uppermost first."""

_SIZE, _LINE = "rPr/sz", "pPr/spacing"
_JUDGED = frozenset([*_INKS, *_PAPERS, _SIZE, _LINE])
_HOLDERS = frozenset(["rPr", "pPr", "tcPr", "tblPr", "tblPrEx"])
_ON = frozenset(["1", "true", "on"])
_DEEPEST_STYLE = 20
"""Styles may be based on each other in a circle, in files that were not made by Word."""

_USUAL_SIZE, _USUAL_WIDTH = 10.0, 595.3
_OVER_THE_EDGE = 6.0
"""So much more than a table's own lines and the space beside its figures, in points."""

_HIGHEST = 1.5
"""How many times its exact line a letter may be: Word cuts off what stands out above."""


class Illegible(NamedTuple):
    """What is to blame, and how it is called and quoted where it is not the only one."""

    element: Any
    label: str = ""
    words: str = ""


class _Sheet(NamedTuple):
    """How wide the paper is, and its margins, in points."""

    width: float
    left: float
    right: float


class _Around(NamedTuple):
    """What the table of some words says, one look for each kind of row that its style has.

    ``paper`` is what is seen where neither the cell nor the table has a colour.
    """

    looks: tuple[Look, ...]
    paper: Any


class Legibility:
    """Judges the words of a document by all that is said of them."""

    def __init__(self, parts: DocumentParts, colours: WordColours) -> None:
        self.colours = colours
        styles = parts.named("styles")
        known = [] if styles is None else styles.findall("{*}style")
        self._styles = {said(one, "styleId"): one for one in known}
        self._usual = {said(one, "type"): one for one in known if said(one, "default") in _ON}
        self._of_styles: dict[Any, Look] = {}
        defaults = [] if styles is None else styles.findall("{*}docDefaults/*")
        # What every run has, where nothing else is said of it.
        letters = self._of_style("", "character")
        self._defaults: Look = {**_over(map(_said_in, defaults)), **letters}
        page = parts.root.find("{*}background")
        self._outside = _Around((self._defaults,), page)
        self._cells: dict[Any, _Around] = {}
        self._tables: dict[Any, _Around] = {}
        self._legible: set[tuple[Any, ...]] = set()
        sheets = map(_sheet_of, parts.root.iter("{*}sectPr"))
        self._sheet = max(sheets, default=_Sheet(_USUAL_WIDTH, 0.0, 0.0))

    def faults(self, root: Any) -> Iterator[Illegible]:
        """Yield what of a part cannot be read, in reading order."""
        for element in root.iter():
            match word_name(element):
                case "p":
                    yield from self._of_paragraph(element)
                case "tblGrid" | "tr" if not self._is_on_sheet(element):
                    yield Illegible(element, TOO_WIDE, f"宽 {_width_of(element):.0f} 磅")

    def _of_paragraph(self, paragraph: Any) -> Iterator[Illegible]:
        behind = self._around(paragraph)
        styled = self._of_style(said_below(paragraph, "pPr/pStyle"), "paragraph")
        own = {**styled, **_said_in(paragraph)}
        for run in paragraph.iter():
            if word_name(run) == "r" and words_of(run).strip():
                of_style = self._of_style(said_below(run, "rPr/rStyle"), "")
                for outer in behind.looks:
                    look = {**outer, **own, **of_style, **_said_in(run)}
                    yield from self._of_look(run, look, behind.paper)

    def _of_look(self, run: Any, look: Look, page: Any) -> Iterator[Illegible]:
        inks = [look[name] for name in _INKS if name in look]
        papers = (look[name] for name in _PAPERS if name in look)
        paper = next((one for one in papers if not is_clear(one)), page)
        size, line = look.get(_SIZE), look.get(_LINE)
        together = (*inks, paper, size, line)
        if together in self._legible:
            return
        found = [*self._of_colours(run, inks, paper), *_of_heights(run, size, line)]
        if not found:
            self._legible.add(together)
        yield from found

    def _of_colours(self, run: Any, inks: list[Any], paper: Any) -> Iterator[Illegible]:
        """Yield the ink that is too pale for white paper, else the paper that is too dark."""
        below = WHITE if paper is None else self.colours.paper(paper)
        for ink in inks or (None,):
            colour = BLACK if ink is None else self.colours.ink(ink)
            if can_be_read(colour, below):
                continue
            if ink is not None and not can_be_read(colour, WHITE):
                yield Illegible(ink)
            elif paper is not None and not can_be_read(BLACK, below):
                yield Illegible(paper)
            else:
                yield Illegible(run, TOO_ALIKE, f"{digits(colour)} / {digits(below)}")

    def _is_on_sheet(self, columns: Any) -> bool:
        """Whether the columns of a table that stands by itself begin and end on the paper."""
        table = columns.getparent()
        if word_name(table.getparent()) == "tc":
            return True
        sheet, width = self._sheet, _width_of(columns)
        start = sheet.left + points(said_below(table, "tblPr/tblInd", "w"), 20)
        match said_below(table, "tblPr/jc"):
            case "center":
                start = (sheet.left + sheet.width - sheet.right - width) / 2
            case "right" | "end":
                start = sheet.width - sheet.right - width
        return not width or -_OVER_THE_EDGE <= start <= sheet.width + _OVER_THE_EDGE - width

    def _around(self, element: Any) -> _Around:
        """Return what the cell and the table say that an element stands in, and those around."""
        above = list(around(element))
        cell = next((one for one in above if word_name(one) == "tc"), None)
        if cell is None:
            return self._outside
        if cell not in self._cells:
            row = cell.getparent()
            table = next(one for one in above if word_name(one) == "tbl" or one is above[-1])
            looks, paper = self._of_table(table)
            own = {**_said_in(row), **_said_in(cell)}
            self._cells[cell] = _Around(tuple({**look, **own} for look in looks), paper)
        return self._cells[cell]

    def _of_table(self, table: Any) -> _Around:
        if table not in self._tables:
            outer = self._around(table)
            name = said_below(table, "tblPr/tblStyle")
            styled, own = {**self._defaults, **self._of_style(name, "table")}, _said_in(table)
            rows = [{}, *map(_said_in, self._styles_of_rows(name))]
            inside = next(iter(outer.looks), {})
            papers = (inside[one] for one in _PAPERS if one in inside)
            paper = next((one for one in papers if not is_clear(one)), outer.paper)
            self._tables[table] = _Around(tuple({**styled, **row, **own} for row in rows), paper)
        return self._tables[table]

    def _styles_of_rows(self, name: str) -> Iterator[Any]:
        for style in self._chain(name, "table"):
            yield from style.findall("{*}tblStylePr")

    def _of_style(self, name: str, kind: str) -> Look:
        """Return what a style says with those that it is based on; of no name the usual one."""
        if (name, kind) not in self._of_styles:
            chain = reversed(self._chain(name, kind))
            self._of_styles[name, kind] = _over(map(_said_in, chain))
        return self._of_styles[name, kind]

    def _chain(self, name: str, kind: str) -> list[Any]:
        chain: list[Any] = []
        style = self._styles.get(name, self._usual.get(kind))
        while style is not None and style not in chain and len(chain) < _DEEPEST_STYLE:
            chain.append(style)
            style = self._styles.get(said_below(style, "basedOn"))
        return chain


def _of_heights(run: Any, size: Any, line: Any) -> Iterator[Illegible]:
    if line is None or said(line, "lineRule") != "exact":
        return
    letters = _USUAL_SIZE if size is None else points(said(size), 2)
    height = points(said(line, "line"), 20)
    if letters > height * _HIGHEST:
        words = f"{letters:g} 磅的字在 {height:g} 磅的行里"
        yield Illegible(run, TOO_HIGH, words)


def _said_in(element: Any) -> Look:
    """Return what the properties in an element say, each by its holder."""
    found = {}
    for holder in element:
        name = tag_of(holder)
        if name in _HOLDERS:
            kind = "tblPr" if name == "tblPrEx" else name
            said_here = ((f"{kind}/{tag_of(one)}", one) for one in holder)
            found.update({key: one for key, one in said_here if _is_judged(key, one)})
    return found


def _is_judged(key: str, one: Any) -> bool:
    # What a paragraph says of the space before it leaves the height of its lines to the style.
    return key in _JUDGED and (key != _LINE or bool(said(one, "line")))


def _over(looks: Iterable[Look]) -> Look:
    """Return several looks as one, the later over the earlier."""
    return reduce(lambda below, above: {**below, **above}, looks, {})


def _sheet_of(section: Any) -> _Sheet:
    named = (("pgSz", "w"), ("pgMar", "left"), ("pgMar", "right"))
    width, left, right = (points(said_below(section, *one), 20) for one in named)
    return _Sheet(width or _USUAL_WIDTH, left, right)


def _width_of(columns: Any) -> float:
    """Return the width of a grid or of the cells of a row, in points."""
    if word_name(columns) == "tblGrid":
        return sum(points(said(one, "w"), 20) for one in columns.findall("{*}gridCol"))
    widths = columns.findall("{*}tc/{*}tcPr/{*}tcW")
    return sum(points(said(one, "w"), 20) for one in widths if said(one, "type") == "dxa")
