"""Reads XML into elements by expat, prefixes, comments and instructions included."""

import codecs
import re
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn
from xml.parsers import expat

from gaitool.page.markup.elements import Element

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST = 2048
_APART = "\n"
"""Between namespace, name and prefix: no name can hold it."""

_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
# Expat knows none in which a letter takes several bytes, but for Unicode's own.
_OF_SEVERAL_BYTES = frozenset(["big5", "big5hkscs", "gb2312", "gb18030", "gbk"])


class LxmlError(Exception):
    """What could not be read."""


class Instruction(Element):
    """A comment or an instruction: its tag is the function that lxml makes such with."""

    __slots__ = ()


def comment() -> NoReturn:
    """Be the tag of every comment; none is ever made by the package."""
    raise NotImplementedError


def instruction() -> NoReturn:
    """Be the tag of every instruction; none is ever made by the package."""
    raise NotImplementedError


class DocumentInfo:
    """What stands before the root."""

    def __init__(self, doctype: str) -> None:
        self.doctype = doctype


class Document:
    """A whole document."""

    def __init__(self, root: Element, doctype: str) -> None:
        self._root = root
        self.docinfo = DocumentInfo(doctype)

    def getroot(self) -> Element:
        """Return the root."""
        return self._root


class XmlParser:
    """How XML is read: entities and networks are never touched, whatever is asked."""

    def __init__(self, *, remove_comments: bool = False, **_: object) -> None:
        self._keeps_comments = not remove_comments

    def read(self, content: bytes) -> Document:
        """Return a document; raises LxmlError."""
        reading = _Reading(keeps_comments=self._keeps_comments)
        try:
            reading.parser.Parse(_readable(content), True)  # noqa: FBT003 - that it is all of it
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise LxmlError(str(error)) from error
        if reading.root is None:
            raise LxmlError("no element")
        return Document(reading.root, reading.doctype)


def parse(stream: BinaryIO, parser: XmlParser) -> Document:
    """Return the document that a stream holds."""
    return parser.read(stream.read())


class _Reading:
    """Builds elements as expat tells of them."""

    def __init__(self, *, keeps_comments: bool) -> None:
        self.root: Element | None = None
        self.doctype = ""
        self._open: list[Element] = []
        self._declared: dict[str | None, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=_APART)
        self.parser.namespace_prefixes = True
        self.parser.ordered_attributes = True
        self.parser.buffer_text = True
        handlers: dict[str, Callable[..., Any]] = {
            "StartElementHandler": self._start,
            "EndElementHandler": self._end,
            "CharacterDataHandler": self._say,
            "StartNamespaceDeclHandler": self._declare,
            "StartDoctypeDeclHandler": self._note_doctype,
            "EntityDeclHandler": self._refuse_entity,
            "ProcessingInstructionHandler": self._instruct,
        }
        if keeps_comments:
            handlers["CommentHandler"] = self._comment
        for name, handler in handlers.items():
            setattr(self.parser, name, handler)

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise LxmlError("nested too deeply")
        tag, prefix = _named(name)
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        made = Element(tag, {_named(key)[0]: value for key, value in pairs})
        made.prefix, made.declared = prefix, self._declared
        self._declared = {}
        if self._open:
            self._open[-1].append(made)
        else:
            self.root = made
        self._open.append(made)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _say(self, text: str) -> None:
        if not self._open:
            return
        around = self._open[-1]
        if len(around):
            around[-1].tail = f"{around[-1].tail or ''}{text}"
        else:
            around.text = f"{around.text or ''}{text}"

    def _declare(self, prefix: str | None, space: str | None) -> None:
        self._declared[prefix] = space or ""

    def _note_doctype(self, name: str, *_: object) -> None:
        self.doctype = f"<!DOCTYPE {name}>"

    def _refuse_entity(self, name: str, *_: object) -> NoReturn:
        raise LxmlError(f"an entity is declared: {name}")

    def _comment(self, text: str) -> None:
        self._add_apart(Instruction(comment), text)

    def _instruct(self, target: str, text: str) -> None:
        self._add_apart(Instruction(instruction), f"{target} {text}".rstrip())

    def _add_apart(self, made: Instruction, text: str) -> None:
        made.text = text
        if self._open:
            self._open[-1].append(made)


def _readable(content: bytes) -> bytes | str:
    """Return XML as expat can read it: a text is Unicode there, whatever it declares."""
    declared = _DECLARED.match(content)
    if declared is None:
        return content
    encoding = codecs.lookup(declared[1].decode("ascii")).name
    return content.decode(encoding) if encoding in _OF_SEVERAL_BYTES else content


def _named(name: str) -> tuple[str, str | None]:
    """Return a full name and its prefix from what expat gives: namespace, name, prefix."""
    space, *rest = name.split(_APART)
    if not rest:
        return space, None
    return f"{{{space}}}{rest[0]}", rest[1] if len(rest) > 1 else None
