"""Who reports on which year as the first sentences of a text tell it, where no title does."""

import re
from collections.abc import Iterable, Iterator

from gaitool.importers.identity import folded, is_name
from gaitool.importers.titles import PrintedTitle, read_title
from gaitool.prose.self_references import is_full_name
from gaitool.text.organ_names import may_be_the_same

_FIRST = 800
"""Characters: what a text says of its organ it says in its first paragraphs."""
_BEGINS = (
    r"认真|严格|坚持|坚决|深入|深化|积极|高度|全面|紧紧|围绕|持续|不断|按照|根据|依据|依法"
    r"|始终|切实|扎实|进一步|充分|大力|贯彻|对照|遵照|依照|主动公开|没有收取|未收取|没有收到|未收到"
    r"|紧扣|聚焦|立足|锚定|坚守|秉持|着力|推动|推进|加强|强化|健全|完善|(?:政府|政务)?(?:信息|政务)公开工作"
    r"|在[^,。;]{2,40}(?:领导|指导|支持|关心|帮助)下|以[^,。;]{2,60}为|[把将](?!来)|落实|执行|履行|遵循|继续"
)
_AFTER = r"(?<=[导持心助]下,|要求,|精神,|规定,|部署,|安排,|通知,)"
"""How the clause ends that may stand before the subject: 按照市政府有关要求，区水务局……"""

_SUBJECT = re.compile(
    rf"(?:^|(?<=[。;:])|{_AFTER})(?:(?:(?P<year>20\d\d)|本)年(?:度|以来|来)?,?)?"
    rf"(?P<name>[^,。;:\d]{{3,40}}?)(?:的?(?:{_BEGINS}))"
)
_MAKER = re.compile(
    r"(?:^|(?<=[。;:,]))(?:本(?:年度)?报告)?[由是]?(?P<name>[\u4e00-\u9fff]{4,40}?)"
    r"(?:(?:按照|根据|依据)[^,。;:]{2,30}?)?(?:负责|组织)?(?:编制|编写|撰写|制定)(?:完成)?[了的]?"
    r"(?=本|20\d\d|[,。])"
)
"""Who writes the report may follow a comma: 根据规定，某县水利局编制本报告."""
_OF_THE_WORK = r"(?:的)?(?:政府|政务)?(?:信息|政务)公开(?:工作|情况|年度|的)"
_WHOSE_WORK = re.compile(
    r"结合(?P<name>[\u4e00-\u9fff]{4,40}?)(?:20\d\d年度?)?(?:政府|政务)?(?:信息|政务)公开(?:工作)?实际"
)
_REPORTED = re.compile(
    r"(?:现[将就]|编[制写])(?:20\d\d年度?)?(?P<name>[\u4e00-\u9fff]{3,40}?)"
    rf"(?:20\d\d年度?)?{_OF_THE_WORK}"
)
"""Whose work or report it is: 现就某县水利局2023年度信息公开工作报告如下."""
_OWN_PAPER = re.compile(
    r"(?:^|(?<=[。;:,]))[我本](?P<kind>[镇乡街局委办厅院署])[^。;]{0,200}?"
    r"(?:制定|印发|出台|修订)(?:了|并|完善)*《(?P<name>[\u4e00-\u9fff]{3,30}?)"
    r"(?:20\d\d年度?)?(?:政府|政务)(?:信息|公开)"
)
"""Who says 我镇 and names a paper of its own about the work: 制定了《某镇政府信息公开制度》."""

_LONGEST_KIND = 3
_OPENED = re.compile(
    r"(?:^|(?<=[。;:]))20\d\d年(?:度|以来|来)?,?"
    r"(?P<name>[\u4e00-\u9fff]{2,20}?(?:局|厅|委员会|管委会|中心|街道|[镇乡])(?:人民政府|办事处)?)"
    r"(?=[\u4e00-\u9fff]{2})(?![和与及对的各内域村])"
)
"""Whatever it does after its name, a subject of the year that the text calls its own: 我局."""

_OWN_RULES = re.compile(
    r"(?:建立|制定|完善|健全|明确)了?(?P<name>[\u4e00-\u9fff]{2,20}?(?:局|厅|委员会|街道|[镇乡]))(?:政府|政务)?信息公开"
)
_OWN = re.compile(r"[我本全](?P<kind>中心|[镇乡街局委办厅院署])|以(?P<head>[镇乡局厅])长为")
_SEATS = (("镇", "人民政府"), ("乡", "人民政府"), ("街道", "办事处"), ("街", "道办事处"))
"""What the organ of a place is called in full."""

_OWN_TITLE = re.compile(r"《([^《》]{8,60}?报告)》")
_PLANS = "将(?:继续|进一步|持续)"
_PLANNED = re.compile(_PLANS)
"""What is to come is of the year after the report's."""

