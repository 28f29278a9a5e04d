"""The looks of the template's cells: fonts, fills and borders, named by what they are for."""

from enum import Enum
from types import MappingProxyType
from typing import Any

BODY_SIZE = 11
TITLE_SIZE = 16
HINT_SIZE = 10
LINE_SIZE = 10
"""Of a line of the register, which has many columns."""

# Colours by number and never of the theme, for programs have themes of their own.
_TEXT = MappingProxyType(
    {"font_name": "宋体", "font_size": BODY_SIZE, "valign": "vcenter", "text_wrap": True}
)
_LEFT = MappingProxyType({**_TEXT, "align": "left"})
_CENTRED = MappingProxyType({**_TEXT, "align": "center"})
_BORDER = MappingProxyType({"border": 1, "border_color": "#7F7F7F"})
_HEAD_FILL = MappingProxyType({**_BORDER, "bg_color": "#F2F2F2"})
_TO_FILL = MappingProxyType({"bg_color": "#FFFBE6"})
_MAY_BE_FILLED = MappingProxyType({"bg_color": "#EEF5FB"})
_INPUT = MappingProxyType({**_BORDER, **_TO_FILL, "locked": False})
_STATUS = MappingProxyType({**_TEXT, **_BORDER, "align": "center", "font_color": "#595959"})
_PALE = MappingProxyType({"font_color": "#7F7F7F", "font_size": HINT_SIZE})
_OPTIONAL = MappingProxyType({**_BORDER, **_MAY_BE_FILLED})
_LINE = MappingProxyType(
    {**_CENTRED, "font_size": LINE_SIZE, "border": 1, "border_color": "#BFBFBF"}
)
_NEEDED_LINE = MappingProxyType({**_LINE, **_TO_FILL, "locked": False})
_OPTIONAL_LINE = MappingProxyType({**_LINE, **_MAY_BE_FILLED, "locked": False})
_LIVE_LINE = MappingProxyType(
    {**_LINE, "font_size": LINE_SIZE - 1, "bg_color": "#F2F2F2", "font_color": "#595959"}
)
_LISTED_DAY = MappingProxyType({**_CENTRED, **_BORDER, "font_size": LINE_SIZE})
_DAY = "yyyy-mm-dd"


