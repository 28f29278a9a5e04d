"""What the words around a number speak of: which matter, which year, whose figures."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from gaitool.claims.cues import Topic
from gaitool.text.patterns import pattern

_MARKERS: tuple[tuple[str, Topic], ...] = (
    (
        r"(?:政府信息公开|政务信息公开|信息公开|政务公开|依申请公开|依申请)[^，。；、\d]{0,8}?申请"
        # 依申请公开类 and 依申请公开属性 are attributes of documents.
        r"|依申请公开(?!(?:类|属性)|的?(?:占|\d))|(?<![，,、；;和及])依申请公开(?=的?\d)|公开申请|(?<!依)申请公开"
        r"|(?:收到|受理|办理|处理|答复|接到|新收|办结)(?:政府信息)?依申请公开"
        # Applicants for licences and reviews are others; one who pays is spoken of under fees.
        r"|(?<!许可)(?<!复议)申请人(?!实缴|实际|缴|已缴|未缴)|重复申请|新收申请|依申请提供"
        r"|公开(?:政府|政务)信息的申请|(?:逾期(?:不|未)|未按)[^，。；、\d]{0,12}(?:缴|补正)[^，。；、\d]{0,6}"
        r"|信访、?举报、?投诉类|行政执法案卷|行政查询事项|四类过程性|三类内部事务",
        Topic.APPLICATIONS,
    ),
    (r"行政复议|行政诉讼|应诉", Topic.DISPUTES),
    (r"规范性文件|(?:废止|失效|现行有效)的?文件", Topic.DOCUMENTS),
    (r"收费通知", Topic.FEE_NOTICES),
    (r"信息处理费|信息公开处理费", Topic.FEES),
    (
        # 近年来信息公开 holds the characters of 来信; 信访局 is an organ, not a petition.
        r"信箱|留言|来信(?!息)|热线|12345|工单|建议|提案|议案|咨询|征集|征询|征求|来访|信访(?!局)"
        r"|投诉|举报|督办|督查|公报|解读|新媒体|公众号|微博|培训|许可|备案|公文|发文|收文|印发|文件"
        r"|稿件|问政|线索|案件|执法|检查|刊登|发布|更新|推送|转发|登记|仲裁|(?<!被)认定|补贴|占道|道路|来电"
        r"|执照|项目|档案|纠纷|报警|警情|求助|诉求|主动公开\d|答记者|暗访|模拟|测评|案例|范本|模板"
        r"|拟公开|保密审查|公开属性|源头认定|(?<!依申请公开)信息(?=\d+[余多]?条)|会办|(?<!结)转办|代办|公积金|社保",
        Topic.FOREIGN,
    ),
)
_EVIDENCE = (
    r"(?:信息公开|政务公开|依申请公开|依申请)[^，。；、\d]{0,8}?申请|自然人(?:申请|提出|提交|身份|\d)|其他组织(?:申请)?\d"
    r"|部分公开|无法提供|不予处理|不掌握|另行制作|不明确|不补正|反复申请|重复申请|公开出版物"
    r"|安全一稳定|社会稳定|第三方(?:的)?合法权益|内部事务|过程性|执法案卷|查询事项|禁止公开|收费通知"
)
_NAMED = r"政府信息公开申请|依申请公开"
_OTHER_REQUESTS = (
    # After a verb, an applicant or a channel 申请 stands alone; after other words it has a kind.
    r"(?<!收到)(?<!新收)(?<!新增)(?<!受理)(?<!处理)(?<!办理)(?<!办结)(?<!答复)(?<!公开)(?<!自然人)(?<!个人)"
    r"(?<!组织)(?<!企业)(?<!法人)(?<!公民)(?<![的件份类]|，)(?<!书面)(?<!网上)(?<!重复)(?<!反复)(?<=\w\w)申请(?!人|内容|书|表|渠道|方式|事项|的|总|量|数)"
)
"""Words by which a sentence is known to speak of requests, where nothing before says of what."""
_BOTH_KINDS = (
    r"(?:20\d\d年度?[，,])?(?:(?:从|按照?|就)?申请(?:主体|人|者)[^，,。；;：:\d]{0,8}[，,：:])?(?:其中[，,：:]?)?"
    r"(?:自然人[^。]{0,300}法人(?:或者?|和|及)其他组织|法人(?:或者?|和|及)其他组织[^。]{0,300}自然人)"
)
_HANDED_IN = r"(?<!提交)(?<!提出)"
"""自然人提交申请 5 件，法人或其他组织提交申请 2 件: by both kinds of the form these are ours."""
_ANY_MARKER = "|".join(f"(?P<m{i}>{words})" for i, (words, _) in enumerate(_MARKERS))

_YEARS = (
    # Compared years and ends of periods do not move the sentence to another year.
    r"(?P<aside>(?:较|比|与|同|和|相比|结转|自|从|由|至|到|截至|截止)?)"
    r"(?:(?P<year>20\d\d)年(?P<month>1?\d月)?|(?P<past>去年|上一?年|上半年|下半年|前[一二三]季度|1月?[至到-](?:[2-9]|1[01])月)|(?P<now>今年|本年|当年|全年|年内))"
    # What was carried over from or into another year is counted by this year's tables.
    r"(?!度?(?:未办结)?(?:的)?(?:亦|也|均)?(?:无|没有)?(?:结转|遗留|转接|转结)|度?继续|度?办理|度?答复|工作要点)"
)
_COMPARED = (
    r"(?:较|比|同比)[^，,。；;、（(]{0,60}$|相比[^，,。；;]{0,2}$"
    r"|[从由](?:20\d\d年度?|上年度?|去年)的?$"
)
# 将于 gives a date and 将申请… an object: neither plans a figure.
_PLANNED = r"力争|争取|拟|计划|预计|下一步|目标|将(?!于|申请)|要求各|不少于|不低于"
# Whose figures these are, or what was done for others: none of it is the organ's own.
_OTHERS = (
    r"各部门|各单位|各乡镇|各镇|各街道|各县区|各区县|各科室|市直部门|县直部门|各级|下属|协助|督促|指导|协调|配合"
    r"|历年|抽查|评查|互评|模拟|测试|暗访|演练|会商|研讨|约谈|通报|抽取|调阅"
)
_ORGANS_COUNTED = (
    r"(?:局|委|厅|办|镇|乡|街道)[、和及与][^，,。；;、\d]{1,10}(?:局|委|厅|办|镇|乡|街道)"
    r"(?:分别|各|共)*(?:收到|新收|受理|接到|办理|办结|答复)"
)
_EACH_ORGAN = r"[，,、；;][^，,、。；;\d]{1,10}(?:局|委|厅|办|镇|乡|街道|部门|单位)\d+[件份]"
_OF_WHOLE_AREA = r"全(?:市|县|区|省|州|盟|旗)[^，,。；;各]{0,3}各"
_PART_OF_YEAR = (
    r"季度|半年|[年月季]均|平均|当[月日季]|本月|近[一二两三四五几\d]+年|年来"
    # A month alone; in 1月至12月 and 12月底 it bounds the year.
    r"|(?<![至到止\-\d年])(?:20\d\d年)?\d{1,2}月份?(?![至到\-\d底末])"
    r"|月(?:份)?[至到\-](?:[1-9]|10|11)月(?!\d)"
)
_YEARS_LISTED = r"20\d\d年度?[、和及]20\d\d年"
_OVER_YEARS = r"(?:20\d\d年[^。；;]{0,12}|实施|施行|成立|开通)以来[，,]?[^，,。；;]{0,6}?累计"
_OTHERS_COUNTED = (
    r"(?:各(?!类|种|界|项|方)[^，,。；;]{1,8}|(?<![我本该])(?<!政府及其)(?<!政府及其所属)(?<!政府及其工作)(?<!政府及其组成)(?:部门|单位)|乡镇|镇街)(?:共计|共|新|累计|合计|分别|各){0,4}"
    r"(?:收到|新收|受理|接到|接收|办理|办结|答复|制发|制定|出台)(?!.{0,300}(?:本机关|本级|本单位|[本我][局办委厅镇县市区]))"
)
_WHOLE_AREA = (
    r"全(?:市|县|区|省|州|盟|旗)(?!一体)|[省市州县区乡]{2,3}[两三]级"
    r"|政府及其(?:所属|工作|组成)?部门"
)
_LIST_OF_POSTS = (
    r"公开(?:各类)?(?:政府|政务)?信息[^，,。；;]{0,8}?\d+[余多]?条"
    r"|(?:公示|发布|公布|归集|推送|上传)[^，,。；;\d]{0,14}?信息[^，,。；;\d]{0,6}\d+[余多]?条"
)
_POSTED = r"(?:公示|公布|公开|归集|上传|报送|录入|推送)"
_DECISIONS_POSTED = (
    rf"{_POSTED}(?:[^，,。；;：:]{{0,300}}$|[^，,。；;：:\d申]{{0,12}}\d[^。；;：:]{{0,300}}$)"
)
_LENGTH_OF_A_REQUEST = 4
_ABOUT_DISCLOSURE = r"信息公开|政务公开|依申请|申请公开"


class _Signs(NamedTuple):
    """Where a line has what every number of it asks for: found once, not once a number.

    ``stops`` are its full stops; ``evidence``, ``other_requests`` and ``disclosure`` the first
    of each kind, ``named`` the last, beyond the line where there is none.
    """

    stops: tuple[int, ...]
    evidence: int
    named: int
    other_requests: int
    asked_otherwise: str
    disclosure: int


@lru_cache(maxsize=16)
def _signs_of(text: str) -> _Signs:
    beyond = len(text) + 1
    asked_otherwise = (_HANDED_IN if pattern(_BOTH_KINDS).match(text) else "") + _OTHER_REQUESTS
    evidence = pattern(_EVIDENCE).search(text)
    other = pattern(asked_otherwise).search(text)
    disclosure = pattern(_ABOUT_DISCLOSURE).search(text)
    named = -1
    for match in pattern(_NAMED).finditer(text):
        named = match.start()
    return _Signs(
        stops=tuple(match.start() for match in pattern("。").finditer(text)),
        evidence=evidence.start() if evidence else beyond,
        named=named,
        other_requests=other.end() if other else beyond,
        asked_otherwise=asked_otherwise,
        disclosure=disclosure.end() if disclosure else beyond,
    )


class Context(NamedTuple):
    """The markers of a folded line in order; ``carried`` is what stood before it."""

    text: str
    places: tuple[int, ...]
    topics: tuple[Topic, ...]
    carried: "Topic | None"
    year: int | None

    def topic_at(self, place: int) -> Topic | None:
        """Return the matter last named before a place, or what was carried into the line."""
        index = bisect_right(self.places, place) - 1
        topic = self.topics[index] if index >= 0 else self.carried
        return topic or self._topic_of_sentence(place)

    def _topic_of_sentence(self, place: int) -> Topic | None:
        """Return the matter that the rest of the sentence shows, where it is requests."""
        signs = _signs_of(self.text)
        if place >= len(self.text) or self._asks_otherwise(signs, place):
            return None
        index = bisect_left(signs.stops, place)
        end = signs.stops[index] if index < len(signs.stops) else len(self.text)
        known = signs.evidence < end or signs.named >= place
        return Topic.APPLICATIONS if known else None

    def _asks_otherwise(self, signs: _Signs, place: int) -> bool:
        """Whether requests for something else are named before a place, or right there."""
        if signs.other_requests <= place:
            return True
        beside = max(0, place - _LENGTH_OF_A_REQUEST)
        return bool(pattern(signs.asked_otherwise).search(self.text, beside, place))

    def sentence_at(self, place: int) -> int:
        """Return which sentence of the line holds a place, counted by full stops."""
        return bisect_left(_signs_of(self.text).stops, place)

    def last_topic(self) -> Topic | None:
        """Return the matter that the next line begins with, if it runs on."""
        return self.topic_at(len(self.text))

    def about_disclosure(self, place: int) -> bool:
        """Whether the line, up to a place, speaks of 信息公开 at all."""
        return self.carried is Topic.APPLICATIONS or _signs_of(self.text).disclosure <= place

    def of_another_year(self, start: int, place: int) -> bool:
        """Whether the sentence, from its start to a place, has turned to another time."""
        if pattern(_YEARS_LISTED).search(self.text, start, place):
            return True
        other = bool(pattern(_OVER_YEARS).search(self.text, start, place))
        for mark in pattern(_YEARS).finditer(self.text, start, place):
            if mark["aside"]:
                continue
            other = bool(mark["past"] or (mark["year"] and self._is_other(mark["year"])))
        return other

    def _is_other(self, year: str) -> bool:
        return self.year is not None and int(year) != self.year


def context_of(text: str, carried: Topic | None, year: int | None) -> Context:
    """Find the markers of a folded line."""
    places, topics = [], []
    for mark in pattern(_ANY_MARKER).finditer(text):
        places.append(mark.end())
        topics.append(_MARKERS[int((mark.lastgroup or "m0")[1:])][1])
    return Context(text, tuple(places), tuple(topics), carried, year)


def is_compared(clause: str) -> bool:
    """Whether the words before a number compare it with another."""
    return bool(pattern(_COMPARED).search(clause))


def is_set_aside(clause: str) -> bool:
    """Whether the words before a number speak of plans, of others, or of a part of the year."""
    if any(pattern(words).search(clause) for words in (_PLANNED, _PART_OF_YEAR)):
        return True
    return bool(pattern(_OTHERS).search(clause)) and not pattern(_OF_WHOLE_AREA).search(clause)


def counts_others(sentence: str, behind: str) -> bool:
    """Whether a sentence has begun to count for other organs: 各部门收到 86 件，办结 84 件.

    ``behind`` is the rest of it: 公安局受理 12 件，教育局 9 件.
    """
    organ = pattern(_EACH_ORGAN).search(behind)
    if organ and "其中" not in behind[: organ.end()]:
        return True
    if pattern(_ORGANS_COUNTED).search(sentence):
        return True
    others = pattern(_OTHERS_COUNTED).search(sentence)
    return bool(others) and not pattern(_OF_WHOLE_AREA).search(sentence)


def lists_posts(sentence: str) -> bool:
    """Whether a sentence counts what was put on a web site: its parts are posts, not acts."""
    return bool(pattern(_LIST_OF_POSTS).search(sentence))


def posts_decisions(sentence: str) -> bool:
    """Whether the decisions that a clause lists were put on a web site: 公示许可 3 件、处罚 2."""
    return bool(pattern(_DECISIONS_POSTED).search(sentence))


def speaks_of_whole_area(clause: str) -> bool:
    """Whether the figures are those of 全市, 全县 and the like."""
    return bool(pattern(_WHOLE_AREA).search(clause))
