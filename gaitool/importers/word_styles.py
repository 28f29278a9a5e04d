"""What the styles and lists of a Word document say: heading levels and automatic numbers."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from gaitool.office_files.own_documents import FIRST_SIGN_OFF_STYLE
from gaitool.office_files.package import Package
from gaitool.text.numbering import point_number

_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
_HEADING_NAMES = ("heading ", "标题 ", "标题")
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ]
)
_BODY_LEVEL = 9
_MOST_LEVELS = 9
_DEEPEST_STYLE = 20
"""Styles may be based on each other in a circle, in files that were not made by Word."""

_LARGEST_NUMERAL = 29


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a level of a list numbers its paragraphs: format, pattern and first number."""

    kind: str
    pattern: str
    start: int


@dataclass(slots=True)
class WordStyles:
    """Heading levels by style, lists by their numbers; counts what was numbered so far."""

    levels: dict[str, int] = field(default_factory=dict)
    style_lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    abstracts: dict[str, str] = field(default_factory=dict)
    is_ours: bool = False
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, number: str, level: int) -> str:
        """Count one more paragraph of a list, and return the number it is printed with."""
        levels = self.lists.get(number, {})
        if level not in levels:
            return ""
        abstract = self.abstracts.get(number, number)
        at = (abstract, level)
        self._counts[at] = self._counts.get(at, levels[level].start - 1) + 1
        for deeper in range(level + 1, _MOST_LEVELS):
            self._counts.pop((abstract, deeper), None)
        printed = levels[level].pattern
        for above in range(level + 1):
            count = self._counts.get((abstract, above), 1)
            printed = printed.replace(f"%{above + 1}", _written(count, levels.get(above)))
        return printed


def _written(count: int, level: ListLevel | None) -> str:
    if level and level.kind in _CHINESE:
        return point_number(min(count, _LARGEST_NUMERAL)).strip("（）")
    return str(count) if level is None or level.kind.startswith("decimal") else ""


def read_styles(package: Package) -> WordStyles:
    """Read styles and lists; a document need not have either."""
    styles = WordStyles()
    if (root := part_root(package, _STYLES)) is not None:
        _read_levels(root, styles)
    if (root := part_root(package, _NUMBERING)) is not None:
        _read_lists(root, styles)
    return styles


def part_root(package: Package, name: str) -> Any:
    """Return the root of a part, None where there is no such part.

    Entities and networks are never touched.
    """
    if name not in package.parts:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    with package.open(name) as stream:
        return etree.parse(stream, parser).getroot()


def _read_levels(root: Any, styles: WordStyles) -> None:
    bases: dict[str, str] = {}
    for style in root.findall("{*}style"):
        identity, name = value(style, "styleId"), value(style.find("{*}name"), "val").lower()
        bases[identity] = value(style.find("{*}basedOn"), "val")
        outline = value(style.find("{*}pPr/{*}outlineLvl"), "val")
        if name.startswith(_HEADING_NAMES) and name[-1:].isdecimal():
            styles.levels[identity] = int(name[-1])
        elif outline.isdecimal() and int(outline) < _BODY_LEVEL:
            styles.levels[identity] = int(outline) + 1
        if listed := list_of(style.find("{*}pPr/{*}numPr")):
            styles.style_lists[identity] = listed
        styles.is_ours = styles.is_ours or name == FIRST_SIGN_OFF_STYLE
    for identity in bases:
        _inherit(identity, bases, styles)


def _inherit(identity: str, bases: dict[str, str], styles: WordStyles) -> None:
    """Give a style the level and list of the nearest style it is based on."""
    base = bases[identity]
    for _ in range(_DEEPEST_STYLE):
        if base in styles.levels:
            styles.levels.setdefault(identity, styles.levels[base])
        if base in styles.style_lists:
            styles.style_lists.setdefault(identity, styles.style_lists[base])
        base = bases.get(base, "")


def _read_lists(root: Any, styles: WordStyles) -> None:
    abstracts: dict[str, dict[int, ListLevel]] = {}
    for abstract in root.findall("{*}abstractNum"):
        levels = {}
        for level in abstract.findall("{*}lvl"):
            depth, start = value(level, "ilvl"), value(level.find("{*}start"), "val")
            levels[int(depth) if depth.isdecimal() else 0] = ListLevel(
                kind=value(level.find("{*}numFmt"), "val"),
                pattern=value(level.find("{*}lvlText"), "val"),
                start=int(start) if start.isdecimal() else 1,
            )
        abstracts[value(abstract, "abstractNumId")] = levels
    for number in root.findall("{*}num"):
        identity = value(number, "numId")
        abstract_id = value(number.find("{*}abstractNumId"), "val")
        styles.lists[identity] = abstracts.get(abstract_id, {})
        styles.abstracts[identity] = abstract_id


def list_of(properties: Any) -> tuple[str, int] | None:
    """Return the list and level that a paragraph's or style's properties name."""
    if properties is None:
        return None
    depth = value(properties.find("{*}ilvl"), "val")
    return value(properties.find("{*}numId"), "val"), int(depth) if depth.isdecimal() else 0


def value(element: Any, name: str) -> str:
    """Return an attribute whatever its namespace; empty where there is none."""
    if element is None:
        return ""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""
