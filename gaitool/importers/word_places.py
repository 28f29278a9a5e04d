"""Where something stands in a Word document, in words, by what a person can count there."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from gaitool.importers.word_parts import said, tag_of
from gaitool.text.shortening import shortened

_WORDS = frozenset(["t", "delText"])
_LONGEST_QUOTE = 12
_PARTS = MappingProxyType(
    {
        "hdr": "页眉",
        "ftr": "页脚",
        "styles": "默认样式",
        "numbering": "列表样式",
        "fonts": "字体表",
        "theme": "主题",
        "settings": "文档设置",
        "document": "整个文件",
    }
)


def place_of(element: Any) -> str:
    """Return the paragraph, row, style or part that an element stands in, its first words quoted.

    Paragraphs without words are not counted, as nobody sees them.
    """
    above = [element, *around(element)]
    names = [tag_of(one) for one in above]
    if "style" in names:
        name = above[names.index("style")].find("{*}name")
        return f"样式“{said(name) if name is not None else ''}”"
    if "body" not in names or names[0] == "body":
        return _PARTS.get(names[-1], "整个文件")
    at = names.index("body")
    top = above[at - 1] if at else element
    nearest = above[names.index("p")] if "p" in names else top
    words = words_of(nearest).strip()
    quoted = f"“{shortened(words, _LONGEST_QUOTE)}”" if words else ""
    number = _number_of(top)
    match tag_of(top):
        case "sectPr":
            return "页面设置"
        case "tbl":
            row = next((one for one in reversed(above[:at]) if tag_of(one) == "tr"), None)
            return f"第{number}张表" + ("" if row is None else f"第{_number_of(row)}行{quoted}")
    return f"第{number}段{quoted}"


def around(element: Any) -> Iterator[Any]:
    """Yield the elements that an element stands in, the nearest first."""
    while (element := element.getparent()) is not None:
        yield element


def words_of(element: Any) -> str:
    """Return the words in an element, deleted ones too."""
    return "".join(one.text or "" for one in element.iter() if tag_of(one) in _WORDS)


def _number_of(element: Any) -> int:
    """Return an element's number among those of its kind beside it; empty paragraphs are none."""
    kind, number = tag_of(element), 1
    for one in element.getparent():
        if one is element:
            break
        number += tag_of(one) == kind and (kind != "p" or bool(words_of(one).strip()))
    return number
