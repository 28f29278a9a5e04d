"""The words that explain the form to the person who fills it."""

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from gaitool.form import Row


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
    (Paragraph.PLAIN, "5. 保存后运行 gaitool check 文件名，按提示改到没有“错误”。"),
    (
        Paragraph.PLAIN,
        "6. “核实”类问题属实的，在“核实说明”里写明原因；最后运行 gaitool report 文件名，生成成文报告。",
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
        "{本年新收} {上年结转} {予以公开} {部分公开} {不予公开} {无法提供} {不予处理} {其他处理} "
        "{办理总计} {结转下年} {行政复议} {行政诉讼} {规范性文件.制发} {规范性文件.废止} "
        "{规范性文件.现行有效} {行政许可} {行政处罚} {行政强制} {行政事业性收费} {年度} {机关名称}。"
        "申请各项后面可以加 .自然人 或 .法人，例如 {本年新收.自然人}。",
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


def row_guidance(row: Row) -> str:
    """Return what belongs into a row, as the message beside its input cells."""
    unit = "填以万元为单位的金额" if row.key == "fees" else "填整数"
    return f"{row.path}：{unit}，没有的填 0。"
