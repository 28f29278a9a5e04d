"""What a unit can do that gets a letter: it has Excel and the blank workbook, but no gaitool."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from gaitool.face import FACE

_OF_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "our_blank": "统一下发的空白表",
        "newer_workbook": "请把内容填进这次统一下发的空白表：这份工作簿用的是另一种空白表",
        "new_workbook": "请把内容填进这次统一下发的空白表",
        "into_workbook": "照原文填进这次统一下发的空白表",
        "into_new_workbook": (
            "在 Excel 或 WPS 里把旧表填好的格复制到新表同名的行和列，"
            "粘贴时选“选择性粘贴”中的“数值”，不要整张工作表复制"
        ),
        "into_units_workbook": "把内容复制进去",
        "with_form_file": "",
        "check_register": "请报送填报工作簿。",
        "check_known": "请报送填报工作簿。",
        "marked_copy": "另附标注副本的",
        "make_document": "重新生成一次",
    }
)
"""What stands in a letter in place of what a face offers, by the fields of Offers."""

_BY_OFFER = {getattr(FACE, field): words for field, words in _OF_UNITS.items()}
# The longest first: some offers begin with the words of another.
_OFFERS = re.compile("|".join(map(re.escape, sorted(filter(None, _BY_OFFER), key=len)[::-1])))


def for_units(words: str) -> str:
    """Return what is said of a report, without what only who has gaitool before them can do."""
    return _OFFERS.sub(lambda offer: _BY_OFFER[offer[0]], words)
