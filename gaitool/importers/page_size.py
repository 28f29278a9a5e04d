"""Goes through the tags of a web page before it is parsed, and counts them."""

import re
from collections.abc import Iterator

_MOST_ELEMENTS = 600_000
_MOST_ATTRIBUTES = 1_000
"""On one element; a parser compares each with all others."""

# Scripts and the like hold no elements; a quotation mark counts only after an equals sign.
_TOKEN = re.compile(
    r"<!--|<(?:(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])"
    r"|(?P<frame>html|body)(?=[\s/>])|[a-z])"
    r"(?P<attributes>(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[=\"'])*+)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)")
_NAME = re.compile(r"[^\s/]++")


def is_too_large(text: str) -> bool:
    """Whether a page has more elements, or one of them more attributes, than pages have."""
    tags = enumerate(start_tags(text), start=1)
    return any(number > _MOST_ELEMENTS or _is_long(tag["attributes"]) for number, tag in tags)


def start_tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the start tags of a page, with their ``attributes``, and ``frame`` or ``raw`` names."""
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[0] == "<!--":
            at = _after(text, "-->", at)
            continue
        yield token
        if raw := token["raw"]:
            closing = re.compile(f"</{raw}", re.IGNORECASE).search(text, at)
            at = closing.start() if closing else len(text)


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
