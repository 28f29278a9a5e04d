"""Numbers whose subject was named in an earlier clause: 合计 4 件, 2023 年降至 12 件."""

from gaitool.claims.claim import OUTCOMES, Field, Kind
from gaitool.claims.number_words import Words
from gaitool.claims.one_reading import WHOLES, Reading, said_since
from gaitool.claims.ratios import SHARE, Ratio, whole_of
from gaitool.text.patterns import pattern

_SUMS_UP = (
    r"[^，,。；;\d]{0,60}[，,、：:](?:以上|上述)?(?:[两二][项者类]|全年)?"
    r"(?:合计|共计|总计|总共|一共|共)(?:为|有|是)?"
)
_MOVED_TO = (
    r"(?:上升|增加|增长|提高|增|升|下降|减少|降低|回落|降|减|调整|变)(?:到|至|为)"
    r"(?:20\d\d年度?的?|今年的?)?$|^[，,](?:总数|总量)?达到?$"
)
_NOUNS = (
    (Field.SUIT, r"行政诉讼"),
    (Field.REVIEW, r"行政复议"),
    (Field.LICENCES, r"行政许可"),
    (Field.PENALTIES, r"行政处罚"),
    (Field.COMPULSORY_MEASURES, r"行政强制"),
    (Field.NORMATIVE_IN_FORCE, r"现行有效的?(?:行政)?规范性文件"),
    (Field.RECEIVED, r"(?:信息公开|依申请公开)(?:的)?申请"),
)
_SUMS = {
    frozenset([Field.RECEIVED, Field.CARRIED_IN]): Field.HANDLED,
    frozenset([Field.GRANTED, Field.PARTLY_GRANTED]): Field.GRANTED_AND_PARTLY,
    frozenset([Field.REVIEW, Field.SUIT]): Field.DISPUTES,
}
_FEWEST_RESULTS = 2
_OF_TWO = r"[，,、；;：:（(]?(?:以上|上述|前述|这)?[两二][项者类]"
_SHARE_OF_SUM = (
    rf"(?:{_OF_TWO}(?:合计|共计|总计|相加|之和|共)?|[，,、（(]?(?:合计|共计|总计)){SHARE}"
)
_VERBS = (
    (Field.RECEIVED, r"收到|新收|受理|接到|接收|登记|新增|提出|提交"),
    (Field.CONCLUDED, r"办结|答复"),
    (Field.DEALT_WITH, r"办理|处理"),
)


def moved_to(words: Words) -> bool:
    """Whether a number is what a figure, named before, came to."""
    return bool(pattern(_MOVED_TO).search(words.left))


def named_last(text: str) -> Field | None:
    """Return the figure whose noun a stretch of text has last."""
    found = [
        (match.end(), field) for field, noun in _NOUNS for match in pattern(noun).finditer(text)
    ]
    return max(found)[1] if found else None


def sums_up(words: Words) -> bool:
    """Whether a number is the sum of what the sentence has counted."""
    return bool(pattern(_SUMS_UP).fullmatch(words.left))


def sum_of(counted: list[Reading], words: Words) -> Field | None:
    """Return the figure of a sum of claims of the same sentence, None where it has no name."""
    parts = [item for item in said_since(counted, words.sentence) if item.kind is Kind.COUNT]
    if not parts or parts[-1].end != words.begins:
        return None
    if pattern(_OF_TWO).match(words.left):
        parts = parts[-_FEWEST_RESULTS:]
    fields = frozenset(item.field for item in parts)
    if len(fields) == 1 and all(item.row for item in parts):
        return parts[0].field
    if len(fields) > _FEWEST_RESULTS and fields <= {*OUTCOMES.values()}:
        return Field.CONCLUDED
    return _SUMS.get(fields)


def share_of_sum(counted: list[Reading], words: Words) -> Ratio | None:
    """Return the share of what was granted and partly granted: 两项合计占 46.0%."""
    share = pattern(_SHARE_OF_SUM).fullmatch(words.left)
    value = words.quantity.value
    if share is None or value is None:
        return None
    parts = [item for item in said_since(counted, words.sentence) if item.field not in WHOLES]
    if sum_of(parts, words) is not Field.GRANTED_AND_PARTLY:
        return None
    return Ratio(Kind.SHARE, value, Field.GRANTED_AND_PARTLY, whole_of(share["whole"] or ""))


def sum_of_requests(counted: list[Reading], words: Words, sentence: str) -> Field | None:
    """Return what the verb of a sentence about requests counts, where nothing else has.

    书面申请 6 份、网上申请 11 份，共计 17 份: received.
    """
    if any(item.field in WHOLES for item in said_since(counted, words.sentence)):
        return None
    found = [field for field, verbs in _VERBS if pattern(verbs).search(sentence)]
    return found[0] if len(found) == 1 else None
