"""How a text cites what every report cites: the 条例 with its decree, and the form's notice."""

from collections.abc import Iterator

from gaitool.prose.document_numbers import document_numbers
from gaitool.record import Value
from gaitool.text.patterns import Guarded, has_one, pattern

DECREE = 711
"""The 条例 as revised in 2019 is 国务院令第711号; as first made, in 2007, it was 第492号."""

_FIRST_DECREE = 492
_REGULATION = "中华人民共和国政府信息公开条例"
_FORM_TITLE = "中华人民共和国政府信息公开工作年度报告格式"
# The number may stand before or after 令; whatever else is cited between is another decree's.
_DECREES = Guarded(
    r"公开条例[》〉]?[^《》。；]{0,24}?国务院(?:令|第)[（(〔\[]?第?(?P<after>\d{2,4})号?令?"
    r"|国务院(?:令|第)[（(〔\[]?第?(?P<before>\d{2,4})号令?[）)〕\]]?[^《》。；]{0,12}《(?:中华人民共和国)?政府信息公开条例",
    ("国务院令", "国务院第"),
)
_TITLES = {
    _REGULATION: Guarded(
        r"[《〈](?P<title>中华人民共和国[^《》〈〉]{0,8}公开[^《》〈〉]{0,4}条例)[》〉]",
        ("中华人民共和国",),
        ("条例",),
    ),
    _FORM_TITLE: Guarded(
        r"[《〈](?:关于印发[〈《<])?(?P<title>中华人民共和国[^《》〈〉<>]{0,20}格式)",
        ("中华人民共和国",),
        ("格式",),
    ),
}
_ISSUERS = ("国务院", "中华人民共和国")
_CITED_RIGHT = (
    f"国务院令第{DECREE}号",
    *(f"《{_REGULATION}》", f"《{_FORM_TITLE}》", f"〈{_FORM_TITLE}〉"),
)
_OF_THE_FORM = "年度报告格式"
_LIKE_ISSUER = r"国办(?:公开)?(?:办)?(?:公开)?(?:函|发|字)?$"


class Citation(Value):
    """Words that cite something wrongly, and what they should be."""

    words: str
    right: str


def wrong_citations(folded: str, form_number: str) -> Iterator[Citation]:
    """Yield what a folded sentence cites wrongly.

    ``form_number`` is the number of the notice that prescribes the form, 国办公开办函〔2021〕30号;
    that of another edition is no slip of the pen.
    """
    if "公开" not in folded:
        return
    if has_one(folded, _ISSUERS):
        # Nearly everybody cites all of it right: then no pattern is needed.
        left = folded
        for cited in _CITED_RIGHT:
            left = left.replace(cited, "*")
        if _DECREES.may_match(left):
            yield from _decrees(folded)
        for right, cited_as in _TITLES.items():
            if cited_as.may_match(left):
                titles = (match["title"] for match in cited_as.finditer(folded))
                yield from (Citation(title, right) for title in titles if title != right)
    yield from _notices(folded, form_number)


def _decrees(folded: str) -> Iterator[Citation]:
    for match in _DECREES.finditer(folded):
        number = int(match["after"] or match["before"])
        is_history = number == _FIRST_DECREE and f"{DECREE}号" in folded
        if number != DECREE and not is_history:
            yield Citation(f"第{number}号", f"第{DECREE}号")


def _notices(folded: str, form_number: str) -> Iterator[Citation]:
    if _OF_THE_FORM not in folded:
        return
    organ, _, rest = form_number.partition("〔")
    for cited in document_numbers(folded):
        same_number = cited.standard.endswith(f"〔{rest}")
        same_year = f"〔{cited.year}〕" in form_number
        is_right = cited.standard.endswith(form_number)
        is_near = not is_right and (same_number or same_year)
        if is_near and pattern(_LIKE_ISSUER).search(cited.organ):
            yield Citation(cited.words, f"{organ}〔{rest}")
