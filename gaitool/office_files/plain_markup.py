"""What markup needs to be taken by a pattern, and be what the XML parser would make of it."""

from operator import itemgetter
from typing import Any

from gaitool.text.patterns import pattern

_DECLARATION = (
    r'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\?>)?'
    r"\s*<\w"
)
_OTHER_ENTITY = r"&(?!(?:lt|gt|amp|quot|apos);)"
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
"""The last of them makes an ``&`` that begins none."""

_NO_XML = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


class NotPlain(Exception):
    """The part is to be left to the XML parser."""


def plain_markup(before: bytes, content: bytes) -> str:
    r"""Return the text of some markup, given what stands before it; raises NotPlain.

    A comment before it, or an instruction to some program, could hold what looks like the markup;
    the declaration, which can stand at the very beginning alone, is matched whole. The parser makes
    line breaks of ``\r``.
    """
    try:
        head, markup = before.decode("utf-8"), content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotPlain from None
    is_odd = "<!" in head or "<?" in head[1:] or "\r" in markup
    if is_odd or not pattern(_DECLARATION).match(head) or pattern(_OTHER_ENTITY).search(markup):
        raise NotPlain
    return markup


def plain_pieces(source: str, markup: str) -> list[Any]:
    """Return the groups of all pieces, the first of them the whole; raises NotPlain for a rest."""
    pieces = pattern(source).findall(markup)
    if sum(map(len, map(itemgetter(0), pieces))) != len(markup):
        raise NotPlain
    return pieces


def plain_text(markup: str) -> str:
    """Return the text that is written in an element; raises NotPlain where none may be."""
    if not markup.isprintable() and pattern(_NO_XML).search(markup):
        raise NotPlain
    if "&" in markup:
        for entity, sign in _ENTITIES:
            markup = markup.replace(entity, sign)
    return markup
