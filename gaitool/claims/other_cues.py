"""Cues for reviews and suits, normative documents, decisions and fees."""

from gaitool.claims.claim import Field
from gaitool.claims.cues import Cue, Topic
from gaitool.claims.phrases import DOCUMENTS, FILL
from gaitool.text.patterns import pattern

_ABOUT_DOCUMENTS = (Topic.DOCUMENTS,)
_JOINTS = ("和", "及", "、", "与", "或", "以及", "")
_SAID_AHEAD = (
    r"(?:方面|情况)?[，,：:](?:本年度?|全年|当年)?(?:共|新){0,3}(?:新增|发生|收到)?(?:案件|案)?"
)
_CASES = rf"(?:类|的|申请|案|事项|事件|情况|情形|件)*+(?:{_SAID_AHEAD})?{FILL}"
_NOT_OURS = (
    r"(?:审结|维持|纠正|尚未|出庭|撤回|败诉|胜诉|较|比)[^，,、；;）)]{0,60}$"
    r"|审理|代理|承办|(?:办理|化解|调解|研讨|参与|讨论|备案|应诉|受理行政)(?!.{0,60}信息公开)"
    r"|(?:法院|复议局|复议机关)[^，,]{0,6}(?:受理|审理|收到|办理)"
)
_SUED = r"(?:向[^，,]{2,6})?(?:起诉|提起(?:行政)?诉讼)"
_PATH_OF_SUIT = rf"直接{_SUED}|复议后(?:再|又|仍)?{_SUED}"
_IN_CASES = ("件次", "件", "宗", "起", "例", "份", "项", "次", "")


_AFTER_REVIEW = (
    # 未经复议 is the other row of table 四.
    r"(?:复议后|(?<!未)经复议后?|不服(?:行政)?复议决定|对(?:行政)?复议决定不服)(?:再|又|仍|而)?"
)
_PATHS = (
    ("direct_suit", rf"直接{_SUED}"),
    ("suit_after_review", rf"{_AFTER_REVIEW}{_SUED}"),
)


def path_of_suit(words: str) -> str:
    """Return the row that words about a suit name, ``""`` for suits of either kind."""
    return next((row for row, sign in _PATHS if pattern(sign).search(words)), "")


def _dispute(field: Field, heads: tuple[str, ...], tail: str = _CASES, row: str = "") -> Cue:
    # 直接起诉 and 复议后起诉 have cues of their own, which name the row.
    veto = _NOT_OURS if row else f"{_NOT_OURS}|{_PATH_OF_SUIT}"
    return Cue(field, heads, tail, veto=veto, units=_IN_CASES, row=row)


DISPUTES = (
    _dispute(Field.REVIEW, ("行政复议", "复议")),
    _dispute(Field.SUIT, ("行政诉讼", "诉讼", "被诉", "被起诉")),
    _dispute(
        Field.DISPUTES,
        tuple(
            f"复议{joint}{suit}"
            for joint in _JOINTS
            for suit in ("行政诉讼", "诉讼", "提起行政诉讼")
        ),
    ),
    _dispute(
        Field.SUIT,
        ("直接",),
        rf"{_SUED}(?:的|政府信息公开|行政诉讼)*+{_CASES}",
        "direct_suit",
    ),
    _dispute(
        Field.SUIT,
        ("复议后", "经复议", "不服复议决定", "不服行政复议决定", "对复议决定不服"),
        rf"(?:而|，)?(?:再|又|仍)?{_SUED}(?:的|政府信息公开|行政诉讼)*+{_CASES}",
        "suit_after_review",
    ),
    Cue(
        Field.REVIEW,
        ("发生", "引发", "引起", "被申请", "收到", "产生", "有"),
        FILL,
        # Not 行政复议决定, nor 行政复议、行政诉讼, whose number counts both.
        behind=r"[^，,。；;、\d]{0,14}?行政复议(?!决定|备案|或|[、和及与](?!\d))",
        veto=_NOT_OURS,
        units=_IN_CASES,
    ),
    Cue(
        Field.SUIT,
        ("发生", "引发", "引起", "被提起", "收到", "产生", "有"),
        FILL,
        behind=r"[^，,。；;、\d复]{0,14}?行政诉讼",
        veto=_NOT_OURS,
        units=_IN_CASES,
    ),
    Cue(
        Field.SUIT,
        ("和", "及", "与", "、"),
        "",
        behind=r"[^，,。；;、\d复]{0,14}?行政诉讼",
        veto=_NOT_OURS,
        units=_IN_CASES,
        beside=r"\d[件起宗例][^，,。；;、\d]{0,14}行政复议",
    ),
)

_NOT_ISSUED = (
    # Documents reviewed, filed or drafted for others are not those the organ issued; one that was
    # issued in the government's name is counted by the government.
    r"新增现行|备案|审查(?!并)|审核|报备|报送|各部门|征求|修订|起草|解读|指导|转发|数据库"
    r"|收录|较|比|名义印发|(?<!政府)(?<!政府办)(?<!办公室)(?<!办[）)])名义|[局委厅][^，,]{0,30}政府[^，,]{0,30}名义"
)
_BY_DOCUMENTS = rf"(?:的|了)?{DOCUMENTS}(?:文件)?(?:《[^》]{{0,60}}》[、和]?)*等?{FILL}"
_ISSUE = ("制发", "制定", "出台", "印发", "制发了", "制定发布", "制作")
_REPEAL = ("废止", "废止了")
_IN_FORCE = ("现行有效", "现行有效的", "现有效", "现有效的", "现有有效", "目前有效", "目前有效的")
_PIECES = ("件", "份", "个", "部", "项", "")


