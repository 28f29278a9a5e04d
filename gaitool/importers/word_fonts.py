"""The fonts of a Word document: whether letters and figures look like themselves in them.

A font shows what its maker drew: bars, signs or nothing. Nobody can tell from a document which one
a reader has; that it shows text is known of the usual fonts for text alone.
"""

from collections.abc import Collection, Iterator
from typing import Any

from gaitool.importers.word_parts import DocumentParts, said, tag_of
from gaitool.text.compatible import compatible

_FACES = (
    *("宋", "楷", "黑", "隶", "隸", "幼圆", "圆体", "圓體", "等线", "标题", "书体", "行书", "魏"),
    *("明體", "明体", "明朝", "姚体", "舒体", "琥珀", "综艺", "苹方", "鸿蒙", "普惠体", "正文"),
    *("ゴシック", "고딕", "바탕", "굴림", "돋움", "명조"),
)
"""What the names of fonts for Chinese, Japanese and Korean text have in them, whoever made them."""

_FAMILIES = (
    *("times", "arial", "helvetica", "calibri", "cambria", "candara", "consolas", "constantia"),
    *("corbel", "courier", "georgia", "verdana", "tahoma", "aptos", "trebuchet", "segoeui"),
    *("garamond", "bookmanoldstyle", "bookantiqua", "palatino", "century", "franklingothic"),
    *("gillsans", "lucidasans", "lucidaconsole", "microsoftsansserif", "mssansserif", "msserif"),
    *("msgothic", "mspgothic", "msuigothic", "msmincho", "mspmincho", "yugothic", "yumincho"),
    *("meiryo", "malgungothic", "batang", "gulim", "dotum", "mingliu", "pmingliu", "dfkai"),
    *("simsun", "nsimsun", "simhei", "simkai", "simfang", "kaiti", "fangsong", "dengxian"),
    *("youyuan", "lisu", "songti", "heiti", "stsong", "stkaiti", "stfangsong", "stheiti"),
    *("stsongti", "lantinghei", "yuanti", "xingkai", "libian", "weibei", "geneva", "menlo"),
    *("stxihei", "stzhongsong", "stliti", "stxingkai", "stxinwei", "sthupo", "stcaiyun"),
    *("hyfangsong", "hyqihei", "hyzhongsong", "hyshusong", "hykaiti", "hyxiaobiaosong"),
    *("pingfang", "hiraginosans", "microsoftyahei", "microsoftjhenghei", "liberationserif"),
    *("liberationsans", "liberationmono", "dejavusans", "dejavuserif", "notosans", "notoserif"),
    *("sourcehansans", "sourcehanserif", "sourcesans", "sourceserif", "sourcecode"),
    *("wenquanyi", "droidsans", "droidserif", "roboto", "opensans", "lato", "ubuntu", "carlito"),
    *("caladea", "linuxlibertine", "nimbus", "freesans", "freeserif", "freemono", "mangal"),
    *(
        "lohit",
        "latha",
        "ebrima",
        "gadugi",
        "bahnschrift",
        "sitka",
        "angsananew",
        "cordianew",
        "sylfaen",
        "harmonyossans",
        "misans",
    ),
    *("opposans", "alibabapuhuiti", "cesi", "arplkaitim", "arplsungtil", "arplukai", "arpluming"),
)
"""How the names of other usual fonts for text begin, written small and without blanks."""

_VARIANTS = (
    *("devanagari", "condensed", "semilight", "semibold", "demibold", "extrabold", "extralight"),
    *(
        "linotype",
        "schoolbook",
        "display",
        "unicode",
        "regular",
        "normal",
        "oblique",
        "rounded",
        "gothic",
    ),
    *("medium", "italic", "narrow", "hebrew", "arabic", "kaiti", "fangsong", "songti", "light"),
    *("black", "heavy", "roman", "sharp", "serif", "song", "thai", "bold", "book", "thin"),
    *("math", "mono", "sans", "cond", "psmt", "text", "demi", "zenhei", "microhei", "hei", "kai"),
    *(
        "neue",
        "new",
        "pro",
        "std",
        "cjk",
        "gbk",
        "ext",
        "ui",
        "ms",
        "mt",
        "ps",
        "sc",
        "tc",
        "hk",
        "jp",
    ),
    *("kr", "cn", "tw", "gb", "sb", "s", "j", "b", "g"),
)
"""What may follow the name of a family, none of them before a longer one that begins with it."""

