"""The words that explain the form to the person who fills it."""

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from gaitool.drawn_figures.drawn import APPLICANT_SUFFIXES, plain_names
from gaitool.form import Row, newest_edition


class Paragraph(Enum):
    """What a line of the instructions is."""

    TITLE = auto()
    HEADING = auto()
    PLAIN = auto()


INSTRUCTIONS: tuple[tuple[Paragraph, str], ...] = (
    (Paragraph.TITLE, "填报说明"),
    (Paragraph.HEADING, "六步完成"),
    (Paragraph.PLAIN, "1. “封面”：填机关名称，从列表选机关类型和行政层级，填报告年度和落款日期。"),
    (
        Paragraph.PLAIN,
        "2. “二、主动公开”“三、申请办理”“四、复议诉讼”：只填浅黄色的格。没有发生的填 0，"
        "不留空，不画“/”，不带“件”“万元”。确认空格都是 0 的，可以把“未填单元格按0上报”选为“是”。",
    ),
    (
        Paragraph.PLAIN,
        "3. 灰色的总计自动计算，已锁定。手头有台账总数的，填进浅蓝色的“台账核对数”格，核对时会逐项比对。",
    ),
    (
        Paragraph.PLAIN,
        "4. “一、总体情况”“五、问题及改进”“六、其他事项”：左边小标题，右边正文，一行一个小标题；"
        "一格内换段按 Alt+Enter。小标题可以改，行可以空着。“引言”印在第一部分之前。",
    ),
    (
        Paragraph.PLAIN,
        "5. 看“封面”下面的填报检查：没有填的格、有文字的格（“3件”“/”等，不能相加）、不平的勾稽、"
        "不符的核对数都应是 0。保存后交回汇总人员，由汇总人员运行 gaitool check 核对。",
    ),
    (
        Paragraph.PLAIN,
        "6. 核对指出的“错误”改正后再交；“核实”类问题属实的，在“核实说明”里写明原因。没有错误以后，由汇总人员运行 gaitool report 生成成文报告。",
    ),
    (Paragraph.HEADING, "公布期限"),
    (
        Paragraph.PLAIN,
        "县级以上人民政府部门：次年 1 月 31 日前；各级人民政府：次年 3 月 31 日前"
        "（《政府信息公开条例》第四十九条、第五十条）。乡镇、街道按当地规定。",
    ),
    (Paragraph.HEADING, "正文里引用表中数字"),
    (
        Paragraph.PLAIN,
        "正文里写 {本年新收} 这样的名称，核对和成文时自动换成表中的数，表改了正文跟着改。可用的名称："
        f"{' '.join(f'{{{name}}}' for name in plain_names(newest_edition()))}。"
        f"申请各项后面可以加 {' 或 '.join(APPLICANT_SUFFIXES)}，例如 {{本年新收.自然人}}。",
    ),
)
COVER_GUIDANCE: Mapping[str, str] = MappingProxyType(
    {
        "agency": "填机关全称，与印章、往年报告一致。",
        "agency_type": "从列表选。县级以上政府工作部门选“政府部门”；政府办公厅（室）选“政府办公室”。",
        "level": "从列表选。县级市、市辖区选“县级”；地级市选“设区的市级”。",
        "year": "填报告所属的年份（四位数），不是编写的年份。",
        "date": "填报告的落款日期，可先空着。",
    }
)
TABLE_GUIDANCE = (
    "只填浅黄色的格；灰色的总计由公式自动计算，已锁定。没有发生的填 0，不要留空或画“/”。"
)
LEDGER_GUIDANCE = "选填：台账上的总数。与自动计算的总计不同时，旁边的检查格和核对会指出来。"
CARRIED_GUIDANCE = "来自上年报告，核对后可以改。"
ZERO_GUIDANCE = "确认没有填的格都是 0 时选“是”；选“否”或空着，没填的格按漏填处理。"
PART_GUIDANCE: Mapping[str, str] = MappingProxyType(
    {
        "overview": "“引言”写编制依据、六个部分、统计期限（1月1日至12月31日）和下载网址，印在第一部分之前；"
        "其余五项都要写到。各级人民政府的“监督保障”还要写工作考核、社会评议和责任追究结果。",
        "problems": "问题和改进都要写到，并与上年报告提出的改进事项衔接。",
        "other_matters": "写明本年收取信息处理费的情况（没有收取也要写明），以及其他需要报告的事项。",
    }
)
EXPLANATION_HINT = (
    "“核实”类问题经核对属实的，在这里写明原因，一条一行；数字改动后原来的说明自动失效。"
    "“错误”类问题必须改正，不能用说明代替。"
)
EXPLANATION_GUIDANCE: Mapping[str, str] = MappingProxyType(
    {
        "规则编号": "核对结果里的编号，例如 G701。",
        "位置": "核对结果里的位置，例如 三、申请办理!J8；几处用“；”隔开。",
        "数值": "写说明时这些格里的数，顺序同位置；几个用“；”隔开。",
        "说明": "经核对属实的原因。",
    }
)


