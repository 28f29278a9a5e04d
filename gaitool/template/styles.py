"""The looks of the template's cells: fonts, fills and borders, named by what they are for."""

from enum import Enum
from types import MappingProxyType
from typing import Any

BODY_SIZE = 11
TITLE_SIZE = 16
HINT_SIZE = 10
LINE_SIZE = 10
"""Of a line of the register, which has many columns."""

INDENT_PIXELS = 12
"""What an indented text loses of the width of its cell."""

# A cell can name one font and no second one. Family and character set (serifs, simplified Chinese)
# are what the format has as fall-backs; LibreOffice 7.4 and OnlyOffice pass over them.
_FONT = MappingProxyType({"font_name": "宋体", "font_family": 1, "font_charset": 134})
# Colours by number and never of the theme, for programs have themes of their own.
_TEXT = MappingProxyType(
    {
        **_FONT,
        "font_size": BODY_SIZE,
        "font_color": "#000000",
        "valign": "vcenter",
        "text_wrap": True,
    }
)
_LEFT = MappingProxyType({**_TEXT, "align": "left"})
_INDENTED = MappingProxyType({**_LEFT, "indent": 1})
_CENTRED = MappingProxyType({**_TEXT, "align": "center"})
_BORDER = MappingProxyType({"border": 1, "border_color": "#A6A6A6"})
_HEAD_FILL = MappingProxyType({**_BORDER, "bg_color": "#F2F2F2"})
_TO_FILL = MappingProxyType({"bg_color": "#FFF6D6"})
_MAY_BE_FILLED = MappingProxyType({"bg_color": "#EEF5FB"})
# White: what is blank is coloured by a condition, so that a figure takes the colour away.
_INPUT = MappingProxyType({**_BORDER, "locked": False})
_STATUS = MappingProxyType({**_TEXT, **_BORDER, "align": "center", "font_color": "#595959"})
_HINT = MappingProxyType({"font_color": "#595959", "font_size": HINT_SIZE})
_PALE = MappingProxyType({"font_color": "#7F7F7F", "font_size": HINT_SIZE})
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

    TITLE = MappingProxyType({**_LEFT, "bold": True, "font_size": TITLE_SIZE})
    HEADING = MappingProxyType({**_LEFT, "bold": True, "font_size": 12})
    PLAIN = MappingProxyType(_LEFT)
    HINT = MappingProxyType({**_LEFT, **_HINT})
    HINT_BESIDE = MappingProxyType({**_INDENTED, **_HINT})
    HEAD = MappingProxyType({**_CENTRED, **_HEAD_FILL})
    ROW_HEAD = MappingProxyType({**_INDENTED, **_HEAD_FILL})
    OPTIONAL_HEAD = MappingProxyType({**_CENTRED, **_BORDER, **_MAY_BE_FILLED})
    TOTAL = MappingProxyType({**_CENTRED, **_HEAD_FILL, "num_format": "0"})
    # General and not 0: a figure with decimals that may not have any must be seen with them.
    FIGURE = MappingProxyType({**_CENTRED, **_INPUT, "num_format": "General"})
    CHECK = MappingProxyType({**_CENTRED, **_BORDER, **_HINT})
    # The words are in the format, so that the cell is a number and the cover can refer to it.
    BLANK_COUNT = MappingProxyType({**_STATUS, "num_format": '[=0]"都填了";"还有 "0" 格没填"'})
    FIELDS_COUNT = MappingProxyType({**_STATUS, "num_format": '[=0]"都填了";"还有 "0" 项没填"'})
    TEXTS_COUNT = MappingProxyType({**_STATUS, "num_format": '[=0]"都写了";"还有 "0" 处没写"'})
    # Programs that fit a row's height to its largest font give it this much air.
    STRUT = MappingProxyType({**_FONT, "font_size": 20})
    LEFT_OPEN = MappingProxyType({**_INDENTED, **_BORDER, **_HINT})
    PROGRESS = _INDENTED
    WORDS_COUNT = MappingProxyType({**_STATUS, "num_format": '"有文字 "0" 格"'})
    UNBALANCED_COUNT = MappingProxyType({**_STATUS, "num_format": '"勾稽 "0" 处不平"'})
    UNLIKE_COUNT = MappingProxyType({**_STATUS, "num_format": '"核对数 "0" 处不符"'})
    LAST_YEAR = MappingProxyType({**_CENTRED, **_BORDER, **_PALE})
    LAST_YEAR_ROW = MappingProxyType({**_INDENTED, **_BORDER, **_PALE})
    CARRIED = MappingProxyType({**_CENTRED, **_INPUT, "bg_color": "#E8F3E4", "num_format": "0"})
    TO_FILL = _TO_FILL
    MAY_BE_FILLED = _MAY_BE_FILLED
    NOT_YET_ADDED = MappingProxyType({"font_color": "#BFBFBF"})
    WRONG = MappingProxyType({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    CODED = MappingProxyType({**_LEFT, **_BORDER, "font_size": HINT_SIZE, "text_wrap": False})
    LISTED_ROWS = MappingProxyType({**_LEFT, **_BORDER, "font_size": HINT_SIZE, "valign": "top"})
    LEDGER = MappingProxyType({**_CENTRED, **_INPUT, "num_format": "0"})
    CHOICE = MappingProxyType({**_INDENTED, **_INPUT})
    YEAR = MappingProxyType({**_INDENTED, **_INPUT, "num_format": "0"})
    DATE = MappingProxyType({**_INDENTED, **_INPUT, "num_format": 'yyyy"年"m"月"d"日"'})
    # @, or "1-2" becomes a date and "=…" a formula while it is typed.
    TEXT = MappingProxyType({**_INDENTED, **_INPUT, "valign": "top", "num_format": "@"})
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
