"""What the Word document says of itself beside its text: language, spacing, fall-back fonts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGUAGE = "zh-CN"
LATIN_LANGUAGE = "en-US"
"""Of digits and Latin words: LibreOffice breaks those of Chinese anywhere, 202｜5年."""

_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠年月日件"
)
"""What Word itself keeps from the end and from the beginning of a line in Chinese, and the words
after numbers: 2025年, 12件 and dates are never broken (GB/T 9704: 数字、年份不回行)."""

_MODE_OF_WORD_2013 = "15"
"""The library's template says 14, which Word shows as 兼容模式 in the title of its window."""

_FALL_BACKS: Mapping[str, str] = MappingProxyType(
    {"方正小标宋简体": "宋体", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}
)
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">{fonts}</w:fonts>'
)
_FONT = (
    '<w:font w:name="{name}"><w:altName w:val="{fall_back}"/><w:charset w:val="86"/>'
    '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
)


def set_up_settings(document: WordDocument) -> None:
    """Set Chinese, narrow punctuation, today's layout rules, and the fonts used in need."""
    settings: Any = document.settings.element
    language = settings.find(qn("w:themeFontLang"))
    language.set(qn("w:val"), LATIN_LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
    _set_line_breaks(settings)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.remove(settings.find(qn("m:mathPr")))  # names Cambria Math, and nothing is calculated
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _MODE_OF_WORD_2013)
    _list_fonts(document)


def _set_line_breaks(settings: Any) -> None:
    """Set narrow punctuation, and what neither begins nor ends a line."""
    spacing = settings.find(qn("w:characterSpacingControl"))
    spacing.set(qn("w:val"), "compressPunctuation")
    for tag, signs in (("Before", _NEVER_FIRST), ("After", _NEVER_LAST)):
        rule = OxmlElement(f"w:noLineBreaks{tag}")
        rule.set(qn("w:lang"), LANGUAGE)
        rule.set(qn("w:val"), signs)
        spacing.addnext(rule)


def _list_fonts(document: WordDocument) -> None:
    """Name the fonts of the document, and the one that stands in where one is not installed.

    方正小标宋简体 is licensed and on few machines; the _GB2312 fonts went with Windows XP.
    """
    fonts: Any = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    named = "".join(_FONT.format(name=name, fall_back=font) for name, font in _FALL_BACKS.items())
    # None of those that the library's template names: WPS tells which of them are missing.
    fonts._blob = _FONTS.format(fonts=named).encode()
