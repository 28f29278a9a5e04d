"""What a text still has to be filled in: crosses, blanks, hints to the writer, missing numbers."""

from collections.abc import Iterator

from gaitool.text.patterns import HAN, Guarded, Meeting, joined, pattern
from gaitool.text.stretch import Stretch, matches

_CROSSES = "XxＸｘ×✕╳"
_CROSS = rf"[{_CROSSES}]"
# XX within a Latin word, an address or a model number is no gap to fill.
_LATIN = r"A-Za-z0-9./@_-"
_MEASURE_WORD = r"(?:年|月|日|件|条|次|期|人|份|篇|个|场|家|元|万元|%|％)"
_HINT = r"(?:请|此处|在此|这里|待|填|插入|示例|例如|写明|说明|单位名称|机关名称|日期|数字|数量)"
_OPENED = r"[【\[［]"
_CLOSED = r"[】\]］]"
_WHOLES = ("共计", "总计", "累计", "合计", "全年", "共")
_WHOLE = rf"(?:{'|'.join(_WHOLES)})"
_BLANKS = " 　\u00a0"
_COUNTING = (
    *("公开", "发布", "收到", "受理", "办结", "答复", "制发", "废止", "办理", "编发", "召开"),
    *("举办", "更新", "转载", "信息", "文件", "稿件", "培训", "公报", "解读", "推送", "推出"),
    *("刊发", "编印", "制作", "开设", "新增", "回应", "回复", "处理", "接待", "审核", "公示"),
    *("公布", "报送", "更换", "录入", "上传", "维护"),
)
# 依申请公开 names a kind of work; 公开 alone is the verb that counts.
_COUNTED = rf"(?:(?<!依申请){'|'.join(_COUNTING)})"
_STOP = r"(?=[，。；、,;（(]|\s*$)"

_AS_TABLE = r"[该此本]部分(?:内容)?以表格形式(?:报告|呈现|填报)"
_LINE = r"(?:(?<=\n)|^)[ 　]*[（(]?"
_PLACEHOLDERS = (
    Guarded(rf"(?<![{_LATIN}])(?:20)?{_CROSS}{{2,}}(?![{_LATIN}])", tuple(_CROSSES)),
    Guarded(rf"(?<![{_LATIN}\u00d7]){_CROSS}\s*{_MEASURE_WORD}", tuple(_CROSSES)),
    # Not the stars of a masked number (138****5678) or of a pattern of files.
    Guarded(r"(?<![0-9A-Za-z/*])\*{2,}(?![0-9A-Za-z/*])", ("**",)),
    Guarded(rf"(?<![{_LATIN}])[_＿﹍]{{2,}}(?![A-Za-z0-9./@])", tuple("_＿﹍")),
    Guarded(rf"{_OPENED}\s*{_CLOSED}|{_OPENED}{_HINT}[^】\]］\n]{{0,40}}{_CLOSED}", tuple("【[［")),
    Guarded(r"[（(]\s*[）)]|《\s*》|〔\s*〕|“\s*”|[{｛]\s*[}｝]", tuple("（(《〔“{｛")),
    Guarded(
        r"[（(](?:请|此处|在此|这里)[^）)\n]{0,30}?(?:填|写|补|插入|删|替换)[^）)\n]{0,20}[）)]",
        Meeting(("（", "("), ("请", "此处", "在此", "这里")),
    ),
    Guarded(r"[（(](?:待[补填定核][^）)\n]{0,8}|略)[）)]", Meeting(("（", "("), ("待", "略"))),
    Guarded(_AS_TABLE, ("以表格形式",)),
    Guarded(r"某某(?=[省市县区镇乡局厅委办年月]|单位|机关|部门|街道)", ("某某",)),
    Guarded(rf"(?:…|\.{{3}}){{1,20}}\s*{_MEASURE_WORD}", ("…", "...")),
    # What stands before it is looked at behind the 年, since a search for one sign is the fastest.
    Guarded(r"年(?:(?<=[\s至自].)|(?<=到.))\s+月\s*(?:日|\s日)", ("年",), ("月",)),
    # What the form tells its writer to report, left where the report belongs.
    Guarded(
        rf"{_LINE}(?:[本此该]部分)?(?:主要|重点|应当?|需要?|请)报告(?:本|以下|上一?年|各)[^\n]{{0,40}}",
        Meeting(("报告",), ("本", "以下", "上", "各")),
    ),
    Guarded(
        rf"{_LINE}[本此该]部分(?:内容)?(?:主要|重点|应当?|需要?|请|用于)"
        r"(?:填[写报]|写明|说明|包括|概述|综述)[^\n]{0,40}",
        ("本部分", "此部分", "该部分"),
    ),
    Guarded(
        rf"{_LINE}请?(?:根据|结合|按照)(?:本单位|本机关|各单位|各自)?实际(?:情况)?"
        r"(?:填[写报]|编写|撰写|表述)[^\n]{0,20}",
        Meeting(("实际", "实际情况"), ("填", "编写", "撰写", "表述")),
    ),
    Guarded(r"对贯彻落实《?(?:政府信息公开)?条例》?(?:的)?情况进行综述", ("情况进行综述",)),
)

