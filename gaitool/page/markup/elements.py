"""Elements as lxml has them: they know their parent, and keep the prefixes they were read with."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

_STEP = re.compile(r"(?:\{[^}]*\})?[^/]+")
_EVERYWHERE = ".//"


class Element:
    """An element; its text stands before its children, its tail after itself.

    ``declared`` are the namespaces that are declared at it, by prefix.
    """

    __slots__ = ("_children", "_parent", "attrib", "declared", "prefix", "tag", "tail", "text")

    def __init__(
        self,
        tag: Any,
        attrib: Mapping[str, str] | None = None,
        nsmap: Mapping[str | None, str] | None = None,
        **more: str,
    ) -> None:
        self.tag = tag
        self.text: str | None = None
        self.tail: str | None = None
        self.attrib: dict[str, str] = {**(attrib or {}), **more}
        self.declared: dict[str | None, str] = dict(nsmap or {})
        self.prefix: str | None = None
        self._children: list[Element] = []
        self._parent: Element | None = None

    def __len__(self) -> int:
        return len(self._children)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator["Element"]:
        return iter(list(self._children))

    def __getitem__(self, place: Any) -> Any:
        return self._children[place]

    def __setitem__(self, places: slice, elements: Iterable["Element"]) -> None:
        """Replace some children, all of which may be among the new ones."""
        new = list(elements)
        for one in self._children[places]:
            one._parent = None
        self._children[places] = []
        start = places.indices(len(self._children))[0]
        for number, one in enumerate(new):
            self.insert(start + number, one)

    def __deepcopy__(self, _: object) -> "Element":
        copies: list[Element] = []
        waiting: list[tuple[Element, Element | None]] = [(self, None)]
        while waiting:
            one, parent = waiting.pop()
            copy = Element(one.tag, one.attrib, one.declared)
            copy.text, copy.tail, copy.prefix = one.text, one.tail, one.prefix
            copies.append(copy)
            if parent is not None:
                parent.append(copy)
            waiting += [(child, copy) for child in reversed(one._children)]
        return copies[0]

    def get(self, name: str, default: Any = None) -> Any:
        """Return an attribute."""
        return self.attrib.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Give an attribute."""
        self.attrib[name] = value

    def keys(self) -> Iterable[str]:
        """Return the names of the attributes."""
        return self.attrib.keys()

    def items(self) -> Iterable[tuple[str, str]]:
        """Return the attributes."""
        return self.attrib.items()

    def getparent(self) -> "Element | None":
        """Return the element that holds this one."""
        return self._parent

    def getprevious(self) -> "Element | None":
        """Return the element before this one in the same parent."""
        if self._parent is None:
            return None
        place = self._parent.index(self)
        return self._parent._children[place - 1] if place else None

    def index(self, element: "Element") -> int:
        """Return the place of a child."""
        return next(n for n, one in enumerate(self._children) if one is element)

    def append(self, element: "Element") -> None:
        """Put an element last; it is taken out of where it was."""
        element._leave()
        element._parent = self
        self._children.append(element)

    def extend(self, elements: Iterable["Element"]) -> None:
        """Put elements last."""
        for one in elements:
            self.append(one)

    def insert(self, place: int, element: "Element") -> None:
        """Put an element at a place."""
        element._leave()
        element._parent = self
        self._children.insert(place, element)

    def remove(self, element: "Element") -> None:
        """Take a child out, with its tail; raises ValueError for what is none."""
        if element._parent is not self:
            raise ValueError(element.tag)
        element._leave()

    def replace(self, old: "Element", new: "Element") -> None:
        """Put an element in the place of a child."""
        new._leave()
        place = self.index(old)
        old._leave()
        self.insert(place, new)

    def addnext(self, element: "Element") -> None:
        """Put an element right after this one, before the tail of this one."""
        parent = self._parent
        if parent is None:
            raise TypeError(self.tag)
        element._leave()
        element.tail, self.tail = _joined(element.tail, self.tail), None
        parent.insert(parent.index(self) + 1, element)

    def addprevious(self, element: "Element") -> None:
        """Put an element right before this one."""
        parent = self._parent
        if parent is None:
            raise TypeError(self.tag)
        element._leave()
        parent.insert(parent.index(self), element)

    def iterancestors(self) -> Iterator["Element"]:
        """Yield the elements that hold this one, the nearest first."""
        around = self._parent
        while around is not None:
            yield around
            around = around._parent

    def iter(self, wanted: Any = None) -> Iterator["Element"]:
        """Yield this and every element within that has a tag, in the order of the document."""
        matches = _matcher(wanted)
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if matches(one):
                yield one
            waiting += reversed(one._children)

    def itertext(self) -> Iterator[str]:
        """Yield all text within."""
        for event, one in iterwalk(self, events=("start", "end")):
            text = one.text if event == "start" else one.tail if one is not self else None
            if text:
                yield text

    def find(self, path: str) -> "Element | None":
        """Return the first element by a path of tags."""
        return next(self._found(path), None)

    def findall(self, path: str) -> list["Element"]:
        """Return the elements by a path of tags."""
        return list(self._found(path))

    def findtext(self, path: str) -> str | None:
        """Return the text of the first element by a path of tags."""
        found = self.find(path)
        return None if found is None else found.text or ""

    def _found(self, path: str) -> Iterator["Element"]:
        if path.startswith(_EVERYWHERE):
            wanted = path.removeprefix(_EVERYWHERE)
            yield from (one for one in self.iter(wanted) if one is not self)
            return
        found: Iterable[Element] = [self]
        for step in _STEP.findall(path):
            found = _children_of(found, _matcher(step))
        yield from found

    def _leave(self) -> None:
        if self._parent is not None:
            del self._parent._children[self._parent.index(self)]
            self._parent = None


Comment = Element
"""Nothing that the package changes in a part asks for one: a comment has no tag."""


def _children_of(
    parents: Iterable[Element], matches: Callable[[Element], bool]
) -> Iterator[Element]:
    return (one for parent in parents for one in parent if matches(one))


def _matcher(wanted: Any) -> Callable[[Element], bool]:
    """Return what tells whether an element has a tag: a full one, or one of any namespace."""
    if wanted is None:
        return lambda _: True
    if not isinstance(wanted, str):
        return lambda one: isinstance(one.tag, str)
    if wanted.startswith("{*}"):
        name = wanted[3:]
        return lambda one: isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name
    return lambda one: one.tag == wanted


def _joined(first: str | None, second: str | None) -> str | None:
    return f"{first or ''}{second or ''}" or None


def sub_element(
    parent: Element, tag: str, attrib: Mapping[str, str] | None = None, **more: str
) -> Element:
    """Make an element as the last child of another."""
    made = Element(tag, {**(attrib or {}), **more})
    parent.append(made)
    return made


class QName:
    """The name of an element in its two parts."""

    def __init__(self, element: Element) -> None:
        space, _, self.localname = element.tag.rpartition("}")
        self.namespace = space.removeprefix("{") or None


def iterwalk(root: Element, events: Sequence[str]) -> Iterator[tuple[str, Element]]:
    """Yield the start and the end of every element, as a reader meets them."""
    waiting = [("start", root)]
    while waiting:
        event, one = waiting.pop()
        if event in events and isinstance(one.tag, str):
            yield event, one
        if event == "start":
            waiting.append(("end", one))
            waiting += [("start", child) for child in reversed(one._children)]