def _documents(field: Field, heads: tuple[str, ...]) -> tuple[Cue, ...]:
    """Build the four ways to count documents: named behind the verb, the number, before, above."""
    named_before = tuple(f"规范性文件{head}" for head in heads)
    return (
        Cue(field, heads, _BY_DOCUMENTS, veto=_NOT_ISSUED, units=_PIECES),
        Cue(field, heads, behind=DOCUMENTS, veto=_NOT_ISSUED, units=_PIECES),
        Cue(field, named_before, veto=_NOT_ISSUED, units=_PIECES),
        Cue(
            field,
            heads,
            rf"(?:的?文件)?{FILL}",
            topics=_ABOUT_DOCUMENTS,
            veto=_NOT_ISSUED,
            units=_PIECES,
        ),
    )


NORMATIVE_DOCUMENTS = (
    *_documents(Field.NORMATIVE_ISSUED, _ISSUE),
    *_documents(Field.NORMATIVE_REPEALED, _REPEAL),
    Cue(
        Field.NORMATIVE_REPEALED,
        ("",),
        behind=rf"{DOCUMENTS}(?:已|被|予以|宣布)+废止",
        veto=r"[^，,、:：;；有]$",
        units=_PIECES,
    ),
    *_documents(Field.NORMATIVE_IN_FORCE, _IN_FORCE),
)

_DECIDED = rf"(?:的)?(?:案件|措施|执行)?(?:处理|办理|实施|作出)?(?:决定|案件)?(?:书|事项)?{FILL}"
# Published, checked or received decisions are not decisions made in the year.
_NOT_DECIDED = (
    r"抽查|评查|审核|公示|公布|公开|发布|归集|"
    r"上传|报送|录入|推送|受理|目录|清单|信息|立案|复议|诉讼|较|比|全市(?!(?!行政)[^，,。；;、各级\d]{1,5}(?:机关|系统))|各(?![类项])"
)
_IN_DECISIONS = ("件次", "件", "宗", "起", "例", "份", "")

_ACTS = ("办理", "办结", "作出", "实施", "完成")
_DECISION_NAMES = (
    (Field.LICENCES, "行政许可"),
    (Field.PENALTIES, "行政处罚"),
    (Field.COMPULSORY_MEASURES, "行政强制"),
)


def _decisions(field: Field, name: str) -> tuple[Cue, ...]:
    """Build the two ways to count decisions: by name, and as matters (事项, 12 项) of an act."""
    acts = tuple(f"{act}{kind}{name}" for act in _ACTS for kind in ("", "各类", "各项"))
    return (
        Cue(field, (name,), _DECIDED, veto=_NOT_DECIDED, units=_IN_DECISIONS),
        Cue(field, acts, rf"(?:事项)?{FILL}", veto=_NOT_DECIDED, units=(*_IN_DECISIONS, "项")),
    )


DECISIONS = tuple(cue for field, name in _DECISION_NAMES for cue in _decisions(field, name))

YUAN = ("元",)
_AMOUNT = rf"(?:收费(?!通知)|收取|收入|情况|实际|总金额|金额|总额|费用|，|件|,)*+{FILL}"
_OF_ONE_KIND = r"按[件页量][^，,]{0,60}$"
_FEE = ("信息处理费", "信息公开处理费", "信息公开处理费用", "信息公开费用", "信息公开收费")

_PAID = ("收取", "实收", "实际收到", "实际到账", "实缴")
_SUMS = ("", "总金额", "金额", "费用", "缴费")

FEES = (
    Cue(Field.FEES, ("行政事业性收费", "行政事业收费"), _AMOUNT, units=YUAN, veto="较|比|同比"),
    Cue(Field.FEES, ("收取",), units=YUAN, veto="处理费|其中|应", beside="行政事业性收费"),
    Cue(
        Field.FEES,
        tuple(f"收费{total}" for total in ("", "金额", "总额", "总金额", "收入", "共计", "合计")),
        behind=r"[，,](?:全部|均|都|全)(?:为|是|系|属于?)行政事业性收费",
        units=YUAN,
        veto="处理费|较|比",
    ),
    Cue(
        Field.PROCESSING_FEE,
        _FEE,
        _AMOUNT,
        units=YUAN,
        veto=f"较|比|{_OF_ONE_KIND}|收费通知[^，,]{{0,60}}$",
    ),
    Cue(
        Field.PROCESSING_FEE,
        ("收取", "实际收取", "收取了"),
        rf"(?:总金额|金额|费用)?{FILL}",
        behind=r"(?:的)?(?:政府)?(?:信息公开)?信息处理费",
        units=YUAN,
        veto=_OF_ONE_KIND,
    ),
    Cue(
        Field.PROCESSING_FEE_DEMANDED,
        ("总金额", "金额", "收费通知"),
        topics=(Topic.FEE_NOTICES,),
        units=YUAN,
        # What was demanded is not yet collected.
        veto="收取|收到|到账",
    ),
    Cue(
        Field.PROCESSING_FEE,
        tuple(f"{paid}{of}{sum_}" for paid in _PAID for of in ("", "的") for sum_ in _SUMS),
        topics=(Topic.FEES, Topic.FEE_NOTICES),
        units=YUAN,
        veto=f"要求|拟|应|{_OF_ONE_KIND}",
    ),
    Cue(
        Field.PROCESSING_FEE,
        ("总金额", "金额", "共计", "合计", "共计人民币", "合计人民币"),
        topics=(Topic.FEES,),
        units=YUAN,
        veto="其中",
    ),
)


def is_of_one_kind(sentence: str) -> bool:
    """Whether a sentence has come to what was collected 按件, 按页 or 按量 alone."""
    kinds = set(pattern(r"按([件页量])").findall(sentence))
    return len(kinds) == 1 and not pattern(
        r"按[件页量].{0,300}(?:共计|合计|总计|总额|总金额)"
    ).search(sentence)
