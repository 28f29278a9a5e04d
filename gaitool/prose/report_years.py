"""Sentences that report work under another year than the report's: last year's left in."""

from collections.abc import Iterator

from gaitool.record import Value
from gaitool.text.patterns import HAN, Guarded, has_one, pattern
from gaitool.text.periods import periods
from gaitool.text.sentences import FoldedSentence, folded_sentences

# Years in titles, quotations, document numbers and amendments of laws date something else.
_SET_APART = (
    r"《[^》]{0,200}》|“[^”]{0,200}”|〔\d{4}〕|[（(\[【]\d{4}[）)\]】]"
    r"|(?<=[〔（(])\d{4}年[^）)]{0,60}修[订正]"
)
_OPENING = "《“〔（([【"
"""What is set apart begins with one of these, or stands behind one."""

# Whatever year it is: one pattern does for the years of all reports.
_A_YEAR = r"(20\d\d)"
_BEGIN = r"(?:^|(?<=[，。；：,;:）)])|(?<=[一二三四五六七八九十]是))"
# 我局2022年共…: the last character of an organ's name before the year.
_SUBJECT = r"(?<=[局办室会委厅处镇乡关位])"
_WORK = (
    rf"(?:全年|共|累计|未(?!办结)|没有|无(?!法)|我{HAN}|本(?:机关|单位|级|[局办委厅镇乡])"
    r"|政府信息公开工作(?!考核|要点|报告|年度)|依法|主动公开|收到|受理|新收|制发|召开|组织|举办|发布)"
)
# 2022年受理的申请: the work of that year is only what this sentence speaks about.
_NOT_ATTRIBUTE = r"(?![^，。；]{0,8}的)"
_REPORTED: tuple[str, ...] = (
    rf"{_BEGIN}{_A_YEAR}(?=年度?(?:[，,]|{_WORK}{_NOT_ATTRIBUTE}))",
    rf"{_SUBJECT}{_A_YEAR}(?=年度?(?:全年|共|累计|未(?!办结)|没有))",
    rf"截[至止]到?{_A_YEAR}(?=年(?:12月31日|12月底|年底|底|末))",
    rf"{_BEGIN}{_A_YEAR}(?=年\d{{1,2}}月(?:\d{{1,2}}日)?[，,](?:我{HAN}|组织|召开|举办|开展))",
)
# Drafts are taken over from last year: of older years only the surest wordings are asked about.
_OLDER = (rf"{_BEGIN}{_A_YEAR}(?=年度?(?:全年|共|未(?!办结)|没有收))",)
_COMING = (rf"{_BEGIN}{_A_YEAR}(?=年度?(?:[，,]|全年|共))",)
_SINCE = r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|后)"
_CARRIED = r"[^，。；]{0,12}(?:结转|遗留|转接|未办结)"
_JUDGED = r"[^。；]{0,24}(?:考核|评估|评议|测评|审计|排名|反馈|年度报告|要点)"
_HISTORY = (rf"{_A_YEAR}(?=年(?:{_SINCE}|{_CARRIED}|{_JUDGED}))",)
# A sentence that has this year too compares, and is right to name both.
_NOW = ("今年", "去年同期")
_PLANNED = (
    *("将", "计划", "拟", "继续", "下一步", "打算", "力争", "争取", "预计"),
    *("要", "目标", "进一步"),
)
_DONE = r"全年|共[^，。]{0,12}\d|\d(?:件|条|次|期|篇|份|个)"
_REPORT = r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
_TITLE = Guarded(rf"(?P<year>20\d\d)年度?{_REPORT}", ("公开",), ("报告", "年报"))
# Last year's report is a thing of its own only where it is not this one that is made public.
_OWN_TITLE = (
    rf"(?:编制|编写|撰写|形成|公布|发布|公开|完成|起草|现将|本报告为)(?:了|完成)?[^，。；《]{{0,8}}"
    rf"《[^》]{{0,40}}{_TITLE.source}"
)
_LAST_REPORT = ("上年", "上一年", "去年", "整改", "落实")
# The writer as the subject of what is done every year; 2019年，我局建立… is history.
_EARNESTLY = (
    *("认真", "严格", "坚持", "高度重视", "做好", "扎实", "积极", "深入贯彻", "全面贯彻"),
    *("全面推进", "切实", "按照"),
)
_EVERY_YEAR = rf"[^。；]{{0,16}}?(?:{'|'.join(_EARNESTLY)})[^。；]{{0,60}}公开"
_WRITER = rf"(?:我{HAN}|本(?:机关|单位|级|[局办委厅镇乡]))"
_REPORTED_BY_WRITER = (rf"{_BEGIN}{_A_YEAR}(?=年度?[，,]?{_WRITER}{_EVERY_YEAR})",)
_BEGUN = rf"{_BEGIN}{_A_YEAR}年"
# What may stand between the year and the writer, as in _REPORTED_BY_WRITER.
_BEFORE_NAME = ("度，", "度,", "度", "，", ",", "")
_YEAR = r"(?<!\d)20\d\d(?=年)"


