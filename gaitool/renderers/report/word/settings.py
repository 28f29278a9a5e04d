"""What the Word document says of itself beside its text: language, spacing, fall-back fonts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

LANGUAGE = "zh-CN"

_MODE_OF_WORD_2013 = "15"
"""The library's template says 14, which Word shows as 兼容模式 in the title of its window."""

_FALL_BACKS: Mapping[str, str] = MappingProxyType(
    {"方正小标宋简体": "宋体", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}
)
_FONT = (
    '<w:font w:name="{name}"><w:altName w:val="{fall_back}"/><w:charset w:val="86"/>'
    '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
)


def set_up_settings(document: WordDocument) -> None:
    """Set Chinese, narrow punctuation, today's layout rules, and the fonts used in need."""
    settings: Any = document.settings.element
    language = settings.find(qn("w:themeFontLang"))
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _MODE_OF_WORD_2013)
    _add_fall_backs(document)


def _add_fall_backs(document: WordDocument) -> None:
    """Name the font that stands in where one is not installed.

    方正小标宋简体 is licensed and on few machines; the _GB2312 fonts went with Windows XP.
    """
    fonts: Any = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    added = "".join(_FONT.format(name=name, fall_back=font) for name, font in _FALL_BACKS.items())
    fonts._blob = fonts.blob.replace(b"</w:fonts>", f"{added}</w:fonts>".encode())
