"""Writes elements as XML, each namespace by the prefix that it was declared with."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from gaitool.page.markup.elements import Element
from gaitool.page.markup.xml_reading import comment

_XML = "http://www.w3.org/XML/1998/namespace"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_VALUES = {**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_SPECIAL = re.compile('[&<>"\r\n\t]')

_Scope = Mapping[str | None, str]


def tostring(root: Element, *, xml_declaration: bool = False, **_: object) -> bytes:
    """Return an element with all within it, in UTF-8; its tail is left out."""
    pieces = [_DECLARATION] if xml_declaration else []
    pieces += _Writing().written(root)
    return "".join(pieces).encode("utf-8", "surrogatepass")


class _Writing:
    """Writes one element after another; end tags wait until what is within is written."""

    def written(self, root: Element) -> Iterator[str]:
        waiting: list[str | tuple[Element, _Scope]] = [(root, {"xml": _XML})]
        while waiting:
            match waiting.pop():
                case str() as text:
                    yield text
                case element, around:
                    if element is not root:
                        waiting.append(_escaped(element.tail, _IN_TEXT))
                    yield from self._element(element, around, waiting)

    def _element(
        self, element: Element, around: _Scope, waiting: list[str | tuple[Element, _Scope]]
    ) -> Iterator[str]:
        if not isinstance(element.tag, str):
            yield f"<!--{element.text}-->" if element.tag is comment else f"<?{element.text}?>"
            return
        named = _Named(element, around)
        yield f"<{named.tag}{named.attributes}"
        if not len(element) and not element.text:
            yield "/>"
            return
        yield f">{_escaped(element.text, _IN_TEXT)}"
        waiting.append(f"</{named.tag}>")
        waiting += [(child, named.scope) for child in reversed(list(element))]


class _Named:
    """The names of an element and its attributes, with what has to be declared for them."""

    def __init__(self, element: Element, around: _Scope) -> None:
        self.scope: dict[str | None, str] = dict(around)
        self._new: dict[str | None, str] = {}
        for prefix, space in element.declared.items():
            if around.get(prefix) != space:
                self._declare(prefix, space)
        self.tag = self._name(element.tag, element.prefix, is_attribute=False)
        words = [
            f' {self._name(key, None, is_attribute=True)}="{_escaped(value, _IN_VALUES)}"'
            for key, value in element.attrib.items()
        ]
        declared = [f' {_declaring(p)}="{_escaped(s, _IN_VALUES)}"' for p, s in self._new.items()]
        self.attributes = "".join([*declared, *words])

    def _declare(self, prefix: str | None, space: str) -> None:
        self.scope[prefix] = self._new[prefix] = space

    def _name(self, full: str, wanted: str | None, *, is_attribute: bool) -> str:
        space, _, name = full.rpartition("}")
        space = space.removeprefix("{")
        if not space:
            # A name without a namespace must not fall into the one around it.
            if not is_attribute and self.scope.get(None):
                self._declare(None, "")
            return name
        prefix = self._prefix(space, wanted, is_attribute=is_attribute)
        return f"{prefix}:{name}" if prefix else name

    def _prefix(self, space: str, wanted: str | None, *, is_attribute: bool) -> str | None:
        if self.scope.get(wanted) == space and (wanted or not is_attribute):
            return wanted
        known = [prefix for prefix, uri in self.scope.items() if uri == space]
        usable = [prefix for prefix in known if prefix or not is_attribute]
        if usable:
            return usable[0]
        free = next(f"ns{n}" for n in count() if f"ns{n}" not in self.scope)
        self._declare(free, space)
        return free


def _declaring(prefix: str | None) -> str:
    return f"xmlns:{prefix}" if prefix else "xmlns"


def _escaped(text: str | None, escapes: Mapping[str, str]) -> str:
    return _SPECIAL.sub(lambda match: escapes.get(match[0], match[0]), text or "")