class Look(Enum):
    """What a cell of the template is for; the value is its format in xlsxwriter's terms."""

    TITLE = MappingProxyType({**_LEFT, "font_name": "黑体", "font_size": TITLE_SIZE})
    HEADING = MappingProxyType({**_LEFT, "font_name": "黑体", "font_size": 12})
    PLAIN = MappingProxyType(_LEFT)
    HINT = MappingProxyType({**_LEFT, "font_color": "#595959", "font_size": HINT_SIZE})
    HEAD = MappingProxyType({**_CENTRED, **_HEAD_FILL})
    ROW_HEAD = MappingProxyType({**_LEFT, **_HEAD_FILL})
    OPTIONAL_HEAD = MappingProxyType({**_CENTRED, **_OPTIONAL})
    TOTAL = MappingProxyType({**_CENTRED, **_HEAD_FILL, "num_format": "0"})
    # General and not 0: a figure with decimals that may not have any must be seen with them.
    FIGURE = MappingProxyType({**_CENTRED, **_INPUT, "num_format": "General"})
    CHECK = MappingProxyType({**_CENTRED, **_BORDER, "font_size": HINT_SIZE})
    # The words are in the format, so that the cell is a number and the cover can refer to it.
    BLANK_COUNT = MappingProxyType({**_STATUS, "num_format": '"未填 "0" 格"'})
    WORDS_COUNT = MappingProxyType({**_STATUS, "num_format": '"有文字 "0" 格"'})
    UNBALANCED_COUNT = MappingProxyType({**_STATUS, "num_format": '"勾稽 "0" 处不平"'})
    UNLIKE_COUNT = MappingProxyType({**_STATUS, "num_format": '"核对数 "0" 处不符"'})
    LAST_YEAR = MappingProxyType({**_CENTRED, **_BORDER, **_PALE})
    LAST_YEAR_ROW = MappingProxyType({**_LEFT, **_BORDER, **_PALE})
    CARRIED = MappingProxyType({**_CENTRED, **_INPUT, "bg_color": "#E8F3E4", "num_format": "0"})
    WRONG = MappingProxyType({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    CODED = MappingProxyType({**_LEFT, **_BORDER, "font_size": HINT_SIZE, "text_wrap": False})
    LISTED_ROWS = MappingProxyType({**_LEFT, **_BORDER, "font_size": HINT_SIZE, "valign": "top"})
    LEDGER = MappingProxyType({**_CENTRED, **_OPTIONAL, "locked": False, "num_format": "0"})
    CHOICE = MappingProxyType({**_LEFT, **_INPUT})
    YEAR = MappingProxyType({**_LEFT, **_INPUT, "num_format": "0"})
    DATE = MappingProxyType({**_LEFT, **_INPUT, "num_format": 'yyyy"年"m"月"d"日"'})
    # @, or "1-2" becomes a date and "=…" a formula while it is typed.
    TEXT = MappingProxyType({**_LEFT, **_INPUT, "valign": "top", "num_format": "@"})
    # The register of applications, a line each.
    LINE_HEAD = MappingProxyType({**_CENTRED, **_HEAD_FILL, "font_size": LINE_SIZE})
    LINE_BAND = MappingProxyType(
        {**_CENTRED, **_BORDER, "bg_color": "#E4E9EE", "font_size": LINE_SIZE}
    )
    LINE_TEXT = MappingProxyType({**_NEEDED_LINE, "num_format": "@"})
    LINE_DAY = MappingProxyType({**_NEEDED_LINE, "num_format": _DAY})
    LINE_OPTIONAL_TEXT = MappingProxyType({**_OPTIONAL_LINE, "num_format": "@"})
    LINE_OPTIONAL_DAY = MappingProxyType({**_OPTIONAL_LINE, "num_format": _DAY})
    LINE_NAME = MappingProxyType({**_NEEDED_LINE, "align": "left", "indent": 1, "num_format": "@"})
    LINE_FIGURE = MappingProxyType({**_OPTIONAL_LINE, "num_format": "General"})
    LINE_YEAR = MappingProxyType({**_NEEDED_LINE, "num_format": "0"})
    LINE_LIVE = _LIVE_LINE
    LINE_LIVE_DAY = MappingProxyType({**_LIVE_LINE, "num_format": _DAY})
    LISTED = MappingProxyType({**_LEFT, **_BORDER, "font_size": LINE_SIZE})
    LISTED_DAY = MappingProxyType({**_LISTED_DAY, "num_format": _DAY})
    FIRST_DAY = MappingProxyType({**_LISTED_DAY, "num_format": f'"从 "{_DAY}'})
    LAST_DAY = MappingProxyType({**_LISTED_DAY, "num_format": f'"到 "{_DAY}'})
    # Rows that are copied below the last one are typed into, and so not locked.
    OPEN = MappingProxyType({"locked": False})
    SOON = MappingProxyType({"bg_color": "#FFEB9C", "font_color": "#7F6000"})
    ANSWERED = MappingProxyType({"font_color": "#548235"})
    APPLICATIONS_COUNT = MappingProxyType({**_STATUS, "num_format": '"已登记 "0" 件"'})
    SOON_COUNT = MappingProxyType({**_STATUS, "num_format": '"将到期 "0" 件"'})
    LATE_COUNT = MappingProxyType({**_STATUS, "num_format": '"已超期 "0" 件"'})
    TO_MEND_COUNT = MappingProxyType({**_STATUS, "num_format": '"要改 "0" 行"'})

    @property
    def properties(self) -> dict[str, Any]:
        """The format as xlsxwriter takes it."""
        return dict(self.value)
