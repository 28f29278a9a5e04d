"""The style of a web page of gaitool's own making: known by its sum, and the words others add."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from types import MappingProxyType

from gaitool.office_files.own_documents import PAGE_STYLES

_EACH_ITS_OWN = MappingProxyType(
    {
        # How wide the columns are, and where the signature stands.
        r"#[\w-]+ col:nth-child\(\d+\) \{ width: [1-9][\d.]*%; \} ?": "",
        r"\.sign(?:\.first|:not\(\.first\)) \{ padding-right: \d{1,2}(?:\.\d)?em; \} ?": "",
        # Tables with many columns, or with groups of them.
        r"#[\w-]+ th \{ padding: 0\.3em 0\.4em; \} ?": "",
        r"#[\w-]+ \{ min-width: [1-9]\d?(?:\.\d+)?rem; \} ?": "",
        r"#[\w-]+ \{ min-width: 0; font-size: (?:[5-9]|\d\d)(?:\.\d)?pt; \} ?": "",
        r"#[\w-]+ th, #[\w-]+ td \{ padding: 0\.2em 0; \} ?": "",
        r"th, td(?:, #[\w-]+ th)+ \{": "th, td {",
        # A draft says so on paper.
        r'@top-center \{ content: "草\s稿"; [^{}"]{1,80}\} ?': "",
    }
)
"""What the styles of two reports differ in, and what comes in its place before they are summed."""

_LONGEST = 200_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CONTENT = re.compile(r"""content\s*:((?:[^;}"']|"[^"]*+"|'[^']*+')*+)""", re.IGNORECASE)
_STRING = re.compile(r"""["']([^"']*+)["']|(attr\([^)]*+(?:\)|\Z))""")
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)


def is_own_style(style: str) -> bool:
    """Whether a style is one that gaitool writes."""
    return len(style) <= _LONGEST and style_sum(style) in PAGE_STYLES


def style_sum(style: str) -> str:
    """Return the checksum of a page's style, alike for all reports of one version of gaitool."""
    text = " ".join(_COMMENT.sub(" ", unescape(style)).split())
    for own, instead in _EACH_ITS_OWN.items():
        text = re.sub(own, instead, text)
    return sha256(text.strip().encode("utf-8")).hexdigest()


def words_added_by(style: str) -> Iterator[str]:
    """Yield the words that a style puts before or after what stands in a page; signs are none."""
    for content in _CONTENT.finditer(_COMMENT.sub(" ", unescape(style))):
        for string, attribute in _STRING.findall(content[1]):
            words = _ESCAPED.sub(_character, string) or attribute
            if any(map(str.isalnum, words)):
                yield words


def _character(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
