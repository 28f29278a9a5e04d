"""The reasons a text names for a result: each is one row of a group of table 三."""

from typing import NamedTuple

from gaitool.claims.claim import Field
from gaitool.claims.phrases import FILL
from gaitool.text.patterns import pattern


class Reason(NamedTuple):
    """The wording by which a text names one row of a group; ``words`` is a regular expression."""

    row: str
    field: Field
    words: str


REASONS = (
    Reason("refused_state_secret", Field.REFUSED, r"国家秘密"),
    Reason(
        "refused_prohibited_by_law",
        Field.REFUSED,
        r"法律、?(?:行政)?法规(?:明确|规定)?禁止公开",
    ),
    Reason(
        "refused_safety_stability",
        Field.REFUSED,
        r"三安全一稳定[\"”』」]?|危及国家安全[^，。；;\d]{0,16}社会稳定",
    ),
    Reason(
        "refused_third_party",
        Field.REFUSED,
        r"第三方(?:的)?(?:合法)?权益|第三方不同意公开|商业秘密|个人隐私",
    ),
    Reason(
        "refused_internal_affairs",
        Field.REFUSED,
        r"三类内部(?:事务|管理)?(?:性)?(?:信息)?|内部(?:事务|管理)(?:性)?(?:类)?信息",
    ),
    Reason("refused_process", Field.REFUSED, r"(?:四类)?过程性+(?:类)?信息|四类过程性"),
    Reason("refused_enforcement_file", Field.REFUSED, r"行政执法案卷(?:信息)?"),
    Reason("refused_enquiry", Field.REFUSED, r"行政查询(?:类)?(?:事项)?"),
    Reason(
        "unavailable_not_held",
        Field.UNAVAILABLE,
        r"不掌握(?:相关|该|所申请的?)?(?:政府)?(?:信息)?|(?:不属于|非)本[^，。；、\d]{1,4}掌握",
    ),
    Reason(
        "unavailable_needs_creation",
        Field.UNAVAILABLE,
        r"没有现成(?:的)?(?:政府)?信息(?:、|，|,)?(?:需要?)?(?:另行制作)?|需要?另行(?:加工)?制作",
    ),
    Reason(
        "unavailable_unclear", Field.UNAVAILABLE, r"补正后(?:的)?(?:申请)?(?:内容)?仍?(?:然)?不明确"
    ),
    Reason(
        "declined_petition",
        Field.DECLINED,
        r"信访、?举报、?投诉(?:类)?(?:申请)?|信访、?投诉、?举报(?:类)?(?:申请)?",
    ),
    Reason("declined_repeat", Field.DECLINED, r"重复申请"),
    Reason("declined_publication", Field.DECLINED, r"公开出版物"),
    Reason("declined_abusive", Field.DECLINED, r"大量反复申请|反复大量申请"),
    Reason(
        "declined_reconfirm",
        Field.DECLINED,
        r"(?:确认|重新出具)[^，。；、]{0,8}已获取(?:的)?(?:政府)?信息",
    ),
    Reason("other_not_corrected", Field.OTHERWISE, r"逾期(?:不|未)(?:予)?补正"),
    Reason(
        "other_fee_unpaid",
        Field.OTHERWISE,
        r"逾期未按(?:收费)?通知要求缴纳费用|未按(?:收费)?通知(?:要求)?(?:缴纳?[^，。；、\d]{0,6}费用?)?|逾期(?:不|未)(?:按[^，。；、\d]{0,6})?缴纳?[^，。；、\d]{0,6}费用?",
    ),
)

_OTHER = Reason("other_misc", Field.OTHERWISE, r"[、，,；;和及](?:其他|其它)(?:情形|原因|情况|的)*")

_NAMING = (
    "秘密|隐私|禁止公开|社会稳定|三安全|第三方|内部|过程性|案卷|行政查询|掌握|现成|另行|不明确"
    "|投诉|举报|重复申请|公开出版物|反复|已获取|补正|收费|缴"
)
"""One of these is in the words of every reason: most numbers have none beside them."""

_BARE_TAIL = (
    r"(?:的|等情形|情形|原因|类|申请|政府信息公开|政府信息|信息|事项|不予公开|无法提供|不予提供|未(?:予)?(?:提供|公开)"
    r"|不(?:再|予)?(?:重复|再次)?(?:处理|答复)|、?行政机关|视为放弃|其|而|告知|答复|决定)*+"
    rf"{FILL}"
)
_UNNAMED = r"因|由于|属于|涉及|为由|原因|理由|等"
_BRACKET = r"[（(](?!均|都|全部)[^）)\d]{0,60}[）)]"


def reason_named(field: Field, left: str, right: str) -> str | None:
    """Return the row that the words beside a result name, ``""`` for the group as a whole.

    None where the number may be but a part of the group: a reason that is no row of the form,
    or one of several (等).
    """
    if "等" in left:
        return None
    beside = pattern(_BRACKET).match(right)
    rows = {
        reason.row
        for words in (left, beside[0] if beside else "")
        for reason in reasons_in(words)
        if reason.field is field
    }
    if rows:
        return rows.pop() if len(rows) == 1 else None
    return None if pattern(_UNNAMED).search(left) else ""


def reasons_in(words: str) -> list[Reason]:
    """Return the reasons that some words name, in the order of the form."""
    if not pattern(_NAMING).search(words):
        return []
    return [reason for reason in REASONS if pattern(reason.words).search(words)]


def bare_reason(left: str) -> Reason | None:
    """Return the row that a number counts where no group is named: 重复申请 2 件."""
    if "等" in left:
        return None
    for reason in reasons_in(left):
        for found in pattern(reason.words).finditer(left):
            if pattern(_BARE_TAIL).fullmatch(left, found.end()):
                return reason
    return None


def other_reason(group: Field, left: str) -> Reason | None:
    """Return the row 其他, which a list of a group's rows ends with: 逾期不补正 1 件、其他 1 件."""
    named = pattern(f"{_OTHER.words}{FILL}").fullmatch(left)
    return _OTHER if named and group is _OTHER.field else None
