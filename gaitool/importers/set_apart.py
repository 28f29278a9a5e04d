"""Keeps words apart that a document sets apart: struck out, raised as a note, hardly to be seen.

While a document is read such words stand between marks in its text. What they come to depends on
where they stand: in a cell the figures are drawn as they look, so that they are doubted; in a
text what is struck, and the mark of a note, is left out and told.
"""

import re
from collections.abc import Iterable
from enum import Enum
from itertools import groupby

from gaitool.text import set_apart as drawn
from gaitool.text.shortening import shortened
from gaitool.text.unseen import without_width

SOFT_BREAK = "\x0b"
"""Ends a line of a paragraph, though perhaps no sentence."""


class TextLook(Enum):
    """How words look that are set apart, by the mark that stands before them."""

    PLAIN = ""
    STRUCK = "\x01"
    RAISED = "\x02"
    FAINT = "\x03"


Piece = tuple[str, TextLook]
"""A piece of a text and its look."""

_END = "\x04"
_MARKS = re.compile("[\x01-\x04]")
_RUN = re.compile("([\x01-\x03])([^\x01-\x04]*)\x04")
_NOTE = re.compile(r"[\s\d⁰-⁹¹²³①-⒇*†‡#注\[\]()（）〔〕【】]+")
_LONGEST_QUOTE = 30


def marked(pieces: Iterable[Piece]) -> str:
    """Return pieces as one text, what is set apart between marks; no line break within them."""
    return "".join(_marked(look, "".join(p for p, _ in run)) for look, run in _runs(pieces))


def _runs(pieces: Iterable[Piece]) -> Iterable[tuple[TextLook, Iterable[Piece]]]:
    return groupby(((p, look) for p, look in pieces if p), key=lambda piece: piece[1])


def _marked(look: TextLook, text: str) -> str:
    text = _MARKS.sub("", text)
    if look is TextLook.PLAIN or not text.strip():
        return text
    lines = text.split(SOFT_BREAK)
    return SOFT_BREAK.join(f"{look.value}{line}{_END}" if line else "" for line in lines)


def in_cell(text: str) -> str:
    """Return the text of a cell, figures set apart in it drawn as they look.

    What is raised is so beside something only: a cell all of whose text is raised is plain.
    """
    text = without_width(text)
    if _END not in text:
        return text
    whole = _RUN.fullmatch(text.strip())
    if whole and whole[1] == TextLook.RAISED.value:
        return whole[2]
    return plain(text)


def _drawn(run: re.Match[str]) -> str:
    match TextLook(run[1]):
        case TextLook.STRUCK:
            return drawn.struck(run[2])
        case TextLook.FAINT:
            return drawn.faint(run[2])
        case _:
            return drawn.raised(run[2])


def in_text(text: str, left_out: list[str]) -> str:
    """Return a paragraph without what is struck and the marks of notes; those are added to a list.

    Words that are hardly to be seen stay, but for figures that would run into one beside them.
    """
    if _END in text:
        text = _without_runs(text, left_out)
    left_out += [f"划去的“{figure}”" for figure in drawn.struck_figures(text)]
    text = drawn.without_struck(text)
    left_out += [f"注释标记“{mark}”" for mark in drawn.note_marks(text)]
    return drawn.without_note_marks(text)


def plain(text: str) -> str:
    """Return a text with what is set apart drawn as it looks, whatever stands beside it."""
    return _MARKS.sub("", _RUN.sub(_drawn, text)) if _END in text else text


def _without_runs(text: str, left_out: list[str]) -> str:
    kept: list[str] = []
    end = 0
    for run in _RUN.finditer(text):
        before = text[end : run.start()]
        kept += [before, _kept(run, before[-1:], text[run.end() : run.end() + 1], left_out)]
        end = run.end()
    return _MARKS.sub("", "".join([*kept, text[end:]]))


def _kept(run: re.Match[str], before: str, after: str, left_out: list[str]) -> str:
    look, words = TextLook(run[1]), run[2]
    if look is TextLook.STRUCK:
        left_out.append(f"划去的“{_quoted(words)}”")
        return ""
    is_unit = before.isascii() and before.isalpha()
    if look is TextLook.RAISED and before and not is_unit and _NOTE.fullmatch(words):
        left_out.append(f"注释标记“{_quoted(words)}”")
        return ""
    runs_in = before.isdecimal() and words[:1].isdecimal()
    runs_on = after.isdecimal() and words[-1:].isdecimal()
    if runs_in or runs_on:
        left_out.append(f"看不清的“{_quoted(words)}”")
        return ""
    return words


def _quoted(words: str) -> str:
    return shortened(words.strip(), _LONGEST_QUOTE)
