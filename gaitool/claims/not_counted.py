"""Numbers that count for another time or organ, or count what was put on a web site."""

from gaitool.claims.claim import Field
from gaitool.claims.context import (
    Context,
    counts_others,
    is_set_aside,
    lists_posts,
    posts_decisions,
)
from gaitool.claims.number_words import Words
from gaitool.claims.one_reading import WHOLES
from gaitool.text.patterns import pattern

_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES])
_DOCUMENTS = frozenset([Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE])
_BY_ORGAN = (
    r"规范性文件\d+[件份个部][、，,和及](?:其中)?[^，,。；;、\d]{0,8}"
    r"(?:部门|政府|政府办公?室?|政府办|乡镇|镇街|街道)[^，,。；;、\d]{0,4}规范性文件\d"
)
"""县政府规范性文件 12 件、部门规范性文件 21 件: what follows is of them all, or of neither."""
POSTED = _DECISIONS | _DOCUMENTS
"""Figures whose documents and decisions are also put on web sites, and counted there."""

_SAID_OF_DOCUMENTS = frozenset([*WHOLES, Field.REFUSED])
_ATTRIBUTE = r"(?:主动公开|依申请公开|不予公开)(?:类|的|公文|文件|信息|政府信息)*(?:为|是|有)?"
_ATTRIBUTES = (
    rf"(?:{_ATTRIBUTE}\d+[件份条个]?[、，,和及]+){{2}}"
    rf"{_ATTRIBUTE}\d"
)
_ATTRIBUTED = r"公开属性|属性(?:为|是|确定|认定|界定|标注|审核|选择|定为|中)"
_OF_REQUESTS = r"收到|新收|受理|办结|答复|(?:公开|重复)申请"
"""Words after an attribute of documents that show that the sentence has come to requests."""
_GOES_ON = ("、", "和", "及")
_KEPT = r"(?:保留|继续有效|修改|修订|失效|重新公布)(?:的|了|规范性文件)*\d+[件个份部]$"


def goes_on(text: str, words: Words) -> bool:
    """Whether a list goes on: where its first number was none of ours, the others are none.

    What a clean-up of documents kept or revised stands beside what it repealed.
    """
    kept = pattern(_KEPT).search(text[words.sentence : words.begins])
    return words.left.startswith(_GOES_ON) and not kept


def is_of_other_times(context: Context, words: Words) -> bool:
    """Whether the number is planned, or another year's or another organ's."""
    return (
        is_set_aside(words.clause)
        or counts_others(_sentence_before(context, words), words.rest)
        or context.of_another_year(words.sentence, words.quantity.start)
    )


def is_of_posts(context: Context, words: Words, field: Field) -> bool:
    """Whether the number counts what was published, not what was done."""
    sentence = _sentence_before(context, words)
    if field in WHOLES:
        return words.quantity.unit == "条" and "主动公开" in sentence
    if field in _DOCUMENTS and pattern(_BY_ORGAN).search(sentence):
        return True
    if field in _DECISIONS and posts_decisions(sentence):
        return True
    return field in POSTED and lists_posts(sentence)


def is_of_attributes(context: Context, words: Words, field: Field) -> bool:
    """Whether the number counts documents by what may be published, not requests.

    公文公开属性为主动公开 96 件、依申请公开 28 件、不予公开 43 件.
    """
    if field not in _SAID_OF_DOCUMENTS:
        return False
    before = _sentence_before(context, words)
    attribute = pattern(_ATTRIBUTED).search(before)
    if attribute and not pattern(_OF_REQUESTS).search(before, attribute.end()):
        return True
    sentence = context.text[words.sentence : words.quantity.end] + words.rest
    place = words.quantity.start - words.sentence
    return any(
        listed.start() < place < listed.end() for listed in pattern(_ATTRIBUTES).finditer(sentence)
    )


def _sentence_before(context: Context, words: Words) -> str:
    return context.text[words.sentence : words.quantity.start]
