"""The runs of a paragraph: text in which no year is parted from its 年 at the end of a line."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

_BEFORE_A_YEAR = re.compile("(?<=[0-9]{4})(?=年)|(?<=[0-9]{4}年)")
_YEAR = "年"
_JOINER = "\u00a0"
_TOO_SMALL_TO_SEE = Pt(1)
_CHINESE_BY_SCRIPT = "zh-Hans-CN"
"""The same Chinese as zh-CN, by its longer name."""


def write_text(paragraph: Paragraph, text: str) -> None:
    """Add a text to a paragraph; its line breaks are breaks of lines.

    In Word and WPS no line begins with 年, as the settings say. LibreOffice does not read those,
    and ends a line anywhere in text of zh-CN but before closing marks; in Chinese by any other
    name it asks the rules of Unicode, by which a space that does not break binds. OnlyOffice knows
    no such lists either and heeds that space alone, no joiner without a width. It is hidden text,
    which no other program shows, searches or prints, and so small that nobody sees it in one that
    does, as OnlyOffice prints all that is hidden.
    """
    for number, piece in enumerate(_BEFORE_A_YEAR.split(text)):
        if number and piece == _YEAR:
            _hide(paragraph.add_run(_JOINER))
            _name_chinese_by_script(paragraph.add_run(piece))
        elif piece:
            paragraph.add_run(piece)


def _hide(run: Any) -> None:
    run.font.hidden = True
    run.font.size = _TOO_SMALL_TO_SEE


def _name_chinese_by_script(run: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), _CHINESE_BY_SCRIPT)
    run._r.get_or_add_rPr().append(language)