# A measure word or % right where its number should stand; before other words 条 may be 条例.
_COUNTED_THINGS = r"(?:条|件|次|期|篇|份|个|场|家|项|户|人|人次|件次|万元|元|余条|余件|余次|%|％)"
_FEES = ("处理费", "收费", "费用", "金额", "共计")
_MISSING_NUMBERS = (
    # Two blanks were left for the number; one is enough after a word that counts.
    Guarded(
        rf"{HAN}{{2,6}}[{_BLANKS}]{{2,}}{_COUNTED_THINGS}(?=[，。；、,;（(]|\s*$|信息|文件)",
        Meeting(tuple(_BLANKS), tuple(_BLANKS)),
    ),
    Guarded(
        rf"(?:{_WHOLE}|{_COUNTED})[{_BLANKS}]{_COUNTED_THINGS}(?=[，。；、,;（(]|$)",
        tuple(_BLANKS),
        Meeting(
            joined((*_WHOLES, *_COUNTING), _BLANKS),
            tuple("条件次期篇份个场家项户人万元余%％"),
        ),
    ),
    Guarded(
        rf"{_WHOLE}[^，。；、,;的\d\n]{{0,10}}?{_COUNTED}(?:[条件次期篇份]{_STOP}|条(?=信息))",
        Meeting(_COUNTING, tuple("条件次期篇份"), but_not=("条例",)),
    ),
    Guarded(
        rf"(?:{_WHOLE}|为)(?:条|件|次|期|篇|份|人次){_STOP}",
        Meeting((*_WHOLES, "为"), (*"条件次期篇份", "人次")),
    ),
    Guarded(
        rf"(?:{'|'.join(_FEES)})(?:为|共|共计)?万?元{_STOP}",
        Meeting(joined(_FEES, ("", "为", "共", "共计")), ("元", "万元")),
    ),
    Guarded(
        r"(?:增长|下降|上升|减少|占比|占)(?:了|为|达)?[%％]",
        Meeting(("增长", "下降", "上升", "减少", "占比", *"占了为达"), ("%", "％")),
    ),
)


def placeholders(text: str) -> Iterator[Stretch]:
    """Yield crosses, lines to write on, empty brackets and hints of a pattern text."""
    return matches(_PLACEHOLDERS, text)


def announces_a_table(words: str) -> bool:
    """Whether words tell that a table follows, which is right where one does."""
    return bool(pattern(_AS_TABLE).fullmatch(words))


def speaks_to_the_writer(words: str) -> bool:
    """Whether words are those by which the form tells how to fill it in: 该部分以表格形式报告."""
    return words.startswith("该部分")


def missing_numbers(text: str) -> Iterator[Stretch]:
    """Yield words that count something but lack the number: 共主动公开条."""
    return matches(_MISSING_NUMBERS, text)
