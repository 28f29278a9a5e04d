"""Cues for requests: received, handled, carried over, concluded, and by whom."""

from itertools import product

from gaitool.claims.claim import Field
from gaitool.claims.cues import Cue, Topic
from gaitool.claims.phrases import (
    FILL,
    LAST_YEAR,
    NEXT_YEAR,
    RANKED,
    REQUEST,
    REQUEST_BEHIND,
    SHORT_REQUEST,
)
from gaitool.text.patterns import pattern

_REQUESTS = (Topic.APPLICATIONS,)
_CHANNEL = r"书面|网上|网络|线上|线下|当面|信函|邮寄|邮政|邮件|窗口|传真|平台|网站|现场"
_NOT_ALL = rf"{_CHANNEL}|未$|未收|(?:没有|尚未)[^，,]{{0,60}}$"
_SOME = (
    r"(?:涉及|同一|针对(?!本|我)|名义|代市|代县|重新|提前|撤回|终止|向[^，,]{0,60}提出的"
    r"|申请人[^，,提]{1,4}提)[^，,]{0,60}$"
)
"""Words of a clause that counts but some of the requests."""
_PART = (
    rf"{_SOME}|其中(?!.{{0,60}}新收)|{_NOT_ALL}|交办|转办|转交|转来|转送|移送"
    r"|^、(?!本年|当年|今年|全年|新|20)"
)
_LATE = (
    # 公开类答复 is one result among others; 申请公开答复 is an answer to all.
    rf"{_SOME}|不(?:再|予)(?:重复|再次)?(?:答复|处理)|(?<!申请)(?:公开|提供|处理)类?的?答复|纠正|不规范|审核|抽查|抽取|会商|延期|逾期|超期|当场|应(?:答复|办结)"
    r"|未(?:按时|答复|办结)|尚未"
)
_NONE_LATE = r"(?!.{0,14}(?:延期|逾期|超期|当场)(?:答复|办结|办理)[^，,。；;]{0,3}\d)"
"""按期答复 3 件，延期答复 1 件: neither number is the whole."""

_RECEIVE = ("收到", "新收", "受理", "接到", "接收", "接受", "新增", "登记", "收件")
_CONCLUDE = ("办结", "答复", "回复", "办复", "办理完毕", "办理完成", "办理完结", "办毕")
_HANDLE = ("收办", "共办理", "共收办", "应办理", "合计办理", "共计办理", "总计办理", "需办理")
_BOTH = tuple(map("".join, product(("到和", "到并", "理和", "理并"), ("办理", "处理"))))
_DEAL = ("办理", "处理", *map("".join, product(("和", "并"), _CONCLUDE)))


_OF_NOTHING_ELSE = (
    r"(?![^，,。；;、（(\d]{0,24}(?:复议|诉讼|投诉|举报|信访|咨询|建议|提案|来信|工单|征询|许可"
    r"|抽查|评查|评议|答复文?书|告知书|案卷))"
)
"""12 件行政复议申请, 12 件申请答复文书进行抽查: what was counted is told after the number."""


def _requests(field: Field, heads: tuple[str, ...], veto: str, behind: str = "") -> tuple[Cue, ...]:
    """Build the three ways to count requests: named before, named after, from the context."""
    return (
        Cue(field, heads, REQUEST, behind + _OF_NOTHING_ELSE, veto=veto),
        Cue(field, heads, FILL, behind + _OF_NOTHING_ELSE + REQUEST_BEHIND, veto=veto),
        Cue(field, heads, SHORT_REQUEST, behind + _OF_NOTHING_ELSE, topics=_REQUESTS, veto=veto),
    )


_CARRIED = (
    r"(?:来|过来|至本年度?|到本年度?|至今年|继续|办理|答复|依申请公开|政府信息公开|信息公开|申请"
    rf"|的|件|事项|未办结)*+{FILL}"
)
# A number that opens its clause: words right before it would be its subject.
_START = r"[^，,、:：;；(（中有另和及]$"
_START_OR_REST = r"(?<!未办结)(?<!在办)[^，,、:：;；(（中有另和及余]$"

_UNDONE = (
    r"(?:[^，,。；;、\d]{0,12}申请)?"
    r"(?:[^，,。；;、\d]{0,6}(?:未办结|在办|办理中|未到(?:答复|办理)?期限?|未答复|未届满)[，,]?)?"
)

CARRIED_OVER = (
    Cue(
        Field.CARRIED_IN,
        ("上年", "上年度", "上一年", "上一年度", "去年", "往年", "以前年度", "20"),
        rf"(?:\d\d年度?)?(?:度)?(?:未办结)?(?:的)?(?:结转|遗留|转接|转结|转来){_CARRIED}",
        # What stood open at the end of a year is what that year carried out.
        veto=r"20\d\d年度?(?:末|底)|无上|没有上",
    ),
    Cue(Field.CARRIED_IN, ("结转上年", "结转上年度", "结转上一年度", "结转去年"), _CARRIED),
    Cue(
        Field.CARRIED_IN,
        ("",),
        behind=rf"(?:申请)?(?:为|是|系|由|属于?|从)?{LAST_YEAR}(?:度)?(?:的)?(?:结转|遗留|转接|转结|转来)",
        veto=_START,
    ),
    Cue(
        Field.CARRIED_OUT,
        ("结转", "转结", "顺延", "转", "转入", "延至"),
        rf"(?:至|到|入)?{NEXT_YEAR}(?:度)?(?:继续|办理|答复|处理|待)*+{_CARRIED}",
        veto="无结?转|没有结?转",
    ),
    Cue(Field.CARRIED_OUT, ("下年度结转", "下年结转"), _CARRIED),
    Cue(Field.CARRIED_OUT, ("结转", "顺延"), FILL, behind=rf"(?:申请)?(?:至|到|转入){NEXT_YEAR}"),
    Cue(
        Field.CARRIED_OUT,
        ("未办结", "在办", "正在办理", "未答复", "办理中", "未到期"),
        FILL,
        behind=rf"(?:申请)?[，,]?(?:均|已|将|需|按规定|依法){{0,4}}(?:结转|转结|转入|顺延|延至|转)(?:至|到)?{NEXT_YEAR}",
        topics=(Topic.APPLICATIONS, None),
    ),
    Cue(
        Field.CARRIED_OUT,
        ("",),
        behind=(
            rf"{_UNDONE}(?:将|按规定|依法|需|拟|因[^，。；]{{0,12}})?(?:结转|转结|顺延|转入|延至|转至)(?:至|到)?{NEXT_YEAR}"
        ),
        veto=_START_OR_REST,
    ),
)

