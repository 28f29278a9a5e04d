"""Who reports, for which year and when, out of all places that tell it; contradictions are said."""

import re
from collections import Counter
from collections.abc import Iterator

from gaitool.filled_report import Cover
from gaitool.form import kind_of_organ
from gaitool.importers.identity import PrintedSignOff, is_name, period_year
from gaitool.importers.imported import Doubt
from gaitool.importers.part_texts import PartedText
from gaitool.importers.titles import PrintedTitle
from gaitool.importers.told_in_text import (
    in_full,
    is_bare_place,
    may_speak,
    whom_to_ask,
    with_known_place,
    with_place,
)
from gaitool.prose.self_references import named_in_preamble
from gaitool.text.garbled_periods import garbled_periods
from gaitool.text.organ_names import may_be_the_same, taken_apart
from gaitool.text.sentences import fold

_TOLD_YEAR = re.compile(r"(20\d\d)年")
_OFFICES = ("办公室", "办公厅")
_BARE_PLACES = ("省", "市", "州", "县", "区", "旗", "乡", "镇")


def cover_of(parted: PartedText, *, is_cut: bool) -> tuple[Cover, list[Doubt]]:
    """Return the cover; what title, preamble, period and sign-off tell differently is doubted.

    Type and level are what the name settles, unless it is itself in doubt. Where the document
    ``is_cut`` its sign-off was not seen.
    """
    named = named_in_preamble(parted.opening)
    preamble = PrintedTitle(named.agency, named.year)
    agency, doubts = _agency(parted, preamble)
    doubted = bool(doubts)
    is_headed = bool(parted.title.agency or parted.sign_off.agency)
    agency, of_name = _with_its_place(agency, parted.words, is_headed=is_headed)
    doubts += of_name
    date = parted.sign_off.date or parted.date_above
    if not date and parted.published:
        date = parted.published.date
        why = "没有看到落款" if is_cut else "落款没有日期"
        doubts.append(Doubt(None, f"{why}，用了{parted.published.words}"))
    year, of_year = _year(parted, preamble, date)
    kind = kind_of_organ("" if doubted else agency)
    cover = Cover(agency, kind.agency_type or "", kind.level or "", year, date)
    return cover, [*doubts, *of_year]


def kind_notes(cover: Cover) -> Iterator[str]:
    """Yield what a name leaves open of type and level, and where to state it."""
    if not cover.agency:
        return
    if not cover.agency_type:
        yield f"从名称“{cover.agency}”看不出机关类型，没有填；请在封面选，或用 --agency-type 写明"
    if not cover.level:
        is_city = taken_apart(cover.agency).places[-1:]
        why = "（市有设区的市，有县级市）" if is_city and is_city[0].endswith("市") else ""
        yield f"从名称“{cover.agency}”看不出行政层级{why}，没有填；请在封面选，或用 --level 写明"


def _agency(parted: PartedText, preamble: PrintedTitle) -> tuple[str, list[Doubt]]:
    """Return who reports, the fullest of names that may be one, and doubts about the others."""
    title = "" if parted.title.is_named_above else parted.title.agency
    signed = parted.sign_off.agency
    known = _names(parted, title, preamble)
    if not known:
        return _agency_elsewhere(parted)
    agency = _fullest(title, parted.sign_off) or next(iter(known.values()))
    if not is_name(agency):
        agency = next(filter(is_name, known.values()), agency)
    agency = in_full(agency, "\n".join((parted.words, parted.publisher)))
    if preamble.agency.endswith(agency):
        agency = preamble.agency
    doubts = [*_doubts_of_names(known, agency, is_titled=bool(title))]
    if [*known] == ["标题上方"] and not parted.is_named_for_sure:
        doubts.append(Doubt(None, f"标题没有写机关，用了标题上方一行的“{agency}”，请核对"))
    if parted.title.is_joined and agency == title:
        doubts.append(Doubt(None, f"标题的机关名称分在两行，连起来读作“{title}”，请核对"))
    if title and not is_name(title) and agency == signed and signed.endswith(_OFFICES):
        doubts.append(
            Doubt(None, f"标题只写“{title}”，落款是“{signed}”：请确认是谁的报告，用了落款的名称")
        )
    return agency, doubts


def _names(parted: PartedText, title: str, preamble: PrintedTitle) -> dict[str, str]:
    """Return where organs are named as the report's, the surest place first.

    A name above a title that has none may be that of a menu or a site: the first sentences, which
    tell whose work it is, are surer.
    """
    signed = parted.sign_off.agency
    above = parted.title.agency if parted.title.is_named_above else parted.name_above
    names = {"标题": title, "落款": signed, "引言": preamble.agency}
    is_told_above = title or signed or not preamble.agency
    if not (is_told_above or may_speak(preamble.agency, parted.words)):
        # The preamble may be that of a model: 由某局编制, and then 我公司.
        names = {"联系方式": whom_to_ask(parted.words), **names}
    if above and not any(names.values()) and not parted.is_named_for_sure:
        names["正文"] = parted.in_first_sentences.agency
    return {where: name for where, name in (names | {"标题上方": above}).items() if name}