_TOLD_YEAR = re.compile(
    r"(?:^|(?<=[。;:,]))(20\d\d)年(?:度|以来|来)?(?=[,我本全])(?![^。;]{0,8}将)"
    rf"(?!,?[^。;,]{{0,30}}{_PLANS})"
    rf"|(?:[我本][\u4e00-\u9fff]{{1,3}}|现将)(20\d\d)年度?{_OF_THE_WORK}"
    r"|(?:截|^|(?<=[。;:,]))[至止到](20\d\d)年12月31日|编[制写][的了]?(20\d\d)年度?报告"
)
_PRONOUN = re.compile(
    r"^(?:我|本|该|各|全|其|为|由|在|是|和|对|通过|将|把|使|让|使得|从|以)|[我本]|进行$|部署$"
)
_IS_DONE = re.compile(
    rf"(?!(?:全面)?(?:依法治|深化改革))(?:{_BEGINS}|明确|建立|制定|较好|圆满|顺利|完成)"
)
_IN_BRACKETS = re.compile(r"\(.{1,20}\)$")
_KINDS_OF_OFFICE = "党政|党建|党群|综合|督考|社会|事务|工作|(?:政务|政府信息|信息)公开"
_OFFICE = rf"(?:(?:{_KINDS_OF_OFFICE}){{0,4}}办公室|(?:{_KINDS_OF_OFFICE}){{1,4}}[科股室办])?"
"""The office of an organ that answers for it, where one is named."""

_CONTACT = re.compile(
    r"请(?:直接|及时)?(?:联系|与|向|致电|咨询):?(?P<name>[\u4e00-\u9fff]{4,40}?)"
    rf"{_OFFICE}(?:联系|咨询|反映|[,。;:(])"
)
_CONTACT_LINE = re.compile(
    r"(?:联系|咨询|受理|责任)(?:单位|机构|部门):(?P<name>[\u4e00-\u9fff]{4,30}?)"
    rf"{_OFFICE}(?:[,。;(]|电话|地址|联系|$)"
    r"|地址:(?:[^,。;:]{0,20}\d{1,4}号)?(?P<seat>[\u4e00-\u9fff]{2,20}?(?:[镇乡](?:人民)?政府|街道办事处))"
    r"(?!对面|旁|附近|隔壁|[东南西北]侧)"
)
"""A line beside the text that names whom to ask, or a place where nobody else sits."""

_SPEAKER = re.compile(
    r"[我本](?P<kind>公司|集团|中心|学校|医院|[镇乡街局委厅署校]|办(?![法理事公])|院(?!内))"
)
"""What kind of organ the writer says to be; 我县 is where a bureau is as well."""

_ADDRESS = re.compile(r"\((?:联系)?(?:地址|电话|邮编)")
_OF_ANOTHER = re.compile(r"^(?:网站|门户|政务网|信息网|转发|印发|要求)")
_IS_OF_A_PLACE = re.compile(r"(?:(?<![乡镇])人民|(?<![乡镇民]))政府(?:办公[室厅])?$")
"""A contact there answers for every organ of the place."""
_QUOTED = re.compile(r"《[^《》]*》")
_STATED_YEAR = re.compile(r"(?<![\d比较与和同自从])(20\d\d)年度?([^,。;:]{0,20})")
_IS_OTHERWISE = re.compile(r"^\d|将|计划|拟|预算|决算|要点|修订|修正|印发|施行|起")
_IS_A_STATEMENT = re.compile(r"收到|受理|办理|办结|公开|公示|发布|收取|没有|未|共")


def told_in_text(paragraphs: Iterable[str], others: Iterable[str] = ()) -> PrintedTitle:
    """Return the organ that opens a sentence (2023年，某县水利局认真…), and the one year told.

    So does the report's own title in 《》. Where sentences tell of several years, or of several
    organs, none is. ``others`` are paragraphs of later parts that tell it too.
    """
    whole = _joined(paragraphs)
    text, later = whole[:_FIRST], _joined(others)
    titles = [title for quoted in _OWN_TITLE.finditer(text) if (title := read_title(quoted[1]))]
    subjects = [match for match in _SUBJECT.finditer(text) if _is_organ(match["name"])]
    told = {
        match["year"]
        for match in subjects
        if match["year"] and not _PLANNED.match(text, match.end("name"))
    }
    # 公开了《某县水利局2022年…年度报告》 may speak of last year's.
    years = told or {title.year for title in titles if title.year} | {
        year for match in _TOLD_YEAR.finditer(text) for year in match.groups() if year
    }
    years = years or _stated_years(f"{whole}。{later}")
    named = next((title.agency for title in titles if title.agency), "")
    agency = named or _named_by(text, subjects, whole, later)
    return PrintedTitle(
        in_full(agency, f"{whole}。{later}"), years.pop() if len(years) == 1 else ""
    )


def _named_by(text: str, subjects: list[re.Match[str]], whole: str, later: str) -> str:
    """Return the organ of which the surest statements tell, if they agree."""
    makers = [
        one["name"] for source in (_MAKER, _REPORTED, _WHOSE_WORK) for one in source.finditer(text)
    ]
    return _agreed(
        list(filter(_is_organ, makers))
        or [match["name"] for match in subjects if match["year"]]
        or [match["name"] for match in subjects]
        or [match["name"] for match in _SUBJECT.finditer(later) if _is_organ(match["name"])]
        or list(_owners(_OPENED, text))
        or list(_contacts(whole))
        or list(_makers_of_papers(text))
        or list(_owners(_OWN_RULES, text))
    )


