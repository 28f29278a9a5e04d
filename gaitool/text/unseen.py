"""What a person sees of a text: no marks that show nothing, and radicals as the characters."""

from gaitool.text.patterns import pattern

_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Controls, soft hyphens, marks of direction and joining, variants of glyphs, notes and objects."""

_TURNING = "\u061c\u200f\u202b\u202e\u2067"
"""Marks that have what follows them read from right to left: 24 is seen as 42."""

_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
_BOXES = "\ufff9-\ufffc"
"""Letters that show nothing and yet take their room, and signs that browsers show as a box."""

_CONTROLS = "\x00-\x08"

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Characters of a font of one's own, which others see as an empty box or not at all."""

# PDF programs name a glyph after the radical it looks like: ⻘⻰ for 青龙. NFKC knows two of the
# supplement alone. The pairs are those of Unicode's EquivalentUnifiedIdeograph; 户 and 青 are the
# mainland's forms of what NFKC makes 戶 and 靑.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲"
    "⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧"
    "⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⼾⾭"
)
_CHARACTERS = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒"
    "㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤"
    "麦黄黾斉齐歯齿竜龙龜亀户青"
)
_CHARACTER_OF = str.maketrans(_RADICALS, _CHARACTERS)
_NAMES = (
    (_TURNING, "〔从右往左〕"),
    (_BLANK_LETTERS, "〔空白字符〕"),
    (_BOXES, "〔方框〕"),
)
_A_RADICAL = "[\u2e80-\u2fdf]"
_MARKS = f"[{_UNSEEN}]+"
_STILL_MARKS = f"(?![{_CONTROLS}{_TURNING}{_BLANK_LETTERS}{_BOXES}])[{_UNSEEN}]"
_PRIVATE_ONES = f"[{_PRIVATE}]+"


def as_seen(text: str) -> str:
    """Return a text without marks that show nothing, radicals replaced by their characters."""
    return pattern(_MARKS).sub("", _with_characters(text))


def without_width(text: str) -> str:
    """Return a text without the marks that take no room and move nothing, controls left alone."""
    return text if text.isascii() else pattern(_STILL_MARKS).sub("", text)


def with_marks_named(text: str) -> str:
    """Return a text with words for marks that turn it round, or take room and show nothing."""
    if not text.isascii():
        for marks, name in _NAMES:
            text = pattern(f"[{marks}]+").sub(name, text)
    return text


def as_compared(text: str) -> str:
    """Return a text as seen, and without characters that only a font of one's own can show."""
    seen = as_seen(text)
    # No private character is printable: the range of all takes long to compile.
    if all(map(str.isprintable, seen.split())):
        return seen
    return pattern(_PRIVATE_ONES).sub("", seen)


def _with_characters(text: str) -> str:
    return text.translate(_CHARACTER_OF) if pattern(_A_RADICAL).search(text) else text
