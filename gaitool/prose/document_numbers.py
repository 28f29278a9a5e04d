"""Numbers of official documents (国办公开办函〔2021〕30号) as a text cites them."""

from collections.abc import Iterator

from gaitool.record import Value
from gaitool.text.patterns import HAN, pattern

# Every bracket that is typed in place of 〔 〕, and the 年 and 第 that do not belong there.
_OPENING, _CLOSING = frozenset("〔[(（【〈<《"), frozenset("〕])）】〉>》")
_CITED = r"(?P<opened>\W)(?P<year>(?:19|20)\d\d)年?(?P<closed>\W)(?P<nth>第?)(?P<number>\d{1,4})号"
_ORGAN = rf"{HAN}{{2,14}}$"
_WORDS_BEFORE = (
    *("根据", "按照", "依据", "印发", "落实", "执行", "文件", "通知", "以及", "关于", "文号"),
    "字号",
    *"的和与及在以对为是按见即",
)
# Longer runs before the bracket are sentence, not code.
_LONGEST_ORGAN = 14
_ORDERS = ("令", "公告", "通告")


class DocumentNumber(Value):
    """A number of a document as written (white space dropped).

    ``opened`` is the bracket before the year; ``nth`` says that a 第 stands in it.
    """

    words: str
    organ: str
    year: int
    number: int
    opened: str
    nth: bool

    @property
    def is_order(self) -> bool:
        """Whether it is an order or a public notice, which have their own numbers (第711号)."""
        return self.organ.endswith(_ORDERS)

    @property
    def standard(self) -> str:
        """The number as GB/T 9704-2012, 7.2.5 writes it."""
        return f"{self.organ}〔{self.year}〕{self.number}号"


def document_numbers(folded: str) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a folded text that have their year in brackets."""
    # Most sentences have none: the patterns need not be compiled for them.
    if "号" not in folded:
        return
    for match in pattern(_CITED).finditer(folded):
        if match["opened"] not in _OPENING or match["closed"] not in _CLOSING:
            continue
        before = pattern(_ORGAN).search(
            folded[max(0, match.start() - _LONGEST_ORGAN) : match.start()]
        )
        organ = _after_words(before[0]) if before else ""
        if organ:
            yield DocumentNumber(
                words=organ + match[0],
                # 某办发第〔2023〕5号: the 第 may also stand before the bracket.
                organ=organ.removesuffix("第"),
                year=int(match["year"]),
                number=int(match["number"]),
                opened=match["opened"],
                nth=bool(match["nth"]) or organ.endswith("第"),
            )


def _after_words(text: str) -> str:
    """Return what follows the last of the words that stand before the name of an organ."""
    start, length = max((text.rfind(word), len(word)) for word in _WORDS_BEFORE)
    return text[start + length :] if start >= 0 else text
