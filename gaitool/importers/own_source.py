"""What the source of a page of ours has that browsers heed and its elements do not show."""

import re
from collections.abc import Iterator
from typing import Any

from gaitool.importers.encodings import Decoded, is_marked, usual_name
from gaitool.importers.page_size import attribute_names, start_tags

_CELL = re.compile(r"<t[dh](?=[\s/>])", re.IGNORECASE)
_IN_CELL = re.compile(r"<(/p|p|/?t\w{1,5}|/?div)(?=[\s/>])", re.IGNORECASE)
_LOOSE_END = "/p"

_META = re.compile(
    r"<meta(?=[\s/])(?:[^<>\"']|\"[^\"<]{0,300}\"|'[^'<]{0,300}'){0,300}", re.IGNORECASE
)
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(r"\s{0,9}<\?xml[^<>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{1,40})")
_CONTROL = re.compile(
    "[\x01-\x08\x0b\x0e-\x1f\x80-\x84\x86-\x9f]"
    r"|&#(?:0{0,9}(?:[1-8]|11|1[4-9]|2\d|3[01])(?!\d)|x0{0,9}(?:[1-8bef]|1[\da-f])(?![\da-f]))",
    re.IGNORECASE,
)
"""Browsers show a box for it; gaitool leaves out what was pasted."""

_KEPT = frozenset(["lang", "xml:lang", "xmlns", "class", "id"])
_OF_ASCII = frozenset(["ascii", "us-ascii", "iso-8859-1", "windows-1252", "utf-8", "gb18030"])
"""Encodings in which a page is the same that has nothing but ASCII."""

_NO_ENCODING = "没有写明编码"


def told_by_source(source: Decoded, root: Any) -> Iterator[str]:
    """Yield how browsers take a page otherwise than its elements have it."""
    yield from _attributes_added(source.text)
    if any(_begins_with_an_end(cell) for cell in _CELL.split(source.text)[1:]):
        yield "多余的 </p>"
    if _CONTROL.search(source.text):
        yield "控制字符"
    if not is_marked(source.encoding):
        yield from _other_encodings(source, root)


def _begins_with_an_end(cell: str) -> bool:
    """Whether a paragraph ends in a cell that none has begun: browsers part there what is in it."""
    first = _IN_CELL.search(cell)
    return first is not None and first[1].lower() == _LOOSE_END


def _attributes_added(text: str) -> Iterator[str]:
    """Yield the attributes that a second start of the page or its body adds to the first."""
    seen = set[str]()
    for tag in start_tags(text):
        if name := (tag["frame"] or "").lower():
            added = (one for one in attribute_names(tag["attributes"]) if one.lower() not in _KEPT)
            if name in seen and (first := next(added, "")):
                yield f"另一个 <{name}> 的 {first}"
            seen.add(name)


def _other_encodings(source: Decoded, root: Any) -> Iterator[str]:
    """Yield what a page says of its encoding, where that is not the one that it was read in.

    Browsers heed what they find first, in the source as it stands or among its elements.
    """
    written = (_CHARSET.search(one[0]) for one in _META.finditer(source.text))
    elements = (_declared(meta) for meta in root.iter("meta"))
    told = [
        next((one[1] for one in written if one), ""),
        next((one for one in elements if one), ""),
    ]
    if not any(told) and (xml := _XML.match(source.text)):
        told.append(xml[1])
    is_ascii = source.text.isascii()
    alike = {source.encoding, *(_OF_ASCII if is_ascii else ())}
    others = dict.fromkeys(one for one in told if one and usual_name(one) not in alike)
    yield from (f"编码“{one}”" for one in others)
    if not (any(told) or is_ascii):
        yield _NO_ENCODING


def _declared(meta: Any) -> str:
    """Return the encoding that an element tells of; empty where it tells of none."""
    pragma = _CHARSET.search(meta.get("content", "")) if meta.get("http-equiv") else None
    return str(meta.get("charset") or (pragma[1] if pragma else ""))
