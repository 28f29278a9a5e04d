"""A web page of gaitool's own making: the data in it, and what is in it that gaitool never writes.

What the reader of pages makes of a page is what its words say; that they are what people see
holds for the styles and elements that ``gaitool report`` writes, and is not known of any others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import Any, NamedTuple

from lxml import etree

from gaitool.importers.own_attributes import WORDED, is_ours
from gaitool.importers.own_looks import Looks, foreign_property, within
from gaitool.importers.own_styles import is_own_style, words_added_by
from gaitool.importers.page_looks import is_closed
from gaitool.importers.page_walk import UNSEEN
from gaitool.office_files.own_documents import CARRIED_DATA
from gaitool.text.shortening import shortened

_ELEMENTS = frozenset(
    [
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "link",
            "script",
            "body",
            "main",
            "div",
            "span",
            "br",
        ),
        *("h1", "h2", "h3", "p", "section", "table", "caption", "colgroup", "col", "thead"),
        *("tbody", "tr", "th", "td"),
        *("article", "aside", "blockquote", "center", "figure", "footer", "header", "nav", "tfoot"),
        *("a", "b", "big", "cite", "code", "em", "font", "i", "small", "strong", "u", "wbr"),
        "o:p",
    ]
)
"""What gaitool writes, and what editors and Word put around it that changes no words by itself."""

_PLACES = MappingProxyType(
    {
        "title": frozenset(["head", "html"]),
        "caption": frozenset(["table"]),
        "colgroup": frozenset(["table"]),
        "col": frozenset(["table", "colgroup"]),
        **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset(["table"])),
        "tr": frozenset(["table", "thead", "tbody", "tfoot"]),
        **dict.fromkeys(("td", "th"), frozenset(["tr"])),
    }
)
"""In what some elements stand; anywhere else browsers pass them over, and show what is in them."""

_UNREAD = UNSEEN | {"select"}
"""The elements whose words are not among those that are read."""

_QUOTED = frozenset(["class", "media", "rel", "style", "type", *WORDED])
"""The attributes that are told with what they say."""

_TAG = re.compile(r"<[^<>]*>")
_LONGEST_QUOTE = 40
_ON_EVENT, _OF_STYLE = " 的 on", " 的 style"
_STYLE, _SCRIPT, _MORE_DATA = "样式", "脚本", "第二份数据"


class ForeignParts(NamedTuple):
    """What gaitool never writes: ``inside`` the report or about it, and ``around`` it, each once.

    ``is_unstyled`` tells that the style is gone and no other is there.
    """

    inside: tuple[str, ...]
    around: tuple[str, ...]
    is_unstyled: bool


def carried_by(root: Any) -> str:
    """Return the report as data that a page of ours has in it for programs."""
    for script in root.iter("script"):
        if _is_data(script):
            # Programs that write a page in ASCII put references there too, where none belong:
            # no & stands in the data as they were written.
            return unescape("".join(script.itertext()))
    return ""


def foreign_to(root: Any, own: Any) -> ForeignParts:
    """Return what styles, scripts, elements and attributes gaitool never writes.

    ``own`` is the part of the page that holds the report: what stands in it, and what puts words
    into it from elsewhere, is inside.
    """
    inside, around = list(_added_words(root)), list[str]()
    if sum(map(_is_data, root.iter("script"))) > 1:
        inside.append(_MORE_DATA)
    inner = frozenset(own.iter(etree.Element))
    looks: dict[Any, Looks] = {}
    passed_over = None
    for element in root.iter(etree.Element):
        if passed_over is not None and passed_over in element.iterancestors():
            continue
        looks[element] = within(looks.get(element.getparent(), Looks()), element)
        found = [*_foreign(element), *_out_of_sight(element, looks)]
        passed_over = element if found and element.tag in _UNREAD else None
        # What leads to another page is about all of this one.
        is_inside = element in inner or element.tag in {"meta", "base"}
        (inside if is_inside else around).extend(found)
    is_unstyled = not any(_is_style(one) for tag in ("style", "link") for one in root.iter(tag))
    return ForeignParts(_each_once(inside), _each_once(around), is_unstyled)


def acting(around: Iterable[str]) -> tuple[str, ...]:
    """Return what of the parts around a report can change how it looks: styles and scripts."""
    names = (_SCRIPT if _ON_EVENT in one else _STYLE if _OF_STYLE in one else one for one in around)
    return _each_once(one for one in names if one in {_STYLE, _SCRIPT})


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _added_words(root: Any) -> Iterator[str]:
    for style in root.iter("style"):
        text = "".join(style.itertext())
        if not is_own_style(text):
            yield from (f"样式添上的{_quoted(words)}" for words in words_added_by(text))


def _foreign(element: Any) -> Iterator[str]:
    """Yield what in an element gaitool never writes, with the words that only browsers show."""
    tag = element.tag
    text = "".join(element.itertext()) if tag in {"style", "script"} else ""
    if tag not in _ELEMENTS or not _is_in_place(element):
        words = [*element.itertext()] if tag in _UNREAD or is_closed(element) else []
        words += [element.get(name, "") for name in WORDED]
        yield f"<{tag}>{_quoted(' '.join(words))}"
        return
    if tag == "script" and (not _is_data(element) or "<" in text):
        yield _SCRIPT
        return
    # The words that a style adds are told instead.
    if _is_style(element) and not is_own_style(text) and not any(words_added_by(text)):
        yield _STYLE
        return
    for name, value in element.items():
        if not is_ours(element, name, value):
            said = foreign_property(value, tag) if name == "style" else value
            yield f"<{tag}> 的 {name}{_quoted(said) if name in _QUOTED else ''}"


def _is_in_place(element: Any) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag in _PLACES.get(element.tag, (parent.tag,))


def _out_of_sight(element: Any, looks: Mapping[Any, Looks]) -> Iterator[str]:
    """Yield that the words in an element are too small, or have no room, where those around had."""
    around = looks.get(element.getparent(), Looks())
    if around.is_in_sight and not looks[element].is_in_sight:
        yield f"<{element.tag}> 里太小、挤在一起的字{_quoted(''.join(element.itertext()))}"


def _quoted(words: str) -> str:
    text = " ".join(_TAG.sub(" ", words).split())
    return f"“{shortened(text, _LONGEST_QUOTE)}”" if text else ""


def _is_style(element: Any) -> bool:
    """Whether an element is a style sheet or leads to one; a link may lead to an icon."""
    return element.tag == "style" or "stylesheet" in (element.get("rel") or "").lower()


def _is_data(script: Any) -> bool:
    return (script.get("type"), script.get("id")) == ("application/json", CARRIED_DATA)