def in_full(name: str, text: str) -> str:
    """Return the organ of a place as a text names it in full: 青石镇 is 青石镇人民政府 there."""
    seat = next((seat for place, seat in _SEATS if name.endswith(place)), "")
    return name + seat if seat and name + seat in text else name


def is_bare_place(name: str) -> bool:
    """Whether a name is that of a place, not of its organ: 青石镇."""
    return any(name.endswith(place) for place, _ in _SEATS)


def with_place(name: str, text: str) -> str:
    """Return a name that lacks its place with it, where a text names one organ alone so.

    市水利局 is 松河市水利局 there, at the beginning of some words.
    """
    whole = _with_words_before(name, text) if name else set()
    return whole.pop() if len(whole) == 1 else name


def with_known_place(name: str, text: str) -> str:
    """Return a name with the place before it, where a text tells of that place more than once."""
    whole = _with_words_before(name, text) if name else set()
    known = [one for one in whole if text.count(one.removesuffix(name)) > 1]
    return known[0] if len(known) == 1 else name


def _with_words_before(name: str, text: str) -> set[str]:
    words = re.findall(
        rf"(?:^|(?<=[，。；：、“《,;:(（]))[\u4e00-\u9fff]{{1,8}}{re.escape(name)}", text
    )
    return {word for word in words if not (_PRONOUN.search(word) or _IS_DONE.match(word))}


def _owners(source: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the organs of a kind that the text calls its own: 我局, 本镇, 以局长为组长."""
    for match in source.finditer(text):
        is_of_any_kind = source is _OWN_RULES and "我单位" in text
        if _is_organ(match["name"]) and (is_of_any_kind or _is_own(match["name"], text)):
            yield match["name"]


def _is_own(name: str, text: str) -> bool:
    own = {kind for match in _OWN.finditer(text) for kind in match.groups() if kind}
    return any(kind in name[-_LONGEST_KIND:] for kind in own) or text.count(name) > 1


def _joined(paragraphs: Iterable[str]) -> str:
    # Each paragraph begins a sentence, whatever the mark at the end of the one before.
    return "。".join(map(folded, paragraphs))


def _agreed(names: list[str]) -> str:
    """Return the first of some names if all may be those of one organ."""
    return names[0] if names and all(may_be_the_same(names[0], name) for name in names) else ""


def _makers_of_papers(text: str) -> Iterator[str]:
    """Yield the organs that papers of their own name: 我街制定了《青石街道政务公开制度》."""
    for match in _OWN_PAPER.finditer(text):
        name = match["name"]
        if match["kind"] in name[-_LONGEST_KIND:] and _is_organ(name):
            yield name


def _contacts(text: str) -> Iterator[str]:
    """Yield the organs to ask that are named elsewhere too: others may answer for this one.

    One of the writer's kind (我局) with its address is the writer.
    """
    for match in _CONTACT.finditer(text):
        name = match["name"]
        rests = text.split(name)[1:]
        is_again = sum(not _OF_ANOTHER.search(rest) for rest in rests) > 1
        is_own = bool(_ADDRESS.match(text, match.end())) and _is_own(name, text)
        is_other = _IS_OF_A_PLACE.search(name) or not _is_organ(name)
        if (is_again or is_own) and not is_other:
            yield name


def whom_to_ask(text: str) -> str:
    """Return the one organ that a text names as the one to ask, unless the writer is no such.

    Others may answer for this one; where the text speaks as 我公司 a bureau does.
    """
    line = folded(text)
    of_lines = (one for each in text.splitlines() for one in _CONTACT_LINE.finditer(folded(each)))
    asked = (*(match["name"] for match in _CONTACT.finditer(line)), *map(_asked, of_lines))
    names = [name for name in asked if is_full_name(name) and _is_organ(name)]
    own = [name for name in names if may_speak(name, text)]
    return _agreed([name for name in own if not _IS_OF_A_PLACE.search(name)])


def _asked(match: re.Match[str]) -> str:
    return match["name"] or match["seat"]


def may_speak(name: str, text: str) -> bool:
    """Whether an organ is of a kind by which a text calls its writer, if it does: 我公司."""
    kinds = {match["kind"] for match in _SPEAKER.finditer(text)}
    return not kinds or any(kind in name for kind in kinds)


def _stated_years(text: str) -> set[str]:
    """Return the years of which statements tell (2023年收到3件); none but in passing are told."""
    found = [
        match
        for match in _STATED_YEAR.finditer(_QUOTED.sub("", text))
        if not _IS_OTHERWISE.search(match[2])
    ]
    is_stated = any(_IS_A_STATEMENT.search(match[2]) for match in found)
    return {match[1] for match in found} if is_stated else set()


def _is_organ(name: str) -> bool:
    # 加强政府 is what comes to be done before 信息公开工作.
    is_other = _PRONOUN.search(name) or _IS_DONE.match(name)
    return is_name(_IN_BRACKETS.sub("", name)) and not is_other
