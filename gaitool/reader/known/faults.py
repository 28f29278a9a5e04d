"""What of a file of known figures could not be used as it is, told in one line for each cause."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from gaitool.text.first_of_many import first_of_many
from gaitool.text.shortening import shortened

_MOST_NAMED = 8
_LONGEST = 30


class Cause(Enum):
    """Why something was not used as written: what is counted, and the sentence that goes on."""

    NO_NUMBER = ("格", "不是数，没有采用")
    DAY = ("格", "是日期，没有采用")
    NEGATIVE = ("格", "是负数，没有采用")
    FRACTION = ("格", "不是整数，没有采用")
    ERROR_VALUE = ("格", "是错误值，没有采用")
    NO_RESULT = ("格", "是公式，文件里没有它的结果，没有采用")
    STROKE = ("格", "画了“/”或写了“无”，按不知道处理；知道没有发生的请写 0")
    WORDS = ("格", "不只写着数，照里面的数采用，不对的请改")
    NAMELESS = ("行", "有数，没有机关名称，没有采用")
    NO_CELL = ("列", "不是表里的格，没有读")
    NO_LIST = ("张工作表", "没有读：要有一行列名，其中有“机关名称”和至少一个表里的格")
    HIDDEN = ("张工作表", "隐藏着，没有读")


class Fault(NamedTuple):
    """Something that was not used as written: why, and where it is with what stands there."""

    cause: Cause
    where: str


def told(faults: Iterable[Fault]) -> Iterator[str]:
    """Yield one line for each cause, with the first of what it is about."""
    by_cause: dict[Cause, list[str]] = {cause: [] for cause in Cause}
    for fault in faults:
        by_cause[fault.cause].append(fault.where)
    for cause, places in by_cause.items():
        if places:
            word, sentence = cause.value
            named = first_of_many(places, len(places), word, _MOST_NAMED)
            yield f"有 {len(places)} {word}{sentence}：{named}。"


def quoted(words: str) -> str:
    """Return what is written somewhere, the beginning of a long text, on one line."""
    return f"“{shortened(' '.join(words.split()), _LONGEST)}”"
