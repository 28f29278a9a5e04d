"""A web page as other programs save it: nothing that a reader sees is changed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import html5lib
from lxml import etree, html


def _root(page: str) -> Any:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def _by_lxml(**how: Any) -> Callable[[str], bytes]:
    return lambda page: bytes(etree.tostring(_root(page), **how))


def _by_html5lib(**how: Any) -> Callable[[str], bytes]:
    def saved(page: str) -> bytes:
        tree = html5lib.parse(page, treebuilder="lxml")
        written = html5lib.serialize(tree, tree="lxml", **how)
        return written if isinstance(written, bytes) else str(written).encode()

    return saved


def _with_attributes_reversed(page: str) -> bytes:
    root = _root(page)
    for element in root.iter("*"):
        attributes = list(element.attrib.items())[::-1]
        element.attrib.clear()
        for name, value in attributes:
            element.set(name, value)
    return bytes(etree.tostring(root, method="html", encoding="utf-8"))


def _with_entities(page: str) -> bytes:
    head, body, data = _parts(page)
    return (head + re.sub("[、，。（）县]", lambda c: f"&#x{ord(c[0]):x};", body) + data).encode()


def _with_lines_broken(page: str) -> bytes:
    head, body, data = _parts(page)
    for tag in ("p", "td", "h2"):
        body = body.replace(f"</{tag}>", f"\n  </{tag}>").replace(f"<{tag}>", f"<{tag}>\n    ")
    return (head + body + data).encode()


def _parts(page: str) -> Iterator[str]:
    begin, end = page.index("<body>"), page.index("<script")
    return iter((page[:begin], page[begin:end], page[end:]))


def _with(old: str, new: str) -> Callable[[str], bytes]:
    return lambda page: page.replace(old, new).encode()


def _with_link(page: str) -> bytes:
    head, body, data = _parts(page)
    link = '<a href="https://www.example.gov.cn/" target="_blank">政府信息公开</a>'
    return (head + body.replace("政府信息公开", link) + data).encode()


SAVED_AGAIN: dict[str, Callable[[str], bytes]] = {
    "as it was": str.encode,
    "with a byte order mark": lambda page: b"\xef\xbb\xbf" + page.encode(),
    "in UTF-16": lambda page: page.encode("utf-16"),
    "in GB 18030": lambda page: page.replace("utf-8", "gb18030").encode("gb18030"),
    "with the line ends of Windows": _with("\n", "\r\n"),
    "by lxml in ASCII": _by_lxml(method="html"),
    "by lxml": _by_lxml(method="html", encoding="utf-8"),
    "by lxml as XHTML": _by_lxml(method="xml", encoding="utf-8"),
    "by lxml, indented": _by_lxml(method="html", encoding="utf-8", pretty_print=True),
    "by html5lib": _by_html5lib(),
    "by html5lib without what may be left out": _by_html5lib(
        omit_optional_tags=True, quote_attr_values="spec"
    ),
    "by html5lib in ASCII": _by_html5lib(encoding="ascii"),
    "by html5lib with all that may be there": _by_html5lib(
        quote_attr_values="always", use_trailing_solidus=True, resolve_entities=True
    ),
    "with the attributes in another order": _with_attributes_reversed,
    "with character references": _with_entities,
    "without blanks between elements": lambda page: re.sub(r">\s+<", "><", page).encode(),
    "with tags in capitals": lambda page: re.sub(
        r"<(/?)(?!script)(\w+)", lambda tag: f"<{tag[1]}{tag[2].upper()}", page
    ).encode(),
    "without groups of rows and columns": lambda page: re.sub(
        r"</?(?:tbody|thead|colgroup|col)>", "", page
    ).encode(),
    "without names": lambda page: re.sub(
        r' (?:headers|scope|tabindex|aria-labelledby|id)="(?!gaitool)[^"]*"', "", page
    ).encode(),
    "with lines broken elsewhere": _with_lines_broken,
    "with comments, as browsers leave them": _with("<p>", "<!-- saved from url=(0014) --><p>"),
    "with the encoding told as browsers tell it": _with(
        '<meta charset="utf-8">',
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
    ),
    "with elements around the texts": _with("<p>", "<div><p>"),
    "with words in bold": _with("<p>", "<p><strong></strong><b>\u200b</b>"),
    "with a link": _with_link,
    "with a comment in the style": _with("</style>", "/* 已审 */</style>"),
    "with texts set as editors set them": _with(
        "<p>", '<p style="text-align: justify; font-family: 仿宋" class="MsoNormal" align="left">'
    ),
    "with an icon": _with("</head>", '<link rel="icon" href="/favicon.ico"></head>'),
    "with figures in tables of their own": lambda page: re.sub(
        r'(<td headers="[^"]*">)(\d+)(</td>)',
        r"\1<table><tr><td>\2</td></tr></table>\3",
        page,
        count=3,
    ).encode(),
    "with characters that have no width": _with("申请", "申\u200b请"),
    "with variants chosen of digits": lambda page: re.sub(
        r">(\d)(\d+)<", ">\\1\ufe0e\\2<", page
    ).encode(),
}
