"""The words around each number of a line: its own sentence, up to the numbers beside it."""

from bisect import bisect_right
from typing import NamedTuple

from gaitool.claims.distribution import distributed_labels
from gaitool.claims.quantities import Quantity, quantities
from gaitool.claims.reach import REACH
from gaitool.text.patterns import pattern

_WINDOW = 60
_SENTENCE_END = r"[。；;！!？?]"
# …等渠道 names them all: the number is still the whole.
_EVERY_CHANNEL = (
    r"(?:通过|经由?|以)[^，,。；;\d]{2,24}?等(?:多种|各种)?(?:渠道|方式|途径|形式)"
    r"|(?<=收到|受理|接到|接收|登记)[^，,。；;、\d]{0,16}平台(?:转来|转办|推送|派发|分办|交办)的?"
)
_ONLY_CHANNEL = (
    r"(?<![^，,。；;年度内])依申请公开(?:平台|系统|窗口|渠道)(?=共|累计|全年|新|收|受|接)"
    r"|(?:通过|以|采用)?书面(?:形式|方式)?(?:提出|提交)?的?"
)
_ADDRESSEE = r"(?<=收到|受理|办理|接到|新收|答复|办结)向[^，,。；;、\d]{2,12}提出的"
_OTHER_CHANNELS = r"网络|网上|网站|线上|在线|信函|邮寄|邮件|当面|窗口|传真|平台|现场"
_PAID_CASES = frozenset(["件", "份", "笔", "次", "例"])
_CLAUSE = r"(?:^|(?<=[，,。；;（(]))[^，,。；;（(]*$"


class Words(NamedTuple):
    """A number with the words around it: ``left`` reaches to the number before it.

    ``sentence`` is where its sentence begins, ``rest`` what follows there, both within reach,
    ``begins`` where the words before the number do. Channels that are all of them (通过网络、信函
    等渠道) are left out of the words.
    """

    quantity: Quantity
    left: str
    right: str
    sentence: int
    rest: str
    begins: int

    @property
    def clause(self) -> str:
        """The words of the number's own clause before it."""
        found = pattern(_CLAUSE).search(self.left)
        return found[0] if found else ""


def _stands_in_bracket(text: str, quantity: Quantity) -> bool:
    """Whether a bracket has the number alone, or first: 予以公开（5 件，占 10%）."""
    before, behind = (
        text[quantity.start - 1 : quantity.start],
        text[quantity.end : quantity.end + 1],
    )
    return before in {"（", "("} and behind in {"）", ")", "，", ","}


def _without_channels(left: str, sentence: str) -> str:
    """Leave out what all requests share: several channels, the only one, the only addressee."""
    if sentence.count("提出") == 1 and "其中" not in sentence:
        left = pattern(_ADDRESSEE).sub("", left)
    left = pattern(_EVERY_CHANNEL).sub("", left)
    if pattern(_ONLY_CHANNEL).search(left):
        others = pattern(_OTHER_CHANNELS).search(pattern(_ONLY_CHANNEL).sub("", sentence))
        return left if others else pattern(_ONLY_CHANNEL).sub("", left)
    return left


def _is_its_amount(cases: "Words", money: Quantity, between: str) -> bool:
    """Whether a number tells in money what the one before tells in cases: 实缴 3 份、840 元."""
    return (
        money.unit == "元" and cases.quantity.unit in _PAID_CASES and between in {"、", "，", ","}
    )


def words_around(text: str) -> list[Words]:
    """Return the numbers of a folded line with the words around them."""
    found = list(quantities(text))
    labels = distributed_labels(text, found)
    stops = [0, *(mark.end() for mark in pattern(_SENTENCE_END).finditer(text)), len(text)]
    words: list[Words] = []
    before = 0
    for quantity in found:
        after = bisect_right(stops, quantity.start, hi=len(stops) - 1)
        sentence = max(stops[after - 1], quantity.start - REACH)
        end = min(stops[after], quantity.end + REACH)
        start = max(before, sentence, quantity.start - _WINDOW)
        left = labels.get(quantity.start, text[start : quantity.start])
        if _stands_in_bracket(text, quantity) and len(left) > 1:
            left = left[:-1]
        if words and (quantity.start == before or _is_its_amount(words[-1], quantity, left)):
            left = words[-1].left
        right = text[quantity.end : min(end, quantity.end + _WINDOW)]
        left = _without_channels(left, text[sentence:end])
        rest = text[quantity.end : end]
        words.append(Words(quantity, left, right, sentence, rest, start))
        before = quantity.end
    return words
