"""What is told of a workbook beside its findings: what was not followed, or is not saved yet."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gaitool.face import FACE
from gaitool.filled_report import Explanation, Observation, Remark
from gaitool.rules.explained import Unused

_WORDS: Mapping[Remark, str] = MappingProxyType(
    {
        Remark.OPEN_ELSEWHERE: "文件正被打开，没有保存的修改读不到；请保存后关闭再核对",
        Remark.MACROS: "文件里有宏，没有运行，也不影响核对",
        Remark.EXTERNAL_LINKS: "文件里有到其他文件或数据库的链接，没有打开",
        Remark.STAMP_LOST: "文件里的标记丢了（用别的程序存过），按工作表和标签认出并读取了；"
        f"请核对读到的数，或{FACE.into_new_workbook}",
        Remark.SHEET_HIDDEN: "这张工作表是隐藏的，读的就是它；请取消隐藏看一看",
        Remark.FAR_CELLS: "离表格很远的地方写了内容，没有读取",
    }
)
_UNUSED_WORDS: Mapping[Unused, str] = MappingProxyType(
    {
        Unused.NO_SUCH_RULE: "没有这个编号的规则。规则编号照核对结果写，例如 G602",
        Unused.IS_ERROR: "这是“错误”，必须改正，不能用说明代替",
        Unused.OTHER_FIGURES: "位置或数值与现在的问题对不上，数字改过的要重新说明；"
        f"{FACE.marked_copy}，副本的“核实说明”里已写好编号、位置和数值，只填说明",
    }
)


def unused_explanation_words(unused: Iterable[tuple[Explanation, Unused]]) -> tuple[str, ...]:
    """Return a sentence for each explanation that explains no finding."""
    return tuple(
        f"{explanation.place or '核实说明'}：{explanation.rule or '没写编号'} 的说明没有用上："
        f"{_UNUSED_WORDS[why]}。"
        for explanation, why in unused
    )


def remark_words(observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return a sentence for each remark that no rule reports, with its sheet if it has one."""
    return tuple(
        f"{seen.place}：{_WORDS[seen.remark]}。" if seen.place.sheet else f"{_WORDS[seen.remark]}。"
        for seen in observations
        if seen.remark in _WORDS
    )


def change_words(seen: Observation) -> str:
    """Return one line for what stood elsewhere, or was written otherwise, than in the template."""
    match seen.remark:
        case Remark.MOVED:
            return f"{seen.place} 的“{seen.written}”移回 {seen.expected}"
        case Remark.LABEL_ALTERED if not seen.place.address:
            return f"工作表“{seen.written}”按内容认作“{seen.expected}”"
        case Remark.LABEL_ALTERED:
            return f"{seen.place} 的文字“{seen.written}”改回“{seen.expected}”"
        case Remark.TOTAL_TYPED_OVER:
            return f"{seen.place} 手填的总计“{seen.written}”移到台账核对数"
        case _:
            return f"{seen.place} 的公式“{seen.written}”换成了它的值"
