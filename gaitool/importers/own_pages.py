"""A web page of gaitool's own making: the data in it, and what is in it that gaitool never writes.

What the reader of pages makes of a page is what its words say; that they are what people see
holds for the styles and elements that ``gaitool report`` writes, and is not known of any others.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from types import MappingProxyType
from typing import Any, NamedTuple

from lxml import etree

from gaitool.importers.own_styles import is_own_style, words_added_by
from gaitool.importers.page_looks import is_closed
from gaitool.importers.page_walk import UNSEEN
from gaitool.office_files.own_documents import CARRIED_DATA, DRAFT_WORDS
from gaitool.text.shortening import shortened

_ELEMENTS = frozenset(
    [
        *("html", "head", "meta", "title", "style", "script", "body", "main", "div", "span", "br"),
        *("h1", "h2", "h3", "p", "section", "table", "caption", "colgroup", "col", "thead"),
        *("tbody", "tr", "th", "td"),
        *("article", "aside", "blockquote", "center", "figure", "footer", "header", "nav", "tfoot"),
        *("a", "b", "big", "cite", "code", "em", "font", "i", "small", "strong", "u", "wbr"),
    ]
)
"""What gaitool writes, and what editors put around it that changes no words by itself."""

_ATTRIBUTES = frozenset(
    [
        *("id", "class", "lang", "xml:lang", "xmlns", "charset", "name", "content", "type", "role"),
        *("tabindex", "scope", "headers", "rowspan", "colspan", "target", "rel", "align", "valign"),
    ]
)
_HARMLESS = ("data-", "aria-")
_HEADERS = frozenset(["content-type", "x-ua-compatible"])
"""What a page may tell browsers about itself; another header leads them to another page."""

_LINKS = re.compile(r"(?:https?:|mailto:|/|\./|\.\./|[\w.-]+(?:[/?]|$))", re.IGNORECASE)
"""Where a link may lead; others are scripts, or marks of notes."""

_LOOKS = re.compile(
    r"(?:\s*(?:text-align|font-weight|font-style|font-family)\s*:[^;:()\\]*(?:;|$))*\s*",
    re.IGNORECASE,
)
"""Styles of an element that change no words."""

_OWN_CLASSES = MappingProxyType({"draft": "p", "sign": "p", "table": "section"})
"""The classes that the style of a page is about, and the element that has each."""

_WORDED = ("alt", "label", "placeholder", "srcdoc", "title", "value")
"""The attributes that browsers may show as words."""

_UNREAD = UNSEEN | {"select"}
"""The elements whose words are not among those that are read."""

_TAG = re.compile(r"<[^<>]*>")
_LONGEST_QUOTE = 40
_ON_EVENT = " 的 on"
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
    within = frozenset(own.iter(etree.Element))
    passed_over = None
    for element in root.iter(etree.Element):
        if passed_over is not None and passed_over in element.iterancestors():
            continue
        found = list(_foreign(element))
        passed_over = element if found and element.tag in _UNREAD else None
        # What leads to another page is about all of this one.
        is_inside = element in within or element.tag in {"meta", "base"}
        (inside if is_inside else around).extend(found)
    is_unstyled = not any(_is_style(one) for tag in ("style", "link") for one in root.iter(tag))
    return ForeignParts(_each_once(inside), _each_once(around), is_unstyled)


def acting(around: Iterable[str]) -> tuple[str, ...]:
    """Return what of the parts around a report can change how it looks: styles and scripts."""
    names = (_SCRIPT if _ON_EVENT in one else one for one in around)
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
    if tag in {"style", "link"}:
        text = "".join(element.itertext())
        # The words that a style adds are told instead.
        if _is_style(element) and not is_own_style(text) and not any(words_added_by(text)):
            yield _STYLE
    elif tag == "script":
        if not _is_data(element):
            yield _SCRIPT
    elif tag not in _ELEMENTS:
        words = [*element.itertext()] if tag in _UNREAD or is_closed(element) else []
        words += [element.get(name, "") for name in _WORDED]
        yield f"<{tag}>{_quoted(' '.join(words))}"
    else:
        for name, value in element.items():
            if not _is_ours(element, name, value):
                yield f"<{tag}> 的 {name}{_quoted(value) if name in {'class', *_WORDED} else ''}"


def _quoted(words: str) -> str:
    text = " ".join(_TAG.sub(" ", words).split())
    return f"“{shortened(text, _LONGEST_QUOTE)}”" if text else ""


def _is_ours(element: Any, name: str, value: str) -> bool:
    match name:
        case "http-equiv":
            return value.strip().lower() in _HEADERS
        case "class":
            return all(_is_own_class(element, one) for one in value.split())
        case "href":
            return element.tag == "a" and bool(_LINKS.match(value.strip()))
        case "style":
            return bool(_LOOKS.fullmatch(value))
    return name in _ATTRIBUTES or name.startswith(_HARMLESS)


def _is_own_class(element: Any, name: str) -> bool:
    """Whether a class says nothing, or stands where gaitool has it."""
    if name == "draft":
        words = "".join(element.itertext()).strip()
        return words == DRAFT_WORDS
    return name not in _OWN_CLASSES or bool(_OWN_CLASSES[name] == element.tag)


def _is_style(element: Any) -> bool:
    """Whether an element is a style sheet or leads to one; a link may lead to an icon."""
    return element.tag == "style" or "stylesheet" in (element.get("rel") or "").lower()


def _is_data(script: Any) -> bool:
    return (script.get("type"), script.get("id")) == ("application/json", CARRIED_DATA)
