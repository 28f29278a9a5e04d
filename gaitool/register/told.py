"""What a person has to know of how a register was read, before anything is counted."""

from collections import Counter
from collections.abc import Iterator

from gaitool.face import FACE
from gaitool.layout import column_letters
from gaitool.office_files.table_rows import TableSheet
from gaitool.register.head_words import LooksLike, Role, SeenColumn
from gaitool.register.heads import Heads
from gaitool.register.quoting import shortened
from gaitool.register.row_cells import ReadAs
from gaitool.register.vocabulary import (
    CODED,
    Kind,
    Vocabulary,
    bare_word,
    columns_of,
    register_columns,
    without_remark,
)
from gaitool.text.first_of_many import first_of_many

_MOST_HEADS = 15


def columns_told(sheet: TableSheet, heads: Heads) -> Iterator[str]:
    """Yield which column was read as which, which nobody read, and which nobody knows.

    Of a register with our own heads, all of them, there is nothing of that to tell.
    """
    if not _are_ours(heads):
        yield from _told_of_heads(heads)
    counted = (*heads.read.values(), *(one for kind in heads.ticks.values() for one in kind))
    if hidden := tuple(one for one in counted if one.column in sheet.hidden_columns):
        yield f"隐藏的列也读了：{_listed(hidden)}。"


def _told_of_heads(heads: Heads) -> Iterator[str]:
    read = (f"{one.ours.head}＝{_named(one)}" for one in heads.read.values() if one.ours)
    yield f"列：{'；'.join(read)}。"
    for kind, ticks in heads.ticks.items():
        yield f"{_name_of(kind)}看勾选：{_listed(ticks)}。"
    if unread := tuple(heads.of(Role.UNREAD)):
        yield f"不读的列：{_listed(unread)}。"
    if unknown := tuple(heads.of(Role.UNKNOWN)):
        yield f"没有认出、没有读的列：{_listed(unknown)}。"


def _are_ours(heads: Heads) -> bool:
    """Whether every column that can be read is there under the head that we print."""
    readable = {one.key for one in register_columns() if one.is_read}
    have_our_heads = all(
        one.ours and bare_word(one.head) == bare_word(one.ours.head) for one in heads.read.values()
    )
    is_all = readable <= heads.read.keys() and not heads.ticks
    return is_all and have_our_heads and not any(heads.of(Role.UNKNOWN))


def lacking_words(heads: Heads | None) -> str:
    """Say which columns lack or stand twice, and how an office can tell us what they are."""
    if heads is None:
        needed = "、".join(f"“{one.head}”" for one in register_columns() if one.needed)
        return f"没有认出台账的列名。要有一行列名，其中有{needed}（或通常的说法）。"
    faults = [
        f"{_named(one)}和{_named(other)}都像“{one.ours.head}”，请把该读的一列改名为“{one.ours.head}”"
        "，另一列改成别的名称"
        for one, other in heads.doubled
        if one.ours
    ]
    if heads.missing:
        lacking = "、".join(f"“{one.head}”" for one in heads.missing)
        known = "；".join(
            f"{one.ours.head}＝{_named(one)}" for one in heads.read.values() if one.ours
        )
        unknown = tuple(heads.of(Role.UNKNOWN))
        which = f"，没有认出的列：{_listed(unknown)}" if unknown else ""
        faults.append(
            f"没有{lacking}这样的列（认出的列：{known}{which}）。列名不同的，在“对照”"
            f"（台账的工作表“对照”，或{FACE.own_words}）里写明，例如：列名,办理意见,办理结果"
        )
    return "；".join(faults) + "。"


def asked_words(one: SeenColumn, like: LooksLike) -> str:
    """Ask what a column is that looks like one of ours."""
    names = "或".join(f"“{ours.head}”" for ours in like.columns)
    head = shortened(one.head)
    return (
        f"“{head}”像{names}，没有读；是的，在“对照”里写明：列名,{head},{like.columns[0].head}；"
        "不是的，不用管"
    )


def words_told(read_as: Counter[ReadAs], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield as what words were read that are not those of the form, with how many rows."""
    for kind in CODED:
        words = [
            f"“{one.written}”读作“{vocabulary.label(kind, one.key)}”（{count} 行）"
            for one, count in read_as.most_common()
            if one.kind is kind and not _is_label(vocabulary.label(kind, one.key), one.written)
        ]
        if words:
            yield f"{_name_of(kind)}：{'；'.join(words)}。"


def _name_of(kind: Kind) -> str:
    """Return what a kind of word is called: as the column that has it; outcomes have several."""
    first, *others = columns_of(kind)
    return "复议诉讼结果" if others else first.head


def _is_label(label: str, written: str) -> bool:
    """Whether a word is what the form itself calls the row or column."""
    names = (label, label.split(" ")[-1], without_remark(label))
    return bare_word(written) in map(bare_word, names)


def _named(one: SeenColumn) -> str:
    return f"{column_letters(one.column)} 列“{shortened(one.head)}”"


def _listed(columns: tuple[SeenColumn, ...]) -> str:
    return first_of_many(map(_named, columns), len(columns), "列", _MOST_HEADS)
