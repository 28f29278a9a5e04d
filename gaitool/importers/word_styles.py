"""What the styles of a Word document say: heading levels, lists, and how words look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, NamedTuple

from gaitool.importers.set_apart import TextLook
from gaitool.importers.word_lists import WordLists, whole
from gaitool.importers.word_parts import named_children, value
from gaitool.office_files.own_documents import FIRST_SIGN_OFF_STYLE

_HEADING_NAMES = ("heading ", "标题 ", "标题")
_BODY_LEVEL = 9
_DEEPEST_STYLE = 20
"""Styles may be based on each other in a circle, in files that were not made by Word."""

_OFF = frozenset(["0", "false", "off"])
_SMALLEST = 4
"""In half points: what is smaller nobody reads."""

_WHITE = "FFFFFF"
_HIGHLIGHTS = frozenset(["white", "none"])


class RunProperties(NamedTuple):
    """What is said of how words look; None where nothing is said of it."""

    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: int | None = None
    ink: str | None = None
    paper: str | None = None

    def over(self, base: "RunProperties") -> "RunProperties":
        """Return these properties, and those of another where these say nothing."""
        said = {name: text for name, text in self._asdict().items() if text is not None}
        return base._replace(**said)

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees the words."""
        return bool(self.hidden) or (self.size is not None and self.size < _SMALLEST)

    @property
    def look(self) -> TextLook:
        """How the words are set apart."""
        if self.struck:
            return TextLook.STRUCK
        if self.ink is not None and self.ink == (self.paper or _WHITE):
            return TextLook.FAINT
        return TextLook.RAISED if self.raised else TextLook.PLAIN


_NOTHING = RunProperties()


@dataclass(slots=True)
class WordStyles:
    """Heading levels, lists and looks by style; ``usual`` is the style of other paragraphs."""

    lists: WordLists
    levels: dict[str, int] = field(default_factory=dict)
    style_lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    looks: dict[str, RunProperties] = field(default_factory=dict)
    usual: str = ""
    is_ours: bool = False

    def properties(self, run: Any, style: str) -> RunProperties:
        """Return how a run of a paragraph of a style looks, its own properties first.

        What both styles switch on (struck, hidden) they switch off together.
        """
        of_paragraph = self.looks.get(style or self.usual, _NOTHING)
        own = run.find("{*}rPr") if run is not None else None
        if own is None:
            return of_paragraph
        of_run = self.looks.get(value(own.find("{*}rStyle")), _NOTHING)
        styled = of_run.over(of_paragraph)._replace(
            struck=bool(of_run.struck) != bool(of_paragraph.struck),
            hidden=bool(of_run.hidden) != bool(of_paragraph.hidden),
        )
        return read_properties(own).over(styled)


def read_properties(properties: Any) -> RunProperties:
    """Read what properties of a run say of how its words look."""
    said = named_children(properties)
    if not said:
        return _NOTHING
    size, ink = value(said.get("sz")), value(said.get("color")).upper()
    return RunProperties(
        struck=_switch(said, "strike", "dstrike"),
        hidden=_switch(said, "vanish"),
        raised=_raised(said),
        size=whole(size, _SMALLEST) if size else None,
        ink=ink or None,
        paper=shading(said),
    )


def shading(said: Mapping[str, Any]) -> str | None:
    """Return the colour behind words; None where properties say nothing of it."""
    if "highlight" in said:
        highlight = value(said["highlight"])
        return _WHITE if highlight in _HIGHLIGHTS else highlight
    fill = value(said.get("shd"), "fill").upper()
    return fill if fill and fill != "AUTO" else None


def _raised(said: Mapping[str, Any]) -> bool | None:
    align, position = value(said.get("vertAlign")), value(said.get("position"))
    if not align and not position:
        return None
    return align in {"superscript", "subscript"} or position.strip("-0") != ""


def _switch(said: Mapping[str, Any], *names: str) -> bool | None:
    """Return whether one of some switches is on; None where there is none of them."""
    switches = [said[name] for name in names if name in said]
    return any(value(switch) not in _OFF for switch in switches) if switches else None


def read_styles(root: Any, lists: WordLists) -> WordStyles:
    """Read the styles of a document; it need not have any."""
    styles = WordStyles(lists)
    bases: dict[str, str] = {}
    for style in root.findall("{*}style") if root is not None else ():
        identity = value(style, "styleId")
        bases[identity] = value(style.find("{*}basedOn"))
        _read_style(style, identity, styles)
    own = dict(styles.looks)
    for identity in bases:
        _inherit(_chain(identity, bases), own, styles)
    return styles


def _read_style(style: Any, identity: str, styles: WordStyles) -> None:
    name = value(style.find("{*}name")).lower()
    outline = value(style.find("{*}pPr/{*}outlineLvl"))
    if name.startswith(_HEADING_NAMES) and name[-1:].isdecimal():
        styles.levels[identity] = int(name[-1])
    elif outline.isdecimal() and whole(outline, _BODY_LEVEL) < _BODY_LEVEL:
        styles.levels[identity] = whole(outline) + 1
    if listed := list_of(style.find("{*}pPr/{*}numPr")):
        number, level = listed
        of_style = styles.lists.level_of_style(number, identity)
        styles.style_lists[identity] = number, level if of_style is None else of_style
    styles.looks[identity] = read_properties(style.find("{*}rPr"))
    if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}:
        styles.usual = identity
    styles.is_ours = styles.is_ours or name == FIRST_SIGN_OFF_STYLE


def _chain(identity: str, bases: dict[str, str]) -> list[str]:
    """Return a style and what it is based on, the nearest first."""
    chain = [identity]
    while len(chain) < _DEEPEST_STYLE and (base := bases.get(chain[-1], "")) and base not in chain:
        chain.append(base)
    return chain


def _inherit(chain: list[str], own: dict[str, RunProperties], styles: WordStyles) -> None:
    """Give a style the level, list and looks of the nearest style it is based on."""
    identity = chain[0]
    for base in chain[1:]:
        if base in styles.levels:
            styles.levels.setdefault(identity, styles.levels[base])
        if base in styles.style_lists:
            styles.style_lists.setdefault(identity, styles.style_lists[base])
    known = [own[style] for style in chain if style in own]
    styles.looks[identity] = reduce(RunProperties.over, known)


def list_of(properties: Any) -> tuple[str, int] | None:
    """Return the list and level that a paragraph's or style's properties name."""
    if properties is None:
        return None
    return value(properties.find("{*}numId")), whole(value(properties.find("{*}ilvl")))