_ROW_GUIDANCE: Mapping[str, str] = MappingProxyType(
    {
        "regulations": "规章：国务院部门、省和设区的市级政府制定的规章。其他机关没有规章制定权，三格都填 0。",
        "normative_documents": "行政规范性文件：制发、废止为本年件数；现行有效为截至 12 月 31 日全部有效的件数，包括往年制发的。",
        "licences": "本年作出的行政许可处理决定件数，包括准予和不予许可。没有的填 0。",
        "penalties": "本年作出的行政处罚决定件数。没有的填 0。",
        "compulsory_measures": "本年作出的行政强制决定件数。没有的填 0。",
        "fees": "本年收取的行政事业性收费，以万元为单位，最多四位小数（0.0001 万元即 1 元）。没有的填 0。",
        "received": "本年 1 月 1 日至 12 月 31 日新收到的申请件数，按申请人填到各列。补正不另计。",
        "carried_in": "上年没有办完、转到本年继续办理的件数，应与上年报告的“结转下年度继续办理”各列相同。",
        "granted": "申请的信息全部公开的件数。已经主动公开、告知获取途径的也计在这里。",
        "partly_granted": "区分处理、一部分公开一部分不公开的件数。只计这一项，不再计入其他各项。",
        "refused_state_secret": "依法定为国家秘密，不予公开的件数。",
        "refused_prohibited_by_law": "法律、行政法规禁止公开的件数。",
        "refused_safety_stability": "公开后可能危及国家安全、公共安全、经济安全、社会稳定的件数。",
        "refused_third_party": "涉及商业秘密、个人隐私，第三方不同意公开的件数。",
        "refused_internal_affairs": "属于人事管理、后勤管理、内部工作流程三类内部事务的件数。",
        "refused_process": "属于讨论记录、过程稿、磋商信函、请示报告四类过程性信息的件数。",
        "refused_enforcement_file": "属于行政执法案卷信息的件数。",
        "refused_enquiry": "属于工商、不动产登记等有专门查询办法的查询事项的件数。",
        "unavailable_not_held": "本机关没有制作或者没有保存所申请信息的件数。",
        "unavailable_needs_creation": "没有现成信息，需要加工、分析另行制作的件数。",
        "unavailable_unclear": "补正以后申请内容仍然不明确的件数。",
        "declined_petition": "以申请公开名义进行信访、投诉、举报的件数。",
        "declined_repeat": "同一申请人就同一内容重复申请的件数。",
        "declined_publication": "要求提供政府公报、报刊、书籍等公开出版物的件数。",
        "declined_abusive": "申请的数量、频次明显超过合理范围，又没有合理理由的件数。",
        "declined_reconfirm": "要求确认或者重新出具已经获取的信息的件数。",
        "other_not_corrected": "申请人无正当理由逾期不补正，不再处理的件数。",
        "other_fee_unpaid": "申请人逾期未按收费通知要求缴费，不再处理的件数。第六部分要写明收费情况。",
        "other_misc": "以上各项都不能归入的，例如申请人撤回申请。尽量归入上面各项。",
        "carried_out": "截至 12 月 31 日没有办完、转到下年度继续办理的件数。",
        "review": "因政府信息公开被申请行政复议的件数，按本年的结果填；年底没有结果的填“尚未审结”。",
        "direct_suit": "没有经过复议、直接向法院起诉的件数，按本年的结果填。",
        "suit_after_review": "经过复议以后向法院起诉的件数，按本年的结果填。",
    }
)


_SHORT_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "other_not_corrected": "1.申请人无正当理由逾期不补正",
        "other_fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用",
    }
)
"""For the rows whose label is longer than the title of a message may be."""


def row_title(row: Row) -> str:
    """Return the title over the message beside a row's input cells."""
    return _SHORT_TITLES.get(row.key, row.label)


def row_guidance(row: Row) -> str:
    """Return in plain words what is counted in a row, as the message beside its input cells."""
    return _ROW_GUIDANCE[row.key]
