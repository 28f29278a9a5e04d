"""The fields of a Word document: what a program writes anew whenever it opens or prints it."""

from dataclasses import dataclass
from typing import Any

from gaitool.importers.word_parts import said, tag_of
from gaitool.importers.word_places import words_of

_MARKS = ("fldSimple", "fldChar", "instrText")


@dataclass
class Field:
    """A field: the mark that it begins with, its code, and what it showed last."""

    begin: Any
    code: str = ""
    shown: str = ""
    is_code: bool = True

    def take(self, words: str) -> None:
        """Take in words that stand in its code or in its result."""
        if self.is_code:
            self.code += words
        else:
            self.shown += words


def fields_of(root: Any) -> list[Field]:
    """Return the fields of a part; of one within another the outer one has its words too."""
    if all(next(root.iter(f"{{*}}{mark}"), None) is None for mark in _MARKS):
        return []
    found: list[Field] = []
    open_: list[Field] = []
    for element in root.iter():
        match tag_of(element):
            case "fldSimple":
                found.append(Field(element, said(element, "instr"), words_of(element)))
            case "fldChar":
                _take_mark(element, open_, found)
            case "instrText" | "t" if open_:
                open_[-1].take(element.text or "")
    # What nobody ends is none that can be known.
    return [*found, *(Field(one.begin, f"{one.code}…", one.shown) for one in open_)]


def _take_mark(mark: Any, open_: list[Field], found: list[Field]) -> None:
    match said(mark, "fldCharType"):
        case "begin":
            open_.append(Field(mark))
        case "separate" if open_:
            open_[-1].is_code = False
        case "end" if open_:
            ended = open_.pop()
            found.append(ended)
            for outer in open_[-1:]:
                outer.take(ended.shown)


def is_link(code: str) -> bool:
    """Whether a field makes a link of what it shows: it never writes another word."""
    return _words_of(code)[:1] == ["HYPERLINK"] and len(_words_of(code)) > 1


def is_page_number(code: str) -> bool:
    """Whether a field shows the number of the page, in whatever numerals."""
    name, *rest = _words_of(code) or [""]
    switches, formats = rest[::2], rest[1::2]
    is_whole = len(switches) == len(formats) and {*switches} <= {"\\*"}
    return name == "PAGE" and is_whole and all(map(str.isalnum, formats))


def _words_of(code: str) -> list[str]:
    r"""Return the words of a field's code; a blank after \* may be left out."""
    return code.upper().replace("\\*", " \\* ").split()