class WrongYear(Value):
    """A year that a sentence reports work under, with the sentence as written."""

    year: int
    quote: str


def wrong_years(
    text: str, year: int, *, plans: bool = False, writer: str = ""
) -> Iterator[WrongYear]:
    """Yield the sentences that report work under another year than ``year``.

    ``writer`` is the name of the organ: what it did as every year is this year's work.

    Requests carried over, comparisons, history that leads up to the year, titles and document
    numbers are no such reports, nor is what is planned; where a text consists of ``plans``,
    nothing is said of the coming year.
    """
    sentences = folded_sentences(text)
    # Most texts have no other year in the first place.
    if not _other_years("\n".join(sentence.text for sentence in sentences), year):
        return
    for group in _joined(sentences):
        bare = [_bare(sentence.text) for sentence in group]
        whole = "".join(bare)
        others = _other_years(whole, year)
        # A sentence with a period of days is G808's.
        if (
            not others
            or has_one(whole, (*_NOW, f"{year}年"))
            or any(one.is_of_days for one in periods(whole))
        ):
            continue
        for sentence, words in zip(group, bare, strict=True):
            for other in sorted(others):
                if _reports(words, other, other - year, plans=plans) or (
                    other < year and _reports_as_every_year(words, other, writer)
                ):
                    yield WrongYear(other, sentence.quote)


def years_in_title(text: str, year: int) -> Iterator[WrongYear]:
    """Yield where a preamble names the report itself after another year."""
    for sentence in folded_sentences(text):
        if all(int(title["year"]) == year for title in _TITLE.finditer(sentence.text)):
            continue
        match = _TITLE.search(_bare(sentence.text))
        if match is None and not has_one(sentence.text, _LAST_REPORT):
            match = pattern(_OWN_TITLE).search(sentence.text)
        if match and int(match["year"]) != year:
            yield WrongYear(int(match["year"]), sentence.quote)


def _joined(sentences: tuple[FoldedSentence, ...]) -> Iterator[tuple[FoldedSentence, ...]]:
    """Yield sentences in groups: what a semicolon joins is read together."""
    group: list[FoldedSentence] = []
    for sentence in sentences:
        group.append(sentence)
        if not sentence.text.endswith(("；", ";")):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _other_years(folded: str, year: int) -> set[int]:
    return set(map(int, pattern(_YEAR).findall(folded))) - {year}


def _bare(folded: str) -> str:
    return pattern(_SET_APART).sub("*", folded) if has_one(folded, _OPENING) else folded


def _reports(bare: str, year: int, distance: int, *, plans: bool) -> bool:
    told = _REPORTED if distance == -1 else _OLDER
    # The coming year is rightly named in plans: only work said to be done is a slip.
    if distance > 0:
        if plans or has_one(bare, _PLANNED) or not pattern(_DONE).search(bare):
            return False
        told = _COMING
    return _says(bare, year, told) and not _says(bare, year, _HISTORY)


def _reports_as_every_year(bare: str, year: int, writer: str) -> bool:
    if not ("公开" in bare and has_one(bare, _EARNESTLY)):
        return False
    told = _says(bare, year, _REPORTED_BY_WRITER) or _names_the_writer(bare, year, writer)
    return told and not _says(bare, year, _HISTORY)


def _names_the_writer(bare: str, year: int, writer: str) -> bool:
    """Whether the organ by its own name (without one: the report) is told to do as every year."""
    names = tuple(f"{before}{writer or '本报告'}" for before in _BEFORE_NAME)
    return any(
        bare.startswith(name, begun.end())
        and pattern(_EVERY_YEAR).match(bare, begun.end() + len(name))
        for begun in pattern(_BEGUN).finditer(bare)
        if begun[1] == str(year)
        for name in names
    )


def _says(bare: str, year: int, sources: tuple[str, ...]) -> bool:
    return any(str(year) in pattern(source).findall(bare) for source in sources)
