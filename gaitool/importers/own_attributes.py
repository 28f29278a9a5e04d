"""Which attributes of a page of ours are gaitool's, or an editor's that change no words."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gaitool.importers.own_looks import FONT_SIZES, foreign_property, is_width
from gaitool.importers.page_colours import is_ink, is_paper
from gaitool.importers.sign_fonts import is_sign_font
from gaitool.office_files.own_documents import DRAFT_WORDS

WORDED = ("alt", "label", "placeholder", "srcdoc", "title", "value")
"""The attributes that browsers may show as words."""

_ANYWHERE = frozenset(["id", "lang", "xml:lang", "role", "tabindex", "align", "valign"])
_HARMLESS = ("data-", "aria-", "xmlns")
_LINKED = frozenset(
    [
        *("icon", "shortcut", "apple-touch-icon", "canonical", "alternate", "author", "license"),
        *("next", "prev", "help", "search", "dns-prefetch", "preconnect"),
    ]
)
"""What a link may be to a page: nothing that is shown or runs in it."""

_HEADERS = frozenset(["content-type", "content-language", "x-ua-compatible"])
"""What a page may tell browsers about itself; another header leads them to another page."""

_VIEW = re.compile(
    r"(?:\s*(?:(?:width=device-width|height=device-height|(?:initial|minimum)-scale=1(?:\.0)?"
    r"|maximum-scale=[1-9](?:\.\d)?|user-scalable=\w{1,3}|viewport-fit=\w{1,9}|shrink-to-fit=no)"
    r"\s*(?:[,;]|$)))*\s*"
)
_LINKS = re.compile(
    r"(?:https?:|mailto:|tel:|file:|/|\./|\.\./|\?)"
    r"|(?:javascript:\s{0,3}(?:void\s{0,3}\(\s{0,3}0?\s{0,3}\))?\s{0,3};?|#|[^:#]{0,400}|[^:#]{1,400}#.*)$",
    re.IGNORECASE,
)
"""Where a link may lead, nowhere among it; others are scripts, or marks of notes."""

_NUMBER = re.compile(r"(\d{1,4})(?:px)?")
_LONGEST_HINTED = 2_000
_SHORT = 4
"""So many characters stay in a narrow column without a break."""

_SPAN = re.compile(r"[1-9]\d{0,2}")
_OWN_CLASSES = MappingProxyType({"sign": "p", "table": "section"})
"""The classes that the style of a page is about, and the element that has each."""


Judge = Callable[[str], bool]
"""Whether an attribute may be there with a value, which is in small letters."""


def _anything(_: str) -> bool:
    return True


def _up_to(largest: int) -> Judge:
    def judge(said: str) -> bool:
        number = _NUMBER.fullmatch(said)
        return number is not None and int(number[1]) <= largest

    return judge


def _is_span(said: str) -> bool:
    return bool(_SPAN.fullmatch(said))


_OF_TABLES: Mapping[str, Judge] = MappingProxyType(
    {
        "width": is_width,
        "height": _up_to(1200),
        "bgcolor": is_paper,
        "bordercolor": is_ink,
        "border": _up_to(8),
        "cellpadding": _up_to(30),
        "cellspacing": _up_to(8),
        "summary": _anything,
        "uetable": _anything,
    }
)
_OF_CELLS: Mapping[str, Judge] = MappingProxyType(
    {
        **_OF_TABLES,
        **dict.fromkeys(("scope", "headers", "abbr"), _anything),
        **dict.fromkeys(("rowspan", "colspan"), _is_span),
    }
)
_OF_TAGS: Mapping[str, Mapping[str, Judge]] = MappingProxyType(
    {
        "meta": {
            **dict.fromkeys(("charset", "content", "property", "scheme", "itemprop"), _anything),
            "http-equiv": _HEADERS.__contains__,
        },
        "script": {"type": _anything},
        "style": {
            "type": frozenset(["", "text/css"]).__contains__,
            "media": frozenset(["", "all"]).__contains__,
        },
        "link": {
            **dict.fromkeys(("href", "type", "sizes", "hreflang"), _anything),
            "rel": lambda said: _LINKED.issuperset(said.split()),
        },
        "a": {
            **dict.fromkeys(("target", "rel", "type", "textvalue", "hreflang"), _anything),
            "href": lambda said: bool(_LINKS.match(said)),
        },
        "font": {
            "face": lambda said: not is_sign_font(said),
            "size": FONT_SIZES.__contains__,
            "color": is_ink,
        },
        **dict.fromkeys(("table", "colgroup", "col", "thead", "tbody", "tfoot", "tr"), _OF_TABLES),
        **dict.fromkeys(("td", "th"), _OF_CELLS),
    }
)


def is_ours(element: Any, name: str, value: str) -> bool:
    """Whether an attribute is gaitool's, or leaves the words of its element as they are."""
    if name in _ANYWHERE or name.startswith(_HARMLESS):
        return True
    if of_element := _BY_ELEMENT.get(name):
        return of_element(element, value)
    judge = _OF_TAGS.get(element.tag, {}).get(name)
    return judge is not None and judge(value.strip().lower())


def _has_own_classes(element: Any, value: str) -> bool:
    return all(_is_own_class(element, name) for name in value.split())


def _is_own_class(element: Any, name: str) -> bool:
    """Whether a class says nothing, or stands where gaitool has it."""
    if name == "draft":
        return _words_in(element, len(DRAFT_WORDS)) == DRAFT_WORDS
    return name not in _OWN_CLASSES or bool(_OWN_CLASSES[name] == element.tag)


def _is_harmless_style(element: Any, value: str) -> bool:
    return not foreign_property(value, element.tag)


def _is_hint(element: Any, value: str) -> bool:
    """Whether a hint says no more than its element; the title of a style lets it be chosen."""
    return element.tag != "style" and value.strip() in _words_in(element, _LONGEST_HINTED)


def _is_short(element: Any, _: str) -> bool:
    return len(_words_in(element, _SHORT)) <= _SHORT


def _words_in(element: Any, enough: int) -> str:
    """Return the first words of an element, up to where they are more than enough.

    Elements stand in elements: all words of each would be read as often as they are deep.
    """
    words = ""
    for text in element.itertext():
        words = (words + text).lstrip()
        if len(words) > enough:
            break
    return words.rstrip()


def _is_own_name(element: Any, value: str) -> bool:
    """Whether what a page tells of itself is not that it wants to be seen larger or smaller."""
    if element.tag != "meta":
        return bool(element.tag == "a")
    view = (element.get("content") or "").lower()
    return value.strip().lower() != "viewport" or bool(_VIEW.fullmatch(view))


_BY_ELEMENT: Mapping[str, Callable[[Any, str], bool]] = MappingProxyType(
    {
        "class": _has_own_classes,
        "style": _is_harmless_style,
        "title": _is_hint,
        "nowrap": _is_short,
        "name": _is_own_name,
    }
)
"""By attribute, whether it may be there, which depends on the element."""
