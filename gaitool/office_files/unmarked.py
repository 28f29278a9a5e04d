"""Texts that xlsxwriter would take for the markup of a rich text."""

_BEGINS, _ENDS = "<r>", "</r>"
_FULL_WIDTH = "＜"


def unmarked(text: str) -> str:
    """Return a text that the library escapes like any other, of the same length.

    What begins and ends like the markup of a rich text it writes as it is, and one such text that
    is no XML spoils the whole workbook.
    """
    is_taken_for_markup = text.startswith(_BEGINS) and text.endswith(_ENDS)
    return _FULL_WIDTH + text[1:] if is_taken_for_markup else text