_FOUNDRIES = ("方正", "华文", "汉仪", "文鼎", "造字工房", "fz")
"""Their fonts are called as they like; 方正 writes a code in letters: FZXBSJW--GB1-0."""

_SIGNS = (
    *("symbol", "dings", "code", "blank", "emoji", "icon", "条码", "条形", "二维", "符号"),
    *("图标", "图案", "花边", "空白", "透明", "隐藏", "盲文", "拼音"),
)
"""Names with these in them tell that a font of a foundry shows something else."""

_CHARSET_OF_SIGNS = frozenset(["02", "2"])
_OF_THEME = frozenset(["latin", "ea", "cs"])
_EAST_ASIAN = frozenset(["Hans", "Hant", "Jpan", "Hang"])
_NO_NAMES = ("hint", "Theme", "theme")
"""How attributes end that name no font: a theme's fonts are judged in the theme."""


def sign_fonts(fonts: Any) -> list[str]:
    """Return those of a run's fonts that are not known to show letters and figures as they are."""
    named = (name for key, name in fonts.items() if not key.endswith(_NO_NAMES))
    return [name for name in dict.fromkeys(named) if not is_of_text(name)]


def is_of_text(name: str) -> bool:
    """Whether a font is one for text; of several by name, whether each of them is."""
    written = (name, _regained(name))
    return any(all(map(_is_known, compatible(one).lower().split(";"))) for one in written)


def _regained(name: str) -> str:
    """Return a Chinese name that was read as Western letters: ËÎÌå is 宋体."""
    try:
        return name.encode("latin-1").decode("gb18030")
    except UnicodeError:
        return name


def _is_known(name: str) -> bool:
    # Letters lie on their side in a font that is named with an at sign.
    if name.startswith("@"):
        return False
    letters = "".join(filter(str.isalpha, name))
    if letters.startswith(_FOUNDRIES) or any(face in letters for face in _FACES):
        return not any(sign in letters for sign in _SIGNS)
    return not name or any(map(_is_variant, _rests(letters)))


def _rests(letters: str) -> Iterator[str]:
    """Yield what stands after the name of a family, for each that a name may begin with."""
    return (letters.removeprefix(one) for one in _FAMILIES if letters.startswith(one))


def _is_variant(rest: str) -> bool:
    while rest:
        known = next((one for one in _VARIANTS if rest.startswith(one)), "")
        if not known:
            return False
        rest = rest.removeprefix(known)
    return True


def unknown_fonts(parts: DocumentParts, used: Collection[str]) -> Iterator[tuple[Any, str, str]]:
    """Yield what the table of fonts and the theme put in the place of the fonts in use.

    Each is an element, what it is called and the font.
    """
    table, theme = parts.named("fontTable"), parts.named("theme")
    for font in () if table is None else table.findall("{*}font"):
        name = said(font, "name")
        if any(tag_of(one).startswith("embed") for one in font):
            yield font, "嵌入的字体", name
        elif name in used:
            others = [said(one) for one in font.findall("{*}altName")]
            is_of_signs = any(said(one) in _CHARSET_OF_SIGNS for one in font.findall("{*}charset"))
            signs = [*([name] if is_of_signs else ()), *(n for n in others if not is_of_text(n))]
            if signs:
                yield font, "字体", "、".join(signs)
    for one in () if theme is None else theme.iter():
        is_asked = tag_of(one) in _OF_THEME or one.get("script") in _EAST_ASIAN
        if is_asked and not is_of_text(one.get("typeface", "")):
            yield one, "字体", one.get("typeface")
