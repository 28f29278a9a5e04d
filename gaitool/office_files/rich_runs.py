"""Draws the set-apart runs of rich text as a person sees them: 4 with a raised 2 is 4², not 42."""

from dataclasses import dataclass

from gaitool.text.set_apart import raised, struck

_OFF = frozenset(["0", "false"])


@dataclass(slots=True)
class RichRun:
    """The run that is open, and how its characters look."""

    _is_struck: bool = False
    _is_raised: bool = False

    def begin(self) -> None:
        """Begin a run, or text without runs: nothing is set apart yet."""
        self._is_struck = self._is_raised = False

    def take(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in a property of the run."""
        if tag == "strike":
            self._is_struck = attributes.get("val", "1") not in _OFF
        elif tag == "vertAlign":
            self._is_raised = attributes.get("val") in {"superscript", "subscript"}

    def drawn(self, text: str) -> str:
        """Return a piece of the run's text, its figures as they look."""
        if self._is_struck:
            return struck(text)
        return raised(text) if self._is_raised else text
