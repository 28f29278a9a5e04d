"""Counts the elements and attributes of a web page before it is parsed."""

import re

_MOST_ELEMENTS = 600_000
_MOST_ATTRIBUTES = 1_000
"""On one element; a parser compares each with all others."""

# Scripts and the like hold no elements; a quotation mark counts only after an equals sign.
_TOKEN = re.compile(
    r"<!--|<(?:(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])|[a-z])"
    r"(?P<attributes>(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[=\"'])*+)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)")
_NAME = re.compile(r"[^\s/]++")


def is_too_large(text: str) -> bool:
    """Whether a page has more elements, or one of them more attributes, than pages have."""
    elements = at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[0] == "<!--":
            at = _after(text, "-->", at)
            continue
        elements += 1
        if elements > _MOST_ELEMENTS or _is_long(token["attributes"]):
            return True
        if raw := token["raw"]:
            closing = re.compile(f"</{raw}", re.IGNORECASE).search(text, at)
            at = closing.start() if closing else len(text)
    return False


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)


def _is_long(attributes: str) -> bool:
    if len(attributes) <= _MOST_ATTRIBUTES:
        return False
    return len(attribute_names(attributes)) > _MOST_ATTRIBUTES


def attribute_names(attributes: str) -> list[str]:
    """Return the names of the attributes of a start tag, as they are written in it."""
    return _NAME.findall(_VALUE.sub(" ", attributes))
