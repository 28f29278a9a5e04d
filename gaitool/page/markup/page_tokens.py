"""Splits a web page into words, start tags and end tags, as the standard of HTML does."""

import html
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

_TAG = re.compile(r"</?([a-zA-Z][^\t\n\f\r />]*)")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*(?:(=?[^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >]*)))?)"
)
_COMMENT_END = re.compile(r"--!?>|\Z")
_NO_COMMENT = re.compile(r"<!---?>")
# In an attribute a reference without its semicolon is none where a name could go on.
_LOOSE = re.compile(r"&(?=[a-zA-Z0-9]+[=])")
_REFERENCE = re.compile(r"&(#[xX]?[0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")
_PLAIN = "plaintext"


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag."""

    tag: str
    attributes: Mapping[str, str]
    closes_itself: bool


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    tag: str


Token = str | Start | End


def tokens(text: str, raw: Collection[str], escapable: Collection[str]) -> Iterator[Token]:
    """Yield what a page consists of; comments and instructions are left out.

    ``raw`` are elements in which nothing is markup, ``escapable`` those in which &amp; counts.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    reading = _Tokens(text.lstrip(" \t\n\f"))
    for token in reading.all():
        yield token
        if isinstance(token, Start) and not token.closes_itself:
            if token.tag in escapable:
                yield html.unescape(reading.up_to_end_of(token.tag))
            elif token.tag in raw or token.tag == _PLAIN:
                yield reading.up_to_end_of(token.tag)


class _Tokens:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def all(self) -> Iterator[Token]:
        while self._at < len(self._text):
            before = self._at
            opening = self._text.find("<", self._at)
            if opening < 0:
                opening = len(self._text)
            if opening > self._at:
                self._at = opening
                yield html.unescape(self._text[before:opening])
            if opening < len(self._text):
                yield from self._markup()

    def up_to_end_of(self, tag: str) -> str:
        """Return all before an end tag, or the rest."""
        end = re.compile(rf"</{re.escape(tag)}(?=[\t\n\f\r />])", re.IGNORECASE)
        found = None if tag == _PLAIN else end.search(self._text, self._at)
        stop = found.start() if found else len(self._text)
        content, self._at = self._text[self._at : stop], stop
        return content

    def _markup(self) -> Iterator[Token]:
        """Yield the tag that begins here, or the sign alone where none does."""
        tag = _TAG.match(self._text, self._at)
        if tag:
            yield from self._tag(tag)
        elif self._text.startswith("<!--", self._at):
            self._skip_comment()
        elif self._text.startswith(("<!", "<?", "</"), self._at) and len(self._text) > self._at + 2:
            self._at = _after(self._text, ">", self._at)
        else:
            self._at += 1
            yield "<"

    def _skip_comment(self) -> None:
        empty = _NO_COMMENT.match(self._text, self._at)
        found = empty or _COMMENT_END.search(self._text, self._at + len("<!--"))
        self._at = found.end() if found else len(self._text)

    def _tag(self, tag: "re.Match[str]") -> Iterator[Token]:
        at, attributes, is_value = tag.end(), dict[str, str](), False
        while at < len(self._text) and self._text[at] != ">":
            found = _ATTRIBUTE.match(self._text, at)
            if found is None or found.end() == at:
                at += 1
                continue
            at = found.end()
            name, *values = found.groups()
            is_value = bool(values[-1])  # without quotation marks, so that it ends with the tag
            if name:
                value = next((one for one in values if one is not None), "")
                attributes.setdefault(name.lower(), _unescaped_value(value))
        whole, self._at = at < len(self._text), at + 1
        if not whole:
            return  # a page that breaks off within a tag
        name = tag[1].lower()
        if tag[0].startswith("</"):
            yield End(name)
        else:
            closes_itself = self._text[at - 1] == "/" and not is_value
            yield Start(name, attributes, closes_itself)


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)


def _unescaped_value(value: str) -> str:
    return _REFERENCE.sub(_of_value, value) if "&" in value else value


def _of_value(match: "re.Match[str]") -> str:
    written = match[0]
    following = match.string[match.end() : match.end() + 1]
    if written.endswith(";") or written.startswith("&#"):
        return html.unescape(written)
    known = html.unescape(written)
    # Only a name that is known as a whole counts, and not where it goes on.
    is_whole = len(known) == 1 and not (following == "=" or following.isalnum())
    return known if is_whole else written
