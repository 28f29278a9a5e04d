"""The runs of a paragraph: text in which no year is parted from its 年 at the end of a line."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_BEFORE_A_YEAR = re.compile("(?<=[0-9]{4})(?=年)|(?<=[0-9]{4}年)")
_YEAR = "年"
_JOINER = "\u2060"
_CHINESE_BY_SCRIPT = "zh-Hans-CN"
"""The same Chinese as zh-CN, by its longer name."""


def write_text(paragraph: Paragraph, text: str) -> None:
    """Add a text to a paragraph; its line breaks are breaks of lines.

    In Word and WPS no line begins with 年, as the settings say. LibreOffice does not read those,
    and ends a line anywhere in text of zh-CN but before closing marks; in Chinese by any other
    name it asks the rules of Unicode, which a joiner binds. That joiner is hidden text, which no
    program shows, searches or prints, so that fonts without a sign for it do no harm.
    """
    for number, piece in enumerate(_BEFORE_A_YEAR.split(text)):
        if number and piece == _YEAR:
            _hide(paragraph.add_run(_JOINER))
            _name_chinese_by_script(paragraph.add_run(piece))
        elif piece:
            paragraph.add_run(piece)


def _hide(run: Any) -> None:
    run.font.hidden = True


def _name_chinese_by_script(run: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), _CHINESE_BY_SCRIPT)
    run._r.get_or_add_rPr().append(language)
