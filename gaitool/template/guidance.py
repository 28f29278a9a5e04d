"""The words that explain the form to the person who fills it."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from types import MappingProxyType

from gaitool.drawn_figures.drawn import APPLICANT_SUFFIXES, plain_names
from gaitool.form import Row
from gaitool.layout import WorkbookLayout


class Paragraph(Enum):
    """What a line of the instructions is."""

    TITLE = auto()
    HEADING = auto()
    PLAIN = auto()


_INSTRUCTIONS: tuple[tuple[Paragraph, str], ...] = (
    (Paragraph.TITLE, "填报说明"),
    (Paragraph.HEADING, "六步完成"),
    (
        Paragraph.PLAIN,
        "1. “封面”：填机关名称，从列表选机关类型和行政层级，填报告年度和落款日期。",
    ),
    (
        Paragraph.PLAIN,
        "2. 〔各表〕：只填浅黄色的格，填了就变白。没有发生的填 0，"
        "不留空，不画“/”，不带“件”“万元”。确认空格都是 0 的，可以把“未填单元格按0上报”选为“是”。",
    ),
    (
        Paragraph.PLAIN,
        "3. 灰色的总计自动计算，已锁定。手头有台账总数的，填进浅蓝色的“台账核对数”格，核对时会逐项比对。",
    ),
    (
        Paragraph.PLAIN,
        "4. 〔各正文〕：左边小标题，右边正文，一行一个小标题；"
        "一格内换段按 Alt+Enter。小标题可以改，不用的删去，下面的行可以空着。“引言”印在第一部分之前。",
    ),
    (
        Paragraph.PLAIN,
        "5. 还差多少，看这一页和“封面”最上面一行、“封面”下面的填报检查、每张表的上方：浅黄的是还没有填的；"
        "标红的要改：有文字的格（“3件”“/”等，不能相加）、不平的勾稽、不符的核对数。"
        "没有浅黄、没有红色了，保存后交回汇总人员，由汇总人员运行 gaitool check 核对。",
    ),
    (
        Paragraph.PLAIN,
        "6. 核对指出的“错误”改正后再交；“核实”类问题属实的，在“核实说明”里写明原因。没有错误以后，由汇总人员运行 gaitool report 生成成文报告。",
    ),
    # The 条例 sets no date for 乡镇、街道.
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
        "〔各名称〕。"
        f"申请各项后面可以加 {' 或 '.join(APPLICANT_SUFFIXES)}，例如 {{本年新收.自然人}}。",
    ),
)
"""What stands in 〔 〕 is filled in for the workbook at hand."""


def instructions(layout: WorkbookLayout) -> Iterator[tuple[Paragraph, str]]:
    """Yield the instructions, sheets and figures called as in this workbook."""
    tables = "".join(f"“{sheet.name}”" for sheet in layout.tables.values())
    texts = "".join(f"“{sheet.name}”" for sheet in layout.narratives.values())
    names = " ".join(f"{{{name}}}" for name in plain_names(layout.form))
    for kind, sentence in _INSTRUCTIONS:
        words = sentence
        for blank, filled in (("〔各表〕", tables), ("〔各正文〕", texts), ("〔各名称〕", names)):
            words = words.replace(blank, filled)
        yield kind, words


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
    "浅黄色的格还没有填，填了就变白；没有发生的填 0，不要留空或画“/”。灰色的总计由公式自动计算，已锁定。"
    "标红的要改。"
)
FIXED_ZERO_GUIDANCE = "本机关没有规章制定权（《立法法》第九十一条、第九十三条），规章一行已经填 0，不能改。封面的机关类型或行政层级不对的，请另取一份空白表。"
LEDGER_GUIDANCE = "选填：台账上的总数。与自动计算的总计不同时，旁边的检查格和核对会指出来。"
CARRIED_GUIDANCE = "来自上年报告，核对后可以改。"
ZERO_GUIDANCE = "确认没有填的格都是 0 时选“是”；选“否”或空着，没填的格按漏填处理。"
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
_MARKS = MappingProxyType({"# ": Paragraph.TITLE, "## ": Paragraph.HEADING})


def marked_paragraphs(text: str) -> Iterator[tuple[Paragraph, str]]:
    """Yield the lines of a text, those marked as titles and headings told from the others."""
    for line in text.strip().splitlines():
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        yield _MARKS.get(mark, Paragraph.PLAIN), line.removeprefix(mark)


_LONGEST_TITLE = 32
"""Characters that Excel shows over the message beside a cell; the library refuses more."""


def row_title(row: Row) -> str:
    """Return the title over the message beside a row's input cells."""
    return row.prompt_title or row.label[:_LONGEST_TITLE]
