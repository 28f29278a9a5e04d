"""Where a text says who writes it: whose report this is, who 本机关 is, who signs."""

from collections.abc import Iterator

from gaitool.record import Value
from gaitool.text.organ_names import may_be_the_same, taken_apart
from gaitool.text.patterns import HAN, Guarded, Meeting, Need, has_one, joined, pattern
from gaitool.text.sentences import folded_sentences

_ORGAN = (
    # Lazy: a name ends with the first word that can end it and lets the rest of a statement fit.
    HAN + r"{4,30}?"
    r"(?:人民政府(?:办公厅|办公室)?|办事处|管理委员会|委员会|局|厅|委|办公室|中心)"
)
_SELF = r"(?:本|我)(?:机关|单位|局|办|委|厅|镇|乡|街道|中心|市|县|区)"
# In three, as a set of marks in more than two runs takes long to compile wherever it stands.
_BEGIN = r"(?:^|(?<=[、。])|(?<=[：；])|(?<=[，,]))"
# 2023年度我局: the 度 is none of a name, but for 2023年度假区管委会.
_OF_YEAR = r"(?:度(?!假))?+"
_IS = tuple(f"{self}{verb}" for self in ("本机关", "本单位", "我单位") for verb in "为是指即")
_SHORT_FOR = ("简称", "简称为", "简称:", "简称：")
_STATEMENTS = (
    Guarded(
        rf"本(?:年度)?报告由(?P<name>{_ORGAN})(?:组织)?(?:编制|编写|发布|公布|负责)", ("报告由",)
    ),
    Guarded(
        rf"{_BEGIN}(?:\d{{4}}年{_OF_YEAR}[，,])?(?P<name>{_ORGAN})"
        rf"[（(]以下(?:统一)?简称(?:为|:|：)?[“\"]?{_SELF}",
        Meeting(_SHORT_FOR, joined(("", "“", '"'), "本我")),
    ),
    Guarded(rf"(?:本机关|本单位|我单位)(?:为|是|指|即)(?P<name>{_ORGAN})(?=[，。；,]|$)", _IS),
)
_VERBS = (
    r"(?:现(?:就|将|予)?|兹|特)?(?:公布|发布|公开|公示|向社会公[布开]|编制|撰写|形成)(?:了|完成)?"
)
# The verb, where there is one, is none of the name: 现公布县林业局2022年….
_SHORT_ORGAN = _ORGAN.replace("{4,30}", "{2,30}")
_REPORT = (
    r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:情况)?的?"
    r"(?:年度)?(?:工作)?(?:情况)?的?(?:报告|年报)"
)
_SELVES = r"(?:[我本][局办委厅]|本机关)?"
_TITLE = Guarded(
    rf"{_BEGIN}{_SELVES}(?:{_VERBS}|现将)?+《?"
    rf"(?P<name>{_SHORT_ORGAN})(?:关于)?\d{{4}}年{_OF_YEAR}{_REPORT}",
    ("公开",),
    ("报告", "年报"),
)
_ANY_ORGAN = rf"(?P<name>{_SHORT_ORGAN}|{HAN}{{2,12}}[镇乡县市区州旗]|{HAN}{{2,12}}街道)"
_CALLED = r"(?:[（(]以下(?:统一)?简称[^（）()]{1,20}[）)])?"
_OWN = rf"(?:[本我](?:机关|单位|{HAN}))?"
_OFFICE_OF_IT = r"(?:(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:机构|办公室|[科股]室?))?"
_REPORTED: tuple[Need, ...] = (("公开",), ("报告", "年报"))
# A report is named right after its year, unless its organ stands between the two.
_OF_A_YEAR: Need = Meeting(("年", "年度"), joined(("", "政府", "政务"), ("信息公开", "政务公开")))
_NAMED = (
    Guarded(
        rf"(?:{_VERBS}|现将)《?{_ANY_ORGAN}{_CALLED}(?:关于)?(?P<year>\d{{4}})年{_OF_YEAR}{_REPORT}",
        *_REPORTED,
        _OF_A_YEAR,
    ),
    Guarded(
        rf"{_BEGIN}(?![现特兹公发将]){_ANY_ORGAN}{_CALLED}(?P<year>\d{{4}})年{_OF_YEAR}{_REPORT}"
        r"(?=由|共|分为|包括|如下|[，。：])",
        *_REPORTED,
        _OF_A_YEAR,
    ),
    Guarded(
        rf"(?:{_VERBS}|现将)《?(?P<year>\d{{4}})年{_OF_YEAR}{_ANY_ORGAN}{_CALLED}(?:关于)?{_REPORT}",
        *_REPORTED,
        ("年",),
    ),
    Guarded(
        rf"{_BEGIN}由?{_ANY_ORGAN}[现特兹]?(?:编制|撰写|形成|向社会公[布开]|公布|发布)"
        rf"(?:完成|并公布|并发布)?了?《?(?:本机关|本单位)?(?:(?P<year>\d{{4}})年{_OF_YEAR})?"
        rf"(?:本级|本机关|本单位)?{_REPORT}",
        *_REPORTED,
        ("编制", "撰写", "形成", "向社会公", "公布", "发布"),
    ),
    Guarded(
        rf"(?:{_VERBS}|现将|并公布){_OWN}(?P<year>\d{{4}})年{_OF_YEAR}{_OWN}{_REPORT}",
        *_REPORTED,
        ("年",),
    ),
    # Who compiled it.
    Guarded(
        rf"由(?P<name>{_ORGAN}|{HAN}{{2,12}}[镇乡]){_OFFICE_OF_IT}"
        r"(?:负责)?(?:组织|牵头)?(?:编制|编写|撰写|起草)",
        ("由",),
        ("编制", "编写", "撰写", "起草"),
    ),
)
"""The ways of naming a report, whose it is or of which year, in the order of their weight."""

