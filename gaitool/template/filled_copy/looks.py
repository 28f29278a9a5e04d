"""Takes the looks of cells out of one workbook's styles into those of another."""

from copy import deepcopy
from typing import Any

from lxml import etree

_FIRST_OWN_FORMAT = 164
"""Number formats below are those of the programs themselves."""

_PARTS = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))


class TakenLooks:
    """Looks of one workbook as another one has them; what it has already is not added again."""

    def __init__(self, source: Any, target: Any) -> None:
        self._source, self._target = _Styles(source), _Styles(target)
        self._taken: dict[str, str] = {}

    def number(self, look: str) -> str:
        """Return the number that a look of the source has in the target."""
        if look not in self._taken:
            self._taken[look] = self._take(int(look))
        return self._taken[look]

    def _take(self, look: int) -> str:
        taken = deepcopy(self._source.list("cellXfs")[look])
        for name, part in _PARTS:
            one = self._source.list(part)[int(taken.get(name, "0"))]
            taken.set(name, self._target.number_of(part, one))
        taken.set("numFmtId", self._format(taken.get("numFmtId", "0")))
        taken.set("xfId", "0")
        return self._target.number_of("cellXfs", taken)

    def _format(self, number: str) -> str:
        if int(number) < _FIRST_OWN_FORMAT:
            return number
        code = next(
            one.get("formatCode")
            for one in self._source.list("numFmts")
            if one.get("numFmtId") == number
        )
        known = {one.get("numFmtId"): one.get("formatCode") for one in self._target.list("numFmts")}
        for other, its_code in known.items():
            if its_code == code:
                return str(other)
        free = str(max([_FIRST_OWN_FORMAT - 1, *map(int, known)]) + 1)
        self._target.add("numFmts", "numFmt", {"numFmtId": free, "formatCode": code})
        return free


class _Styles:
    """The lists of a part of styles."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._namespace = etree.QName(root).namespace
        self._space = f"{{{self._namespace}}}"
        self._known: dict[str, dict[bytes, int]] = {}

    def list(self, name: str) -> Any:
        found = self._root.find(f"{self._space}{name}")
        if found is None:  # only the list of number formats may be missing: it is the first
            found = etree.Element(f"{self._space}{name}")
            self._root.insert(0, found)
        return found

    def number_of(self, name: str, one: Any) -> str:
        """Return the number of an entry, which is added where it is not there."""
        known = self._known.setdefault(name, {})
        if not known:
            for number, entry in enumerate(self.list(name)):
                known.setdefault(_written(entry), number)
        here = self._in_this_space(one)
        written = _written(here)
        if written not in known:
            known[written] = len(self.list(name))
            self.list(name).append(here)
            self._count(name)
        return str(known[written])

    def add(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        etree.SubElement(self.list(name), f"{self._space}{tag}", attributes)
        self._count(name)

    def _count(self, name: str) -> None:
        self.list(name).set("count", str(len(self.list(name))))

    def _in_this_space(self, one: Any) -> Any:
        name = f"{self._space}{etree.QName(one).localname}"
        # Without a prefix of its own, or it would not be known again as the same.
        made = etree.Element(name, dict(one.attrib), nsmap={None: self._namespace})
        made.extend(self._in_this_space(child) for child in one)
        return made


def _written(entry: Any) -> bytes:
    return bytes(etree.tostring(entry, method="c14n", exclusive=True))
