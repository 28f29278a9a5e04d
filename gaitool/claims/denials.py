"""Statements that there was nothing: 未收到申请, 未发生复议, 未收取信息处理费."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gaitool.claims.claim import Field
from gaitool.claims.cues import Topic
from gaitool.text.patterns import found_in, pattern

_DENIAL = (
    # 其余…无 and 3月份无 deny for a part; 有无 asks, 毫无 stresses; 无论, 无需, 无法, 无障碍 deny
    # nothing of it.
    r"(?<!其余)(?<!月份)(?<!申请人)(?<!申请人均)(?:(?<![有毫])无(?!论|需|法|障)|没有|尚未|暂未|从未|未曾|均未|未|不存在|暂无)"
    r"(?P<object>(?:[^，,。；;：:!！\d]|20\d\d年){2,50})(?=[，,。；;!！]|$)"
)
_FEE_BEFORE = (
    r"(?:政府信息公开|信息公开)?(?:信息)?处理费(?:用)?(?:的)?(?:收取)?(?:情况)?[:：]?(?:均|暂|尚)?"
    r"(?:未收取|未产生|未发生|无)(?=[，,。；;]|$)"
)
_NOTHING = ("无", "没有", "未发生", "未收到", "未出现", "未有", "未制发")
_SUBJECT_BEFORE = (
    r"(?:^|[，,。；;：:])(?P<subject>[^，,。；;：:\d]{0,24}"
    r"(?:行政复议|行政诉讼|复议|诉讼|信息公开申请|依申请公开(?:申请|事项|件)?|行政许可|行政处罚|行政强制|规范性文件)"
    r"(?:案件|事项|情况|数量|申请|决定)?)(?:均|都|皆|全部)?"
    rf"(?:{'|'.join(_NOTHING)})(?=[，,。；;]|$)"
)
_CARRIED_BEFORE = (
    r"(?:上一?年度?|去年)(?:亦|也|均)?(?:无|没有|未有)(?:结转|遗留)"
    r"(?:的|申请|事项|件)*(?=[，,。；;]|$)"
)
_JOINING = r"和|及|以及|与|或|或者|、|也|亦|未|没有|无"
_HAPPENING = (
    r"递交|寄送|寄来|发来|新收|新增|发生|收到|接到|受理|出现|产生|涉及|被|有|存在|因|由于|过|提起|提出|提交"
    r"|引起|引发|导致|造成"
)
_SUBJECT = (
    r"社会各界|市民|村民|居民|企业|个人|各类|本机关|本单位|本部门|本局|本办|本级|我局|我办|我镇|我街道|我单位|我委|单位|自然人|公民|法人|其他组织|组织"
    r"|社会公众|公众|群众|申请人|任何|相关|有关|对|向|针对|关于|以(?!及)|名义"
)
_MATTER = (
    r"政务信息公开|政务公开|依申请|政府信息|信息|公开|工作|申请表|申请|事项"
    r"|事件|事务|案|件|情况|情形|行为|问题|现象|来信|信件|数量|的|类|而|进行|要求"
    r"|书面|网络|网上|线上|线下|当面|信函|邮件|形式|方式|渠道|途径|申诉"
)
_OF_ONE_KIND = (
    r"(?!.{0,60}(?:公民(?!个人)|群众|公众|市民|各界|(?<![本我])单位|企业|组织|法人)).{0,60}(?:自然人|个人)"
    r"|(?!.{0,60}(?:公民|群众|公众|市民|村民|居民|各界|(?<![本我])单位|个人|自然人)).{0,60}(?:企业|组织|法人)"
)
"""未收到企业提交的申请 leaves open what others handed in."""


class _Family(NamedTuple):
    """Denials of one family: every word of the object is known, and says which figure is 0.

    ``fields`` pairs a figure with what must be found in the object for it.
    """

    words: str
    fields: tuple[tuple[Field, str], ...]
    topics: tuple[Topic | None, ...] = ()


_FAMILIES = (
    _Family(
        rf"(?:{_HAPPENING}|{_SUBJECT}|{_MATTER}|{_JOINING}|行政复议|复议|行政诉讼|诉讼"
        r"|投诉|举报|纠纷|争议|败诉|纠错|和解|被诉|起诉|上级|机关)+",
        ((Field.REVIEW, "复议"), (Field.SUIT, "诉讼|起诉|被诉")),
    ),
    _Family(
        rf"(?:{_HAPPENING}|{_SUBJECT}|{_MATTER}|{_JOINING})+",
        ((Field.RECEIVED, r"(?:公开|依申请).{0,60}申请|申请.{0,60}(?:公开|信息)|依申请"),),
    ),
    _Family(
        rf"(?:{_HAPPENING}|书面|{_JOINING}){{0,30}}申请(?:件|表|事项)?",
        ((Field.RECEIVED, "申请"),),
        (Topic.APPLICATIONS,),
    ),
    _Family(
        rf"(?:{_MATTER}|{_JOINING}|有|上年度?|上一年度?|去年|结转|至|到|下年度?|下一年度?|办理|继续|本年度?|20\d\d年度?|需要|需|未办结|往年|以前年度)+",
        (
            (Field.CARRIED_IN, r"(?:上年度?|上一年度?|去年)(?:的)?结转|结转上"),
            (Field.CARRIED_OUT, r"结转(?:至|到)?(?:下|20)|下(?:一)?年度?(?:的)?结转"),
        ),
        (Topic.APPLICATIONS, None),
    ),
    _Family(
        rf"(?:制发|制定|出台|印发|废止|修改|修订|新|行政|规范性文件|的|情况|{_JOINING}|{_SUBJECT}|有)+",
        (
            (Field.NORMATIVE_ISSUED, r"(?:制发|制定|出台|印发).{0,60}规范性文件"),
            (Field.NORMATIVE_REPEALED, r"废止.{0,60}规范性文件"),
        ),
    ),
    _Family(
        rf"(?:作出|实施|开展|办理|采取|涉及|发生|产生|存在|有|行政许可|行政处罚|行政强制|行政事业性收费|行政收费|许可|处罚|强制"
        rf"|措施|执行|收入|取得|决定|事项|项目|业务|处理|案件|情况|情形|收取|的|任何|相关|{_JOINING})+",
        (
            (Field.LICENCES, r"许可"),
            (Field.PENALTIES, r"处罚"),
            (Field.COMPULSORY_MEASURES, r"强制"),
            (Field.FEES, "行政事业性收费"),
        ),
    ),
    _Family(
        rf"(?:{_HAPPENING}|{_SUBJECT}|{_MATTER}|{_JOINING}|实际|收取|开展|费用|收费、减免|收费|处理|提供"
        r"|检索|复制|邮寄|收入|取得|等|费)+",
        ((Field.PROCESSING_FEE, r"处理费|(?:信息公开|依申请).{0,60}(?:费用|收费|收取费)|检索"),),
    ),
    _Family(
        r"(?:实际|收取|任何|费用|申请人|向)+",
        ((Field.PROCESSING_FEE, r"收取.{0,60}费"),),
        (Topic.APPLICATIONS, Topic.FEES),
    ),
    _Family(r"(?:收取|发生|行政事业性收费|的|情况|项目|任何)+", ((Field.FEES, "行政事业性收费"),)),
)


class Denial(NamedTuple):
    """A figure said to be 0, and the stretch of the folded text that says so."""

    field: Field
    start: int
    end: int


def denials(text: str, topic_at: Callable[[int], Topic | None]) -> Iterator[Denial]:
    """Yield every denial of a folded line; each word of it must be understood."""
    for match in found_in(text, _DENIAL, "无", "没有", "未", "不存在"):
        for field in _denied(match["object"], topic_at(match.end())):
            yield Denial(field, match.start(), match.end())
    for match in found_in(text, _FEE_BEFORE, "处理费"):
        yield Denial(Field.PROCESSING_FEE, match.start(), match.end())
    for match in found_in(text, _CARRIED_BEFORE, "结转", "遗留"):
        if topic_at(match.start()) is Topic.APPLICATIONS:
            yield Denial(Field.CARRIED_IN, match.start(), match.end())
    for match in found_in(text, _SUBJECT_BEFORE, *_NOTHING):
        for field in _denied(match["subject"], topic_at(match.end() - 1)):
            yield Denial(field, match.start("subject"), match.end())


def _denied(words: str, topic: Topic | None) -> Iterator[Field]:
    for family in _FAMILIES:
        if family.topics and topic not in family.topics:
            continue
        found = [field for field, sign in family.fields if pattern(sign).search(words)]
        if Field.RECEIVED in found and pattern(_OF_ONE_KIND).match(words):
            continue
        if found and pattern(family.words).fullmatch(words):
            yield from found
            return
