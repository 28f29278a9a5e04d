"""G110: a document shows what the data say that it carries unseen."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gaitool.as_printed import AROUND, AROUND_PARTS, Altered, Change
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.layout import Place
from gaitool.rules.rule import Violation, convention, found, rule

_MOST_TOLD_APART = 10
_MOST_QUOTED = 3
_HINT_AROUND = "网站自己的内容不用改；公布以后在浏览器里打开，与报告从头到尾对看一遍。"
_NOTHING = "（没有）"
_HINT = (
    f"核对一律以看到的为准。改得对的，改填报工作簿，再{FACE.make_document}；"
    "不该改的，把文件改回来。拿别的文件改成的，同样重新生成。"
)


@rule(
    "G110",
    Severity.WARNING,
    "公布的网页、Word 文件与生成时带的数据一致",
    convention("gaitool 生成的网页和 Word 文件里另带一份数据，生成以后改过文字或数字，两者就不同"),
)
def the_document_shows_what_it_carries(report: FilledReport) -> Iterator[Violation]:
    """Name what is seen and what is carried, once a row or part unless there is no end of it.

    A site that shows the report in a page of its own is free to: what is around it is a notice.
    """
    altered = [one for one in report.altered if one.place != AROUND]
    if len(altered) > _MOST_TOLD_APART:
        yield _violation(report, altered)
    else:
        for _, alike in groupby(altered, key=_row):
            yield _violation(report, tuple(alike))
    for one in report.altered:
        if one.place == AROUND:
            told = _violation(report, (one,))
            yield told._replace(severity=Severity.NOTICE, hint=_HINT_AROUND)


def _row(one: Altered) -> object:
    """Return the row of a cell; what is no cell stands alone."""
    row, _, _ = one.place.rpartition(".")
    return row if "." in row else one


def _violation(report: FilledReport, altered: Sequence[Altered]) -> Violation:
    cells = tuple(_found(report, one) for one in altered)
    told = "；".join(told_altered(report, one) for one in altered[:_MOST_QUOTED])
    many = f"共 {len(altered)} 处不同，例如：" if len(altered) > _MOST_QUOTED else ""
    return Violation(
        cells=cells,
        suspects=len(cells),
        message=f"{many}{told}。",
        actual=altered[0].seen,
        hint=_HINT,
    )


def told_altered(report: FilledReport, one: Altered) -> str:
    """Return where a document shows what, and what its data have there."""
    label = label_of_altered(report, one)
    match one.change:
        case Change.MOVED:
            return f"“{label}”的“{one.carried}”换了位置，看到的在{one.seen}"
        case Change.SHIFTED:
            return f"“{label}”从“{one.carried}”一行起，各格所在的列不同"
        case Change.FOREIGN | Change.UNSTYLED | Change.AROUND | Change.LOST:
            return foreign_words(one)
    seen, carried = one.seen or _NOTHING, one.carried or _NOTHING
    told = f"（{one.change}）" if one.change else ""
    return f"“{label}”看到的是“{seen}”，文件里带的数据是“{carried}”{told}"


def foreign_words(one: Altered) -> str:
    """Return what is in a document that gaitool never writes, or is gone, and what that means."""
    if one.change is Change.UNSTYLED:
        return "生成时的样式没有了，字体、排版会不同，表格标题等原来看不见的字会显示出来"
    if one.change is Change.LOST:
        return f"{AROUND_PARTS[one.place]}里没有了{one.carried}（{one.change}）"
    if one.change is Change.AROUND:
        told = f"报告放在别的页面里，报告以外另有“{one.seen}”，不是报告的内容"
        vouch = f"；那个页面的{one.carried}能遮住、换掉报告的字，看到的与这里读到的是否相同不能担保"
        return told + (vouch if one.carried else "")
    return (
        f"文件里有 gaitool 不会写的内容（{one.seen}），能添上、遮住或换掉看到的字，"
        "看到的与这里读到的是否相同不能担保"
    )


def label_of_altered(report: FilledReport, one: Altered) -> str:
    """Return the place of what is shown otherwise, in words."""
    return _found(report, one).label


def _found(report: FilledReport, one: Altered) -> FoundCell:
    if key := report.form.find_cell(one.place):
        return found(report, key)
    kind, _, name = one.place.partition(".")
    if label := AROUND_PARTS.get(kind):
        return FoundCell(one.place, Place(label), label, one.seen)
    heading = next((part.heading for part in report.form.parts if part.key == name), name)
    if kind == "sections":
        # A line that was added to the part of a table has no place in the data.
        text = f"{one.place}.0" if name in report.form.sections else ""
        return FoundCell(text, Place(heading), heading, one.seen)
    is_heading = one.carried == "".join(heading.split())
    label = f"{heading}的标题" if is_heading else f"{heading} · 表头和项目"
    return FoundCell(
        "", Place(heading), f"{label}（{one.under}）" if one.under else label, one.seen
    )
