"""What is said of a workbook beside its findings: what was not followed or may not be saved."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gaitool.filled_report import Observation, Remark

_WORDS: Mapping[Remark, str] = MappingProxyType(
    {
        Remark.OPEN_ELSEWHERE: "文件正被打开，没有保存的修改读不到；请保存后关闭再核对",
        Remark.MACROS: "文件里有宏，没有运行，也不影响核对",
        Remark.EXTERNAL_LINKS: "文件里有到其他文件或数据库的链接，没有打开",
        Remark.FAR_CELLS: "离表格很远的地方写了内容，没有读取",
    }
)


def remark_words(observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return a sentence for each remark that no rule speaks of, with its sheet if it has one."""
    return tuple(
        f"{seen.place}：{_WORDS[seen.remark]}。" if seen.place.sheet else f"{_WORDS[seen.remark]}。"
        for seen in observations
        if seen.remark in _WORDS
    )
