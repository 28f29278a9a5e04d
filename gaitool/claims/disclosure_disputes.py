"""Reviews and suits that are about 信息公开, among all that an organ has."""

from functools import lru_cache

from gaitool.claims.claim import Field
from gaitool.claims.context import Context
from gaitool.claims.cues import Cue
from gaitool.claims.number_words import Words
from gaitool.claims.phrases import ABOUT_DISCLOSURE, FILL
from gaitool.claims.reach import last_mark
from gaitool.text.patterns import pattern

_OTHER_CASES = r"应诉|代理|审理|办理|承办|参与|受理|立案|化解|诉讼案件|复议案件"
"""Words of suits that an organ has for its other acts."""
_ALL_OF_DISCLOSURE = (
    r"[^。]{0,200}?[，,；;](?:以上|上述)?[^，,。；;\d]{0,8}(?:均|都|全部|皆)[^，,。；;\d不未非无]{0,6}"
    r"(?:信息公开|依申请公开|政务公开)"
)
_NOT_OF_DISCLOSURE = (
    r"[^。]{0,200}?(?:(?:(?:不|未|没有)(?:是|系|属于?|涉及|涉)|非)[^，,。；;\d]{0,4}信息公开"
    r"|信息公开[^，,。；;\d]{0,6}无关"
    r"|(?:均|都|全部)[系为属是因][^，,。；;\d]{0,6}"
    r"(?:土地|征收|征地|拆迁|治安|工伤|许可|处罚|房屋|劳动|执法|登记|交通)[^，,。；;\d公]{0,60}[，,。；;])"
)
_REST_OF_CLAUSE = (
    r"[^，,。；;、\d]{0,100}(?:、?(?<=[、和及与])\d{1,9}[件起宗例]行政诉讼[^，,。；;、\d]{0,100})?"
)
_AMONG = (
    r"[^，,。；;\d]{0,6}[，,（(]其中[，,]?(?:涉及|属于?|因|有|由){0,6}"
    rf"{ABOUT_DISCLOSURE}(?:类|案件|案|的|方面|引发|引起|相关|领域|事项|申请|答复|行为)*{FILL}"
)
_AGAINST_THE_ORGAN = (
    r"应诉的|被诉|被起诉|被申请|被提起|作为被|涉及[本我]|以[本我][^，,]{1,4}为被|发生"
)
_NOUNS = ((Field.REVIEW, "复议"), (Field.SUIT, "诉讼"))
_OF_A_JUDGE = r"审理|代理|办理|受理|化解|承办|审结"


def is_of_disclosure(context: Context, cue: Cue, words: Words) -> bool:
    """Whether a dispute is about 信息公开; the rows of the form are where nothing else is."""
    text = context.text
    denied = pattern(_NOT_OF_DISCLOSURE).match(text, words.quantity.end)
    if denied and not pattern(ABOUT_DISCLOSURE).search(words.clause):
        return False
    if is_of_every_kind(context, words):
        return False
    if "其中" in words.left and cue.field is not Field.DISPUTES and not cue.row:
        return context.about_disclosure(words.begins)
    behind = pattern(_REST_OF_CLAUSE).match(text, words.quantity.end)
    if context.about_disclosure(behind.end() if behind else words.quantity.end):
        return True
    if pattern(_ALL_OF_DISCLOSURE).match(text, words.quantity.end):
        return True
    named = bool(cue.row) or context.about_disclosure(len(text))
    return named and (words.quantity.value == 0 or not _tells_of_other_cases(text))


@lru_cache(maxsize=16)
def _tells_of_other_cases(text: str) -> bool:
    return bool(pattern(_OTHER_CASES).search(text))


def is_of_every_kind(context: Context, words: Words) -> bool:
    """Whether those about 信息公开 are told behind a number, as some: 其中信息公开类 3 件."""
    some = pattern(rf"{_AMONG}\d").match(context.text, words.quantity.end)
    return bool(some) and not pattern(ABOUT_DISCLOSURE).search(words.clause)


def among_disputes(context: Context, words: Words) -> Field | None:
    """Return what a number counts of the disputes named before: 应诉 9 件，其中信息公开类 2 件."""
    if not pattern(_AMONG).fullmatch(words.left):
        return None
    begins = last_mark(context.text, "。", words.quantity.start) + 1
    told = context.text[begins : words.begins]
    if pattern(_OF_A_JUDGE).search(told) or not pattern(_AGAINST_THE_ORGAN).search(told):
        return None
    before = context.text[words.sentence : words.begins]
    named = [field for field, noun in _NOUNS if noun in before]
    return named[0] if len(named) == 1 else None
