"""Slips of the pen in Chinese prose: Latin words that strayed in, doubled words and marks."""

import unicodedata
from collections.abc import Iterator

from gaitool.text.patterns import HAN, Guarded, pattern
from gaitool.text.stretch import Stretch, matches

# Addresses, and what stands in quotation marks, title marks or brackets, may be in any language.
_SET_APART = (
    r"(?:https?://|www\.)[^\s，。；、）)》”]+|(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]++@[A-Za-z0-9.-]+"
    r"|(?<![A-Za-z0-9-])[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]+)+"
    r"|《[^《》\n]*》|“[^“”\n]*”|\"[^\"\n]*\"|‘[^‘’\n]*’|「[^「」\n]*」|【[^【】\n]*】"
    r"|（[^（）\n]*）|\([^()\n]*\)|[{｛][^{}｛｝\n]*[}｝]"
)
_LATIN = r"(?<![\dA-Za-z])[A-Za-zＡ-Ｚａ-ｚ]+(?:[ 　]+[A-Za-zＡ-Ｚａ-ｚ]+)*(?![\d/])"
_A_LETTER = r"[A-zＡ-ｚ]"
"""Hardly any text is without a sign of some other kind: these are all but a few letters."""

_ENGLISH = frozenset(
    [
        *("and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or"),
        *("that", "the", "this", "to", "was", "with"),
    ]
)
_KNOWN = (
    r"apps?|wifi|web|https?|www|html|pdf|docx?|xlsx?|pptx?|wps|ofd|jpg|png|txt|vs|ip|pc|id|e?mail"
    r"|logo|banner|vlog|vip|plus|pro|kg|km|mm|cm|m|kwh?|[ein]|x+"
)
_MARKS = "，。；：、？！"
_DOUBLED_MARKS = (
    Guarded(rf"([{_MARKS}])[ 　]*\1+"),
    Guarded(r"[，、；：][ 　]*[。，、；：]+|。[ 　]*[，、；：]+"),
)
_MARKS_MEET = r"[、。，-？][ 　]*[、。，-？]|！[ 　]*！"
"""Wherever marks are doubled, and hardly elsewhere: of so few runs a set compiles at once."""

_DOUBLED_SIGNS = (
    Guarded(",,+|;;+|““+|””+", (",,", ";;", "““", "””")),
    # Excepted are words that meet, one ending as the next begins: 存在｜在线, 参与｜与会,
    # 涉及｜及时, 的｜的确, 了｜了解.
    Guarded(
        r"的的(?!确)|了了(?!解)|们们|被被|和和(?<![总饱温缓共]..)(?![谐平睦解气])"
        r"|在在(?<![存现实正所潜]..)(?![线建校职册场编押])|是是(?<![于但可若凡都还]..)(?![非否])"
        r"|与与(?<!参..)(?!会)|及及(?<!涉..)(?![时格])|将将(?<!即..)(?![军来])"
        r"|性性(?<![男女异同两]..)(?![别格质能状价命情感侵骚教病])"
        r"|由由(?<![自理事缘]..)(?!衷)|并并(?<!合..)(?!轨)",
        tuple(2 * word for word in "的了们被和在是与及将性由并"),
    ),
)

# A word that ends one name and begins the next: 人民政府|政府信息, 社会服务|服务中心.
_COMPOUNDS = (
    r"政府政府(?=信息|网|门户|工作|公报|采购|部门|规章|办|投资|文件|职能|购买|新闻|常务|党组|系统"
    r"|数据|服务|机关|政务|公开|开放)"
    r"|行政行政|信息信息(?=员|化|中心|系统|平台|资源|处理|公开|管理)"
    r"|服务服务(?=中心|大厅|站|点|平台|事项|体系|窗口|质量|水平)"
    r"|培训培训(?=班|会)|管理管理(?=局|办法|处|中心|站|制度|委员会|服务)"
    r"|公开公开(?=栏|专栏|内容|目录|指南|平台)|部门部门(?=间|之间)|工作工作(?=组|人员|专班|要点|机制)"
    r"|规定规定(?=应当|可以|不得|不予|需要|必须)"
    r"|(?:社会|城市|环境|安全|建设|发展|法律|企业|社区|会议){2}|一\w一\w"
)
# Compounds come first and take the match; only what they leave is a doubled word.
# Looked for by its first two characters, which takes a fifth of the time.
_DOUBLED_WORD = rf"(?=(?P<begun>..).{{0,6}}(?P=begun))(?P<word>{HAN}{{2,8}})(?P=word)"
_DOUBLED_WORDS = rf"\w?(?:{_COMPOUNDS})|{_DOUBLED_WORD}"


def stray_latin(text: str) -> Iterator[Stretch]:
    """Yield Latin words that belong to no Chinese sentence.

    Left out are names and abbreviations (those with a capital, or beside a digit), addresses,
    short words such as app, and whatever stands in quotation marks, title marks or brackets.
    """
    if not pattern(_A_LETTER).search(text):
        return
    # As long as before, so that places still count in the text; line ends join no words.
    open_text = pattern(_SET_APART).sub(lambda match: "\n" * len(match[0]), text)
    for match in pattern(_LATIN).finditer(open_text):
        words = unicodedata.normalize("NFKC", match[0]).split()
        if any(map(_is_stray, words)):
            yield Stretch(match[0], match.start(), match.end())


def doubled(text: str) -> Iterator[Stretch]:
    """Yield doubled marks, function words and words; 常常, 一件一件, 人民政府政府信息 are none."""
    marks = _DOUBLED_MARKS if pattern(_MARKS_MEET).search(text) else ()
    yield from matches((*marks, *_DOUBLED_SIGNS), text)
    # In most texts nothing is doubled: the compounds need not be compiled for them.
    if not pattern(_DOUBLED_WORD).search(text):
        return
    for match in pattern(_DOUBLED_WORDS).finditer(text):
        # Letters that are as wide as Chinese characters are no Chinese word: ＡＢＡＢ.
        if match["word"] and not unicodedata.normalize("NFKC", match["word"]).isascii():
            yield Stretch(match[0], match.start(), match.end())


def _is_stray(word: str) -> bool:
    """Whether a word is an English function word or has no capital to make it a name."""
    if word.lower() in _ENGLISH:
        return True
    return word.islower() and not pattern(_KNOWN).fullmatch(word)
