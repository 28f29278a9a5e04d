"""Which part of a web page is a report of gaitool's own making, and whether a page has one."""

from typing import Any

from gaitool.importers.own_styles import is_own_style

_SIGNED = "sign"
_TABLE = "table"
_OF_A_SITE = ("a", "nav", "header", "footer", "aside", "form", "img", "button")


def looks_like_ours(root: Any) -> bool:
    """Whether a page has the style of ours, or its tables and signature, whatever it is called."""
    if any(is_own_style("".join(style.itertext())) for style in root.iter("style")):
        return True
    return {_SIGNED, _TABLE} <= set(map(_mark, _marked(root)))


def own_part(root: Any) -> Any:
    """Return the element that holds a report and nothing of the page that it was put into.

    It is what gaitool writes around all, else the smallest that holds title, tables and signature;
    where nothing of a site is around it, the whole page.
    """
    marked = _marked(root)
    if not marked:
        return root
    part = _holding_all(marked)
    around = (part, *part.iterancestors())
    written = next((one for one in around if one.tag == "main"), None)
    titled = (one for one in around if next(one.iter("h1"), None) is not None)
    found = next(titled, root) if written is None else written
    return found if found.tag not in {"body", "html"} and _is_in_a_frame(found) else root


def _is_in_a_frame(part: Any) -> bool:
    """Whether a page has anything of a site around a part of it: links, menus, pictures."""
    root = [part, *part.iterancestors()][-1]
    inside = {one for one in part.iter() if one.tag in _OF_A_SITE}
    body = next(root.iter("body"), root)
    return any(one not in inside for tag in _OF_A_SITE for one in body.iter(tag))


def _marked(root: Any) -> list[Any]:
    return [one for tag in ("section", "p") for one in root.iter(tag) if _mark(one)]


def _mark(element: Any) -> str:
    """Return what an element is by its class: the frame of a table, or a line of the signature."""
    names = (element.get("class") or "").split()
    if element.tag == "p":
        return _SIGNED if _SIGNED in names else ""
    is_named = element.get("aria-labelledby", "").endswith("-caption")
    return _TABLE if _TABLE in names and is_named else ""


def _holding_all(elements: list[Any]) -> Any:
    """Return the smallest element that all of some stand in."""
    first, *others = ([one, *one.iterancestors()] for one in elements)
    return next(one for one in first if all(one in other for other in others))
