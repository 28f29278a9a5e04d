"""Figures set apart from the text beside them, in characters: struck 9̶, raised ¹, faint 1̷.

So written they neither run together with the number beside them nor pass for one themselves.
"""

from gaitool.text.patterns import pattern

STROKE = "\u0336"
FAINT = "\u0337"
_DIGIT = r"\d"
_RAISED = {ord(str(digit)): sign for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_RAISED |= {ord("０") + digit: sign for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
MARKS = "²³¹⁰⁴-⁹₀-₉①-⒇⓪-⓿❶-➓㉑-㉟㊱-㊿"
_NOTE_MARK = rf"(?<=\d)[{MARKS}]+"
_STRUCK = rf"(?:\d{STROKE})+"
_DRAWN = f"[{STROKE}{FAINT}]"
_APART = rf"{STROKE}|{FAINT}|\d[{MARKS}]|[{MARKS}]\d"


def struck(text: str) -> str:
    """Return a text with a stroke through its figures."""
    return pattern(_DIGIT).sub(rf"\g<0>{STROKE}", text)


def faint(text: str) -> str:
    """Return a text with its figures marked as hardly to be seen."""
    return pattern(_DIGIT).sub(rf"\g<0>{FAINT}", text)


def raised(text: str) -> str:
    """Return a text with its figures as those of a note or an exponent."""
    return text.translate(_RAISED)


def holds_figure_apart(text: str) -> bool:
    """Whether a figure in a text is struck, faint, or stands beside the mark of a note."""
    return bool(pattern(_APART).search(text))


def is_drawn_over(text: str) -> bool:
    """Whether a figure in a text is struck or faint."""
    return bool(pattern(_DRAWN).search(text))


def without_marks(text: str) -> str:
    """Return a text with the marks of notes after its figures, and all strokes, left out."""
    return pattern(_DRAWN).sub("", without_note_marks(text))


def struck_figures(text: str) -> list[str]:
    """Return the figures of a text that are struck."""
    return [figure.replace(STROKE, "") for figure in pattern(_STRUCK).findall(text)]


def without_struck(text: str) -> str:
    """Return a text with its struck figures left out."""
    return pattern(_STRUCK).sub("", text)


def without_note_marks(text: str) -> str:
    """Return a text with the marks of notes after its figures left out."""
    return pattern(_NOTE_MARK).sub("", text)


def note_marks(text: str) -> list[str]:
    """Return the marks of notes that stand after figures of a text."""
    return pattern(_NOTE_MARK).findall(text)