# The office of a town that writes its report: 由某镇人民政府党政办公室编制.
_OFFICE_OF_A_TOWN = (
    r"(?<=[镇乡]人民政府|街道办事处)(?:党政|党建|党群|综合|社会|事务|工作|督考){1,4}(?:办公室|办)$"
)
_VERBS_BEFORE = (
    r"^(?:组织|认真|梳理|整理|汇总|总结|编[制写](?!委|办)|撰写|起草|形成|完成|公[布开示]|发布|拟定"
    r"|制[作定]|现将?|特此?|并|了)+(?=.{3})"
)
"""What is done with a report, taken for the beginning of a name: 梳理编写某海关2023年…报告."""

_PRONOUN = r"^(?:由|我|本|该|各|此|转[发载]|参[照考]|学习|收到|落实|结合|[查见附])"
_WORK = "政府信息公开工作"
_HOW = (
    *("坚持", "以", "紧紧", "紧扣", "在", "认真", "严格", "深入", "全面", "扎实", "有序"),
    *("稳步", "稳妥", "取得", "始终", "持续", "不断", "进一步", "总体", "得到"),
)
_SUBJECT = Guarded(
    rf"{_BEGIN}(?:\d{{4}}年{_OF_YEAR}[，,]?)?(?P<name>{_ORGAN})(?:\d{{4}}年{_OF_YEAR})?(?:的)?{_WORK}"
    rf"(?:{'|'.join(_HOW)})",
    (_WORK,),
    Meeting((_WORK,), _HOW),
    # What may stand between the name and the work is a year, which ends in 年 or 度.
    Meeting(joined("府室厅处会局委心年度", ("", "的")), (_WORK,)),
)
_SIGNATURE = rf"(?P<name>{_ORGAN})"
_ENDS = ("人民政府", "办公厅", "办公室", "办事处", "委员会", "局", "厅", "委", "中心")
# Words that show the match to be a piece of sentence.
_NO_NAME = (
    *("请", "联系", "根据", "按照", "依据", "关于", "各级", "各部门", "及其"),
    *"的由向对在与本我该",
)
_PLACES = (*"省市县区州盟旗镇乡", "街道")
_OF_THE_STATE = ("国家", "中国", "中华")
# The name, and the date below it.
_LINES_OF_A_SIGNATURE = 2


def names_of_the_writer(sentence: str) -> Iterator[str]:
    """Yield the full names by which a folded sentence says who reports."""
    for statement in _STATEMENTS:
        for match in statement.finditer(sentence):
            yield from _full(match["name"])


def names_in_title(sentence: str) -> Iterator[str]:
    """Yield the full names under which a folded sentence of the preamble names the report."""
    for match in _TITLE.finditer(sentence):
        yield from _full(match["name"])


def subjects_of_the_work(sentence: str) -> Iterator[str]:
    """Yield the full names whose 政府信息公开工作 a folded sentence reports."""
    for match in _SUBJECT.finditer(sentence):
        yield from _full(match["name"])


class NamedInPreamble(Value):
    """The organ that a preamble names as the report's, and the year; either may be empty."""

    agency: str
    year: str


def named_in_preamble(preamble: str) -> NamedInPreamble:
    """Return who reports on which year as a preamble puts it: 现公布某县林业局2022年…年度报告."""
    sentences = [sentence.text for sentence in folded_sentences(preamble)]
    agency = year = ""
    for sentence in sentences:
        for naming in _NAMED:
            for match in naming.finditer(sentence):
                told = match.groupdict()
                agency = agency or _without_pronoun(told.get("name") or "")
                year = year or told.get("year") or ""
    names = (name for sentence in sentences for name in names_of_the_writer(sentence))
    return NamedInPreamble(agency or next(names, ""), year)


def _without_pronoun(name: str) -> str:
    """Return a name alone; nothing for one that only says whose it is (我县水利局)."""
    name = pattern(_VERBS_BEFORE).sub("", name)
    return "" if pattern(_PRONOUN).search(name) else pattern(_OFFICE_OF_A_TOWN).sub("", name)


def signatures(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the full name that signs, alone on the last line or over the date."""
    for line in lines[-_LINES_OF_A_SIGNATURE:]:
        if line.endswith(_ENDS) and (match := pattern(_SIGNATURE).fullmatch(line)):
            yield from _full(match["name"])


def is_neighbour(name: str, other: str) -> bool:
    """Whether two names are those of neighbours: alike but for the place, or offices of one place.

    What stands above an organ, such as its government, is no neighbour of it.
    """
    if may_be_the_same(name, other):
        return False
    one, two = taken_apart(name), taken_apart(other)
    if not (one.places and two.places):
        return False
    if one.organ == two.organ:
        return one.places[-1] != two.places[-1] and one.places[-1][-1] == two.places[-1][-1]
    is_above = pattern(r"政府|办公|^$").search
    return one.places[-1] == two.places[-1] and not (is_above(one.organ) or is_above(two.organ))


def is_full_name(name: str) -> bool:
    """Whether a name says where the organ is, and nothing but a name."""
    has_place = has_one(name, _PLACES) or name.startswith(_OF_THE_STATE)
    return has_place and not has_one(name, _NO_NAME)


def _full(name: str) -> Iterator[str]:
    if is_full_name(name):
        yield name
