"""Texts as a terminal or a mail may get them: whatever file they are from, they are only shown."""

import re

from gaitool.text.patterns import pattern

# What a terminal obeys or reorders by instead of showing it: C0 (a carriage return alone writes
# over the line), C1, marks of direction, marks of annotations, tags. \r\n ends lines of CSV.
_OBEYED = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]|\r(?!\n)"
)
_HALF_CHARACTERS = "[\ud800-\udfff]"
_BREAKS_A_LINE = "[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+"
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """Return a text that does nothing to a terminal but to be shown; line breaks stay.

    Half characters, as a file name has whose bytes are no UTF-8, show as replacement marks.
    """
    # Nearly every text is; nothing that a terminal obeys counts as printable.
    if text.replace("\n", "").isprintable():
        return text
    return pattern(_HALF_CHARACTERS).sub(_REPLACEMENT, pattern(_OBEYED).sub("", text))


def one_line(text: str) -> str:
    """Return a text as printable gives it, in one line: nothing in it can pass for another."""
    return text if text.isprintable() else printable(pattern(_BREAKS_A_LINE).sub(" ", text))


def printable_json(content: object) -> str:
    """Return indented JSON in which what a terminal would obey is spelled out, so none is lost."""
    import json

    text = json.dumps(content, ensure_ascii=False, indent=1)
    return pattern(_HALF_CHARACTERS).sub(_spelled_out, pattern(_OBEYED).sub(_spelled_out, text))


def _spelled_out(match: re.Match[str]) -> str:
    raw = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{raw[at : at + 2].hex()}" for at in range(0, len(raw), 2))
