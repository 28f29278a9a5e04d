"""A Word document of gaitool's own making: what is in it that gaitool never writes."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from lxml import etree

from gaitool.importers.word_parts import DocumentParts, part_root, tag_of

_FOREIGN = MappingProxyType(
    {
        "drawing": "图片或文本框",
        "pict": "图片或文本框",
        "object": "嵌入的对象",
        "altChunk": "插入的文件",
        "footnoteReference": "脚注",
        "endnoteReference": "尾注",
        "commentReference": "批注",
        "del": "修订痕迹",
        "ins": "修订痕迹",
        "moveFrom": "修订痕迹",
    }
)
_AROUND = ("header", "footer")
_OWN_WORDS = re.compile(r"[\s\d—–-]*|草\s*稿")
"""Of headers and footers: the page number, and that it is a draft."""


def foreign_to(parts: DocumentParts) -> tuple[str, ...]:
    """Return, each once, what gaitool never writes and what may show other words or hide some."""
    return tuple(dict.fromkeys(_foreign(parts)))


def _foreign(parts: DocumentParts) -> Iterator[str]:
    roots = [parts.root]
    for link in parts.links.values():
        if link.kind in _AROUND and (root := part_root(parts.package, link.target)) is not None:
            roots.append(root)
            words = "".join(one.text or "" for one in root.iter("{*}t"))
            if not _OWN_WORDS.fullmatch(words):
                yield "页眉或页脚里的文字"
    for root in roots:
        tags = {tag_of(element) for element in root.iter(etree.Element)}
        yield from (told for tag, told in _FOREIGN.items() if tag in tags)
