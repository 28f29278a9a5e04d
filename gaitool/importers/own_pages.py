"""A web page of gaitool's own making: the data in it, and what is in it that gaitool never writes.

What the reader of pages makes of a page is what its words say; that they are what people see
holds for the styles and elements that ``gaitool report`` writes, and is not known of any others.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from types import MappingProxyType
from typing import Any

from lxml import etree

from gaitool.office_files.own_documents import CARRIED_DATA, PAGE_STYLES

_ELEMENTS = frozenset(
    [
        *("html", "head", "meta", "title", "style", "script", "body", "main", "div", "span", "br"),
        *("h1", "h2", "h3", "p", "section", "table", "caption", "colgroup", "col", "thead"),
        *("tbody", "tr", "th", "td"),
    ]
)
"""What gaitool writes, and what editors put around it that changes nothing by itself."""

_ATTRIBUTES = frozenset(
    [
        *("id", "class", "lang", "xml:lang", "xmlns", "charset", "name", "content", "type", "role"),
        *("tabindex", "scope", "headers", "rowspan", "colspan"),
    ]
)
_HARMLESS = ("data-", "aria-")
_HEADERS = frozenset(["content-type", "x-ua-compatible"])
"""What a page may tell browsers about itself; another header leads them to another page."""

_EACH_ITS_OWN = MappingProxyType(
    {
        # How wide the columns are, and where the signature stands.
        r"#[\w-]+ col:nth-child\(\d+\) \{ width: [1-9][\d.]*%; \} ?": "",
        r"\.sign(?:\.first|:not\(\.first\)) \{ padding-right: \d{1,2}(?:\.\d)?em; \} ?": "",
        # Tables with many columns, or with groups of them.
        r"#[\w-]+ th \{ padding: 0\.3em 0\.4em; \} ?": "",
        r"#[\w-]+ \{ min-width: [1-9]\d?(?:\.\d+)?rem; \} ?": "",
        r"#[\w-]+ \{ min-width: 0; font-size: (?:[5-9]|\d\d)(?:\.\d)?pt; \} ?": "",
        r"#[\w-]+ th, #[\w-]+ td \{ padding: 0\.2em 0; \} ?": "",
        r"th, td(?:, #[\w-]+ th)+ \{": "th, td {",
        # A draft says so on paper.
        r'@top-center \{ content: "草\s稿"; [^{}"]{1,80}\} ?': "",
    }
)
"""What the styles of two reports differ in, and what comes in its place before they are summed."""


def carried_by(root: Any) -> str:
    """Return the report as data that a page of ours has in it for programs."""
    for script in root.iter("script"):
        if _is_data(script):
            # Programs that write a page in ASCII put references there too, where none belong:
            # no & stands in the data as they were written.
            return unescape("".join(script.itertext()))
    return ""


def foreign_to(root: Any) -> tuple[str, ...]:
    """Return, each once, what styles, scripts, elements and attributes gaitool never writes."""
    return tuple(dict.fromkeys(_foreign(root)))


def style_sum(style: str) -> str:
    """Return the checksum of a page's style, alike for all reports of one version of gaitool."""
    text = " ".join(unescape(style).split())
    for own, instead in _EACH_ITS_OWN.items():
        text = re.sub(own, instead, text)
    return sha256(text.strip().encode("utf-8")).hexdigest()


def _foreign(root: Any) -> Iterator[str]:
    styles = ["".join(style.itertext()) for style in root.iter("style")]
    if not styles or any(style_sum(style) not in PAGE_STYLES for style in styles):
        yield "样式"
    for element in root.iter(etree.Element):
        tag = element.tag
        if tag == "script" and not _is_data(element):
            yield "脚本"
        elif tag not in _ELEMENTS:
            yield f"<{tag}>"
        else:
            names = (name for name, value in element.items() if not _is_ours(name, value))
            yield from (f"<{tag}> 的 {name}" for name in names)


def _is_ours(attribute: str, value: str) -> bool:
    is_header = attribute == "http-equiv" and value.strip().lower() in _HEADERS
    return is_header or attribute in _ATTRIBUTES or attribute.startswith(_HARMLESS)


def _is_data(script: Any) -> bool:
    return (script.get("type"), script.get("id")) == ("application/json", CARRIED_DATA)
