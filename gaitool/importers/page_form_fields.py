"""What the form fields of a web page show: what is typed in them, what is chosen."""

from typing import Any

_TYPED = frozenset(
    ["", "text", "number", "tel", "email", "url", "date", "month", "week", "datetime-local"]
)


def typed(element: Any) -> str:
    """Return what stands in an input field; nothing for buttons, boxes and hidden ones."""
    kind = (element.get("type") or "").strip().lower()
    return (element.get("value") or "") if kind in _TYPED else ""


def chosen(element: Any) -> str:
    """Return the option that a drop-down shows, the first where none is marked as chosen."""
    options = list(element.iter("option"))
    marked = [option for option in options if option.get("selected") is not None]
    if element.get("multiple") is not None:
        return "、".join(map(_words, marked))
    return "".join(map(_words, marked[-1:] or options[:1]))


def _words(option: Any) -> str:
    return " ".join((option.get("label") or "".join(option.itertext())).split())
