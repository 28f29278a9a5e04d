"""The style of a web page of gaitool's own making: known by its sum, and the words others add."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from types import MappingProxyType

from gaitool.office_files.own_documents import PAGE_STYLES

_RULE = r"(?<=\} )"
"""Before what may be left out: put into a rule it would break what follows."""

_COLUMN = re.compile(_RULE + r"#([\w-]+) col:nth-child\((\d{1,3})\) \{ width: ([\d.]{1,6})%; \} ?")
_NARROWEST, _ALL_BUT, _ALL = 0.3, 99, 101
"""Of a column, beside the mean of its table; percent of all of them together."""

_DRAFT_BOX = (
    r'(?<=; )@top-center \{ content: "草　稿"; font: 16pt 黑体, SimHei, sans-serif; '
    r"color: #a00000; \} ?"
)
"""How every sheet says that it is a draft."""

_EACH_ITS_OWN = MappingProxyType(
    {
        # Where the signature stands.
        _RULE + r"\.sign(?:\.first|:not\(\.first\)) \{ "
        r"padding-right: (?:1?\d|2[0-4])(?:\.\d)?em; \} ?": "",
        # Tables with many columns, or with groups of them.
        _RULE + r"#[\w-]+ th \{ padding: 0\.3em 0\.4em; \} ?": "",
        _RULE + r"#[\w-]+ \{ min-width: [1-9]\d{0,2}(?:\.\d+)?rem; \} ?": "",
        _RULE + r"#[\w-]+ \{ min-width: 0; font-size: (?:[5-9]|1[0-2])(?:\.\d)?pt; \} ?": "",
        _RULE + r"#[\w-]+ th, #[\w-]+ td \{ padding: 0\.2em 0; \} ?": "",
        _RULE + r"th, td(?:, #[\w-]+ th)+ \{": "th, td {",
        # A draft says so on paper.
        _DRAFT_BOX: "",
    }
)
"""What the styles of two reports differ in, and what comes in its place before they are summed."""

_LONGEST = 200_000
_COMMENT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|/\*.*?(?:\*/|\Z)", re.DOTALL)
_MARK = "\0"
"""Stands for a comment: it parts words, and yet is no blank."""

_BLANKS = re.compile(f"[ \t\r\n\f{_MARK}]+")
_REFERENCE = re.compile(r"&(?:#x[0-9a-f]{2,6}|#\d{3,7}|[a-z]{2,8});", re.IGNORECASE)
_CONTENT = re.compile(r"""content\s*:((?:[^;}"']|"[^"]*+"|'[^']*+')*+)""", re.IGNORECASE)
_STRING = re.compile(r"""["']([^"']*+)["']|(attr\([^)]*+(?:\)|\Z))""")
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)


def is_own_style(style: str) -> bool:
    """Whether a style is one that gaitool writes."""
    return len(style) <= _LONGEST and style_sum(style) in PAGE_STYLES


def is_style_of_draft(style: str) -> bool:
    """Whether a style has every sheet say that it is a draft, as gaitool's does."""
    return bool(re.search(_DRAFT_BOX, _in_one_form(style)))


def style_sum(style: str) -> str:
    """Return the checksum of a page's style, alike for all reports of one version of gaitool."""
    text = _in_one_form(style)
    if _are_all_in_sight(text):
        text = _COLUMN.sub("", text)
    for own, instead in _EACH_ITS_OWN.items():
        text = re.sub(own, instead, text)
    return sha256(text.strip().encode("utf-8")).hexdigest()


def words_added_by(style: str) -> Iterator[str]:
    """Yield the words that a style puts before or after what stands in a page; signs are none."""
    for content in _CONTENT.finditer(re.sub(_DRAFT_BOX, "", _in_one_form(style))):
        for string, attribute in _STRING.findall(content[1]):
            words = _ESCAPED.sub(_character, string) or attribute
            if any(map(str.isalnum, words)):
                yield words


def _in_one_form(style: str) -> str:
    """Return a style without what says nothing: comments, and how its blanks are written."""
    return _BLANKS.sub(_as_blank, _uncommented(style)).strip(f" {_MARK}")


def _uncommented(style: str) -> str:
    """Return a style with marks for its comments; what looks like one in a string is none.

    Programs that write a page in ASCII put references there, where browsers know none: letters
    outside of ASCII stand only in names of fonts and in words.
    """
    text = _REFERENCE.sub(_referred, style.replace(_MARK, "\ufffd"))
    return _COMMENT.sub(lambda found: _MARK if found[0].startswith("/*") else found[0], text)


def _as_blank(run: re.Match[str]) -> str:
    return " " if run[0].strip(_MARK) else run[0]


def _are_all_in_sight(style: str) -> bool:
    """Whether the columns of each table are all told, in order, and each has room."""
    tables: dict[str, list[float]] = {}
    for identity, number, width in _COLUMN.findall(style):
        widths = tables.setdefault(identity, [])
        if int(number) != len(widths) + 1 or not _is_number(width):
            return False
        widths.append(float(width))
    return all(
        _ALL_BUT < sum(widths) < _ALL and min(widths) * len(widths) >= _NARROWEST * 100
        for widths in tables.values()
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _referred(reference: re.Match[str]) -> str:
    letter = unescape(reference[0])
    return reference[0] if letter.isascii() else letter


def _character(code: re.Match[str]) -> str:
    return _letter(int(code[1], 16))


def _letter(number: int) -> str:
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
