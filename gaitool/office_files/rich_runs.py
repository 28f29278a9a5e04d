"""Draws the set-apart runs of rich text as a person sees them: 4 with a raised 2 is 4², not 42."""

from gaitool.text.patterns import pattern
from gaitool.text.set_apart import faint, raised, struck

_OFF = frozenset(["0", "false"])
RUN_LOOKS = frozenset(["strike", "vertAlign", "color", "sz"])
"""The properties of a run that are looked at."""

_NEARLY_WHITE = r"(?i)(?:..)?(?:[EF][89A-F]|F[0-9A-F]){3}"
_WHITES_BY_NUMBER = frozenset(["1", "9", "65"])
_SPECK = r"[0-2](?:\.[0-9]{0,9})?"
"""Points: as for a whole cell, smaller figures than of 3 points are specks."""


class RichRun:
    """The run that is open, and how its characters look."""

    def __init__(self) -> None:
        self.is_set_apart = False
        self._is_struck = False
        self._is_raised = False
        self._is_white = False
        self._is_speck = False

    def begin(self) -> None:
        """Begin a run, or text without runs: nothing is set apart yet."""
        self.is_set_apart = False
        self._is_struck = self._is_raised = self._is_white = self._is_speck = False

    def take(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in a property of the run."""
        self.is_set_apart = True
        if tag == "strike":
            self._is_struck = attributes.get("val", "1") not in _OFF
        elif tag == "vertAlign":
            self._is_raised = attributes.get("val") in {"superscript", "subscript"}
        elif tag == "color":
            self._is_white = _is_white(attributes)
        elif tag == "sz":
            self._is_speck = bool(pattern(_SPECK).fullmatch(attributes.get("val", "")))

    def drawn(self, text: str) -> str:
        """Return a piece of the run's text, its figures as they look."""
        if self._is_struck:
            return struck(text)
        if self._is_white or self._is_speck:
            return faint(text)
        return raised(text) if self._is_raised else text


def _is_white(attributes: dict[str, str]) -> bool:
    """Whether a colour is that of paper; what ground a single run stands on is not asked."""
    if "rgb" in attributes:
        return bool(pattern(_NEARLY_WHITE).fullmatch(attributes["rgb"]))
    by_theme = attributes.get("theme") == "0" and "tint" not in attributes
    return by_theme or attributes.get("indexed") in _WHITES_BY_NUMBER
