"""G012, G016–G020, G022: the workbook itself, what is written where, switches."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport, Remark
from gaitool.findings import Severity
from gaitool.rules.observed import UNREADABLE, by_sheet, observed
from gaitool.rules.rule import Violation, convention, found_observed, rule
from gaitool.rules.stated import where_to_tell

_MOST_NAMED = 3


@rule(
    "G012",
    Severity.NOTICE,
    "各行各列在模板原来的位置",
    convention("位置变动时按文字识别行列"),
)
def cells_stand_where_the_template_put_them(report: FilledReport) -> Iterator[Violation]:
    """Report once a sheet that rows or columns moved and were read by their labels."""
    for group in by_sheet(observed(report, Remark.MOVED)):
        first = group[0]
        yield Violation(
            cells=tuple(found_observed(report, seen) for seen in group),
            suspects=len(group),
            message=(
                f"有 {len(group)} 格不在模板原来的位置（例如原在 {first.expected} 的移到了 "
                f"{first.place.address}），已按表内文字找到并读取。"
            ),
            expected=first.expected,
            actual=first.place.address,
            hint="请确认读到的数正确；删去插入的行、列即可恢复原位。",
        )


@rule(
    "G016",
    Severity.WARNING,
    "填写格里直接填写，不是公式或外部链接",
    convention("公式的结果会随别处变动，报出的数和文字应当固定"),
)
def input_cells_hold_no_formula(report: FilledReport) -> Iterator[Violation]:
    """Name the input cells that hold a formula or a link to another file."""
    for seen in observed(report, Remark.FORMULA_IN_INPUT):
        yield Violation(
            cells=(found_observed(report, seen),),
            message=f"填写格里是公式“{seen.written}”。",
            actual=seen.written,
            hint="把公式换成它的结果：复制这一格，选择性粘贴为“数值”。",
        )


@rule(
    "G017",
    Severity.NOTICE,
    "规定格式以外没有写东西",
    convention("格式以外的内容不会进入报告"),
)
def nothing_is_written_outside_the_form(report: FilledReport) -> Iterator[Violation]:
    """Report once a sheet what is written outside the cells of the form."""
    for group in by_sheet(observed(report, Remark.STRAY_CONTENT)):
        first = group[0]
        yield Violation(
            cells=tuple(found_observed(report, seen) for seen in group),
            suspects=len(group),
            message=(
                f"规定格式以外有 {len(group)} 格写了内容，"
                f"例如 {first.place.address}：“{first.written}”。"
            ),
            actual=first.written,
            hint=(
                "这些内容不会进入报告。"
                f"需要说明的写进{where_to_tell(report.form)}或“核实说明”，其余的删去。"
            ),
        )


@rule(
    "G018",
    Severity.ERROR,
    "没有出错的单元格（#REF! 等），公式都有结果",
    convention("出错或没有结果的单元格没有内容可报"),
)
def no_cell_holds_an_error_value(report: FilledReport) -> Iterator[Violation]:
    """Name cells that show an error value, or hold a formula whose result was not saved."""
    for seen in observed(report, *UNREADABLE):
        yield Violation(
            cells=(found_observed(report, seen),),
            message=(
                f"单元格显示错误值“{seen.written}”。"
                if seen.remark is Remark.ERROR_VALUE
                else f"填写格里是公式“{seen.written}”，文件里没有它的结果，读不到内容。"
            ),
            actual=seen.written,
            hint="填写格：直接填数或文字。总计格：重新输入公式，或取一份新的空白表。",
        )


@rule(
    "G019",
    Severity.ERROR,
    "同一部分、同一选项、标记都只有一个",
    convention("有两个的，不知以哪个为准"),
)
def no_two_claim_to_be_the_same(report: FilledReport) -> Iterator[Violation]:
    """Name the sheets, labels or stamps that stand twice, and which of them was read."""
    hidden = {seen.place.sheet for seen in observed(report, Remark.SHEET_HIDDEN)}
    for seen in observed(report, Remark.DOUBLED):
        place = seen.place
        state = "（隐藏）" if not place.address and place.sheet in hidden else ""
        read = f"“{place}”{state}" if place.sheet else f"“{seen.expected}”"
        name = f"“{seen.expected}”" if place.sheet else "工作簿的标记"
        yield Violation(
            cells=(found_observed(report, seen),),
            message=f"{name}不止一个：读的是{read}，另有{seen.written}。",
            expected="只有一个",
            actual=seen.written,
            hint="留下填报用的一个，其余的删去；删不掉的，另取一份空白表，把内容填进去。",
        )


@rule(
    "G020",
    Severity.NOTICE,
    "看到的就是文件里的",
    convention("读取和印出的是文件里的数和文字，不是按格式、颜色显示的"),
)
def what_is_seen_is_what_the_file_holds(report: FilledReport) -> Iterator[Violation]:
    """Say once a sheet which answers are seen otherwise than they are, with both."""
    for group in by_sheet(observed(report, Remark.SEEN_OTHERWISE)):
        cells = tuple(found_observed(report, seen) for seen in group)
        named = "；".join(
            f"{cell.label}文件里是 {seen.written}，{seen.expected}"
            for cell, seen in zip(cells[:_MOST_NAMED], group, strict=False)
        )
        more = f"；这张表共有 {len(group)} 格这样" if len(group) > _MOST_NAMED else ""
        yield Violation(
            cells=cells,
            suspects=len(cells),
            message=f"{named}{more}。",
            expected=group[0].expected,
            actual=group[0].written,
            hint=(
                "文件里的不对的，改正。对的，让它照样显示：格式改为“常规”，"
                "字改成看得见的颜色和字号，取消合并和隐藏。"
            ),
        )


@rule(
    "G022",
    Severity.WARNING,
    "“未填单元格按0上报”选的是“是”或“否”",
    convention("认不出的选择按“否”处理，没有填的格算漏填"),
)
def the_switch_for_blanks_says_yes_or_no(report: FilledReport) -> Iterator[Violation]:
    """Report a switch that holds a word which is none of the two."""
    for seen in observed(report, Remark.SWITCH_UNREADABLE):
        yield Violation(
            cells=(found_observed(report, seen),),
            message=f"“{seen.expected}”写的是“{seen.written}”，不能识别，没有填的格按漏填处理。",
            expected="是或否",
            actual=seen.written,
            hint="从下拉列表选：确认没有填的格都是 0 的选“是”，否则选“否”。",
        )
