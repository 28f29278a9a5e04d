"""Reads a web page into elements by the rules of libxml2, so that all read it alike."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from gaitool.page.markup.elements import Element
from gaitool.page.markup.page_tokens import End, Start, tokens
from gaitool.page.markup.xml_reading import Document

_USUAL_RANK = 100
_OF_HEAD = frozenset(["script", "style", "meta", "link", "title", "base"])
_FRAMES = frozenset(["noframes", "frame", "frameset"])
_ONLY_ONCE = ("html", "head", "body")
_BLANKS = " \t\n\r\f"


class _Rules(NamedTuple):
    void: frozenset[str]
    raw: frozenset[str]
    escapable: frozenset[str]
    rank: Mapping[str, int]
    ended_by: Mapping[str, frozenset[str]]


@cache
def _rules() -> _Rules:
    source = resources.files("gaitool.page.markup") / "page_elements.toml"
    known = tomllib.loads(source.read_text(encoding="utf-8"))
    return _Rules(
        void=frozenset(known["void"]),
        raw=frozenset(known["raw"]),
        escapable=frozenset(known["escapable"]),
        rank=known["rank"],
        ended_by={tag: frozenset(starts) for tag, starts in known["ended_by"].items()},
    )


class PageParser:
    """How a web page is read: comments and instructions are left out, whatever is asked."""

    def __init__(self, **_: object) -> None:
        self._rules = _rules()

    def read(self, content: bytes) -> "Page":
        """Return a page, which has no root where it has neither tags nor words."""
        building = _Building(self._rules)
        text = content.decode("utf-8", errors="replace")
        for token in tokens(text, self._rules.raw, self._rules.escapable):
            match token:
                case Start():
                    building.start(token)
                case End():
                    building.end(token.tag)
                case _:
                    building.say(token)
        return Page(building.root)


class Page(Document):
    """A page as it was read."""

    def __init__(self, root: Element | None) -> None:
        self._found = root

    def getroot(self) -> Element | None:  # type: ignore[override]
        """Return the root; None where there is none."""
        return self._found


class _Building:
    """The elements that are open, and what has been seen of the page's frame."""

    def __init__(self, rules: _Rules) -> None:
        self.root: Element | None = None
        self._rules = rules
        self._open: list[Element] = []
        self._seen: set[str] = set()
        self._ignored = 0

    def start(self, token: Start) -> None:
        """Open an element, after what it ends and what it implies."""
        tag = token.tag
        while self._open and tag in self._rules.ended_by.get(self._open[-1].tag, ()):
            self._open.pop()
        self._imply(tag)
        if self._is_repeated(tag):
            self._ignored += 1
            return
        self._push(tag, token.attributes)
        if token.closes_itself or tag in self._rules.void:
            self._open.pop()

    def end(self, tag: str) -> None:
        """Close an element and all within it, but nothing of a higher rank than its own."""
        if self._ignored and tag in _ONLY_ONCE:
            self._ignored -= 1
            return
        rank = self._rank(tag)
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return
            if self._rank(self._open[place].tag) > rank:
                return

    def say(self, text: str) -> None:
        """Take in words; blanks where no words can be are left out."""
        if not text or (self.root is not None and not self._open):
            return
        is_before = not self._open or self._open[-1].tag == "head" or "body" not in self._seen
        if is_before and self._is_outside():
            text = text.lstrip(_BLANKS)
            if not text:
                return
            while self._open and self._open[-1].tag == "head":
                self._open.pop()
            self._imply("p")
        around = self._open[-1]
        if len(around):
            around[-1].tail = f"{around[-1].tail or ''}{text}"
        else:
            around.text = f"{around.text or ''}{text}"

    def _is_outside(self) -> bool:
        """Whether no words can stand where the page is."""
        return not self._open or self._open[-1].tag in {"html", "head"}

    def _rank(self, tag: str) -> int:
        return self._rules.rank.get(tag, _USUAL_RANK)

    def _is_repeated(self, tag: str) -> bool:
        match tag:
            case "html":
                return bool(self._open)
            case "head":
                return len(self._open) != 1
            case "body":
                return any(one.tag == "body" for one in self._open)
        return False

    def _imply(self, tag: str) -> None:
        """Open what every page has around an element."""
        if tag == "html":
            return
        if not self._open:
            self._push("html", {})
        if tag in {"head", "body"}:
            return
        if len(self._open) <= 1 and tag in _OF_HEAD:
            if self._seen.isdisjoint(("head", "body")):
                self._push("head", {})
        elif tag not in _FRAMES and "body" not in self._seen and not self._is_in_head():
            self._push("body", {})

    def _is_in_head(self) -> bool:
        return any(one.tag == "head" for one in self._open)

    def _push(self, tag: str, attributes: Mapping[str, str]) -> None:
        made = Element(tag, attributes)
        self._seen.add(tag)
        if self._open:
            self._open[-1].append(made)
        elif self.root is None:
            self.root = made
        self._open.append(made)