_NAMED = (
    "政府信息公开申请",
    "信息公开申请",
    "依申请公开申请",
    "依申请公开政府信息",
    "依申请公开信息",
    "申请公开政府信息",
    "年依申请公开",
    "年度依申请公开",
    "依申请公开数量",
    "依申请公开总量",
    "依申请公开总数",
    "申请数量",
    "申请总数",
    "申请总量",
    "申请量",
)
_NUMBER_OF = r"(?:的)?(?:总数量?|总量|数量|件数|数|量)?(?:[从由](?:20\d\d年度?|上年度?|去年)的?)?"
_ALONE = (
    r"(?:^|[，,、。；;：:）)])(?:截至[^，,]{2,12})?(?:20\d\d年度?|本年度?|全年|今年|当年|本[机单部][关位门]"
    r"|[本我][局办委厅镇街乡县市区]道?|共有?|其中|的|新增|累计|市民|群众|社会公众|公众|公民、?法人(?:和|或|及)(?:者)?其他组织){0,6}"
    r"(?:政府|政务)?(?:申请|依申请|公开|政府信息|信息|数量|总数|总量|量|的|件)++"
)
_NOT_ALONE = rf"^(?!.{{0,60}}{_ALONE}(?:{_NUMBER_OF})(?:{FILL})$)"
"""申请 12 件 counts them all where nothing else is said of them in the clause."""

COUNTED = (
    *_requests(Field.RECEIVED, _RECEIVE, _PART),
    Cue(
        Field.RECEIVED,
        ("提出",),
        REQUEST,
        _OF_NOTHING_ELSE,
        # 提出 alone is said of anything; 向我局提出 of requests to the organ itself.
        veto=rf"{_PART}|(?<!向[本我]\w)(?<!向本[机单][关位])提出",
    ),
    Cue(Field.RECEIVED, ("依申请公开件", "依申请公开申请", "依申请公开申请件"), veto=_PART),
    Cue(Field.RECEIVED, _NAMED, _NUMBER_OF + FILL, _OF_NOTHING_ELSE, veto=_NOT_ALONE),
    *_requests(Field.RECEIVED_OR_HANDLED, _BOTH, _PART),
    *_requests(Field.HANDLED, _HANDLE, _PART),
    *_requests(Field.DEALT_WITH, _DEAL, rf"{_PART}|结转|顺延|继续|不再|不予|下年|其他"),
    *_requests(Field.CONCLUDED, _CONCLUDE, _LATE, _NONE_LATE),
    Cue(
        Field.CONCLUDED,
        ("",),
        # 已办结 3 件: the verb belongs to the number that follows it.
        behind=r"(?:申请)?(?:均已|已经|已)(?:按时|按期|依法|全部)?(?:办结|答复)(?![\d一二三四五六七八九十])",
        topics=_REQUESTS,
        veto=_START,
    ),
)

_BY = (
    r"(?:申请人|申请|提出|提交|递交|提起|身份|的|件|方面|类|共计|共|累计|合计)*+"
    rf"{RANKED}"
)
_ORGANISATIONS = (
    "法人",
    "法人或其他组织",
    "法人和其他组织",
    "法人及其他组织",
    "法人、其他组织",
    "法人组织",
    "法人或者其他组织",
    "法人与其他组织",
)

APPLICANTS = (
    Cue(
        Field.NATURAL_PERSON,
        ("自然人", "公民", "公民个人"),
        _BY + FILL,
        topics=_REQUESTS,
        # 均为自然人 speaks of all: that is a claim of its own kind, without a number.
        veto=r"(?:均|都|全部?|皆)(?:为|是|系|由|来自)",
    ),
    Cue(
        Field.NATURAL_PERSON,
        ("",),
        behind=r"(?:申请)?(?:为|系|是|由|属于?|来自)(?:自然人|公民)",
        topics=_REQUESTS,
        veto=_START,
    ),
    Cue(Field.ORGANISATION, _ORGANISATIONS, _BY + FILL, topics=_REQUESTS),
    Cue(
        Field.ORGANISATION,
        ("",),
        behind=r"(?:申请)?(?:为|系|是|由|属于?)法人",
        topics=_REQUESTS,
        veto=_START,
    ),
)


def those_who_applied(words: str) -> Field | None:
    """Return what requests count by the words between their verb and number.

    收到自然人申请 5 件 counts natural persons, 收到企业申请 5 件 nothing of the tables' sums, any
    other wording all requests.
    """
    persons = pattern(r"自然人|公民个人").search(words)
    others = pattern(r"法人|组织|企业").search(words)
    if persons and not others:
        return Field.NATURAL_PERSON
    if others and not pattern("公民|自然人|群众|公众|个人").search(words):
        return Field.ORGANISATION if "法人" in words else None
    return Field.RECEIVED
