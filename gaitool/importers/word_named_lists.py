"""The lists that a Word document names, and the lists that stand for these."""

from collections.abc import Iterator, Mapping
from typing import Any

from gaitool.importers.word_parts import DocumentParts, said, said_below


def lists_in_use(parts: DocumentParts, named: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield lists and their levels, each once, with what names it by its number."""
    lists = _by_id(parts.named("numbering"), "num", "numId")
    known = _Known(
        lists,
        _by_id(parts.named("numbering"), "abstractNum", "abstractNumId"),
        _by_id(parts.named("styles"), "style", "styleId"),
    )
    waiting = [(lists[number], at) for number, at in named.items() if number in lists]
    met: set[object] = set()
    for one, at in waiting:
        if one not in met:
            met.add(one)
            yield one, at
            waiting += ((other, at) for other in known.standing_for(one))


class _Known:
    """Lists, their levels and styles by their numbers and names."""

    def __init__(
        self, lists: Mapping[str, Any], levels: Mapping[str, Any], styles: Mapping[str, Any]
    ) -> None:
        self.lists, self.levels, self.styles = lists, levels, styles

    def standing_for(self, one: Any) -> Iterator[Any]:
        """Yield what a list has its levels from: its own, or those of the list of a style."""
        number, style = said_below(one, "abstractNumId"), said_below(one, "numStyleLink")
        if number in self.levels:
            yield self.levels[number]
        if style:
            yield from (o for o in self.levels.values() if said_below(o, "styleLink") == style)
            number = said_below(self.styles.get(style), "pPr/numPr/numId")
            yield from (o for at, o in self.lists.items() if at == number)


def _by_id(root: Any, name: str, identity: str) -> dict[str, Any]:
    found = [] if root is None else root.findall(f"{{*}}{name}")
    return {said(one, identity): one for one in found}