def _doubts_of_names(known: dict[str, str], agency: str, *, is_titled: bool) -> Iterator[Doubt]:
    """Yield the places that name another organ; over a title with its own stands that of a site."""
    for where, name in known.items():
        is_asked = where != "标题上方" or not is_titled
        if is_asked and not _may_be_one(name, agency):
            yield Doubt(None, f"机关名称不一致：{where}是“{name}”；用了“{agency}”")


def _agency_elsewhere(parted: PartedText) -> tuple[str, list[Doubt]]:
    """Return who reports where neither title nor sign-off nor preamble tells it; always doubted."""
    beside = (parted.words, *parted.furniture, *parted.unplaced)
    places = (
        ("页眉里的", parted.running_head.agency),
        ("正文里的", parted.in_first_sentences.agency),
        ("网页的发布机关", with_place(parted.publisher, parted.words)),
        ("联系方式里的", whom_to_ask("\n".join(beside))),
    )
    for where, agency in places:
        if agency:
            words = f"没有标题和落款的机关名称，用了{where}“{agency}”，请核对"
            return agency, [Doubt(None, words)]
    return "", []


def _with_its_place(agency: str, words: str, *, is_headed: bool) -> tuple[str, list[Doubt]]:
    """Return a name with the place that a text has before it, and the doubt about a short one.

    Over or under a report a name with any place is taken for whole, and one with none unless it
    says that it is not: 区统计局.
    """
    name = taken_apart(agency)
    kind = kind_of_organ(agency)
    is_whole = bool(name.places or kind.level)
    if agency and not (is_whole and is_headed):
        full = with_known_place(agency, words)
        if len(taken_apart(full).places) > len(name.places):
            told = f"机关名称只写“{agency}”，用了正文里的全称“{full}”，请核对"
            return full, [Doubt(None, told)]
    is_short = not is_whole and (not is_headed or agency.startswith(_BARE_PLACES))
    is_place = is_bare_place(agency) or not (name.organ or kind.level is None)
    if agency and (is_short or is_place):
        return agency, [Doubt(None, f"机关名称只有简称“{agency}”，请补全")]
    return agency, []


def _fullest(title: str, sign_off: PrintedSignOff) -> str:
    """Return the title's organ, or the sign-off's where that is the same by its full name."""
    signed = sign_off.agency
    if not (title and signed) or not is_name(signed):
        return title or signed
    if not is_name(title):
        return signed
    return signed if _may_be_one(title, signed) and len(signed) > len(title) else title


def _may_be_one(name: str, other: str) -> bool:
    """Whether two names may be those of one organ; a government and its office are two."""
    shorter, longer = sorted((name, other), key=len)
    is_office = longer.endswith(_OFFICES) and not shorter.endswith((*_OFFICES, "办"))
    return may_be_the_same(name, other) and not (is_office and is_name(shorter))


def _year(parted: PartedText, preamble: PrintedTitle, date: str) -> tuple[str, list[Doubt]]:
    """Return the year of the report, and doubts about years that do not agree with it."""
    told = {
        "标题": parted.title.year,
        "引言": preamble.year,
        "统计期限": period_year(parted.opening),
    }
    known = {where: year for where, year in told.items() if year}
    if not known:
        periods = garbled_periods(fold(parted.opening).text)
        if garbled := next((one for one in periods if one.year), None):
            words = f"没有写明年度，按统计期限“{garbled.words}”算作 {garbled.year} 年"
            return garbled.year, [Doubt(None, words)]
        if not date:
            year, head = parted.in_first_sentences.year, parted.running_head.year
            where = "正文说" if year else "页眉"
            words = f"没有写明年度，按{where}的“{year or head}年”算作 {year or head} 年"
            return year or head, [Doubt(None, words)] if year or head else []
        year = str(int(date[:4]) - 1)
        return year, [Doubt(None, f"没有写明年度，按落款日期 {date} 的上一年算作 {year} 年")]
    # A slip in the title is one against all others, as a template's year in the period is.
    others = (*_most_told(parted.words), str(int(date[:4]) - 1) if date else "")
    votes = Counter([*known.values(), *others])
    used = max(known, key=lambda where: votes[known[where]])
    return known[used], list(_doubts_of_year(known, used, date))


def _most_told(words: str) -> list[str]:
    """Return the year that the sentences name most often, none where they name none."""
    return [year for year, _ in Counter(_TOLD_YEAR.findall(words)).most_common(1)]


def _doubts_of_year(known: dict[str, str], used: str, date: str) -> Iterator[Doubt]:
    year = known[used]
    for where, other in known.items():
        if other != year:
            words = f"{used}是 {year} 年，{where}是 {other} 年；用了{used}的年度"
            yield Doubt(None, words)
    if date and int(date[:4]) != int(year) + 1:
        yield Doubt(None, f"{used}是 {year} 年，报告日期是 {date}，不在次年")
