"""What a person has to know of how a register was read, before anything is counted."""

from collections import Counter
from collections.abc import Iterator

from gaitool.layout import column_letters
from gaitool.register.head_words import Role, SeenColumn
from gaitool.register.heads import Heads
from gaitool.register.vocabulary import (
    Kind,
    Vocabulary,
    bare_word,
    register_columns,
    without_remark,
)

_UNREAD = (Kind.METHOD, Kind.REMARK)
_MOST_HEADS = 15
_LONGEST_HEAD = 20
_NAMES = {Kind.APPLICANT: "申请人类型", Kind.RESULT: "办理结果", Kind.OUTCOME: "复议诉讼结果"}


def columns_told(heads: Heads) -> Iterator[str]:
    """Yield which column was read as which, which nobody read, and which nobody knows.

    Of a register with our own heads, all of them, there is nothing to tell.
    """
    if _are_ours(heads):
        return
    read = (f"{one.ours.head}＝{_named(one)}" for one in heads.read.values() if one.ours)
    yield f"列：{'；'.join(read)}。"
    for kind, ticks in heads.ticks.items():
        yield f"{_NAMES[kind]}看勾选：{_listed(ticks)}。"
    if unread := tuple(heads.of(Role.UNREAD)):
        yield f"不读的列：{_listed(unread)}。"
    if unknown := tuple(heads.of(Role.UNKNOWN)):
        yield f"没有认出、没有读的列：{_listed(unknown)}。"


def _are_ours(heads: Heads) -> bool:
    """Whether every column that can be read is there under the head that we print."""
    readable = {one.key for one in register_columns() if one.kind not in _UNREAD}
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
        f"{_named(one)}和{_named(other)}都像“{one.ours.head}”，请改掉一个列名"
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
            f"没有{lacking}这样的列（认出的列：{known}{which}）。"
            "列名不同的，用 --words 对照.csv 写明，例如：列名,办理意见,办理结果"
        )
    return "；".join(faults) + "。"


def words_told(read_as: Counter[tuple[Kind, str, str]], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield as what words were read that are not those of the form, with how many rows."""
    for kind in _NAMES:
        words = [
            f"“{written}”读作“{vocabulary.label(kind, key)}”（{count} 行）"
            for (one, written, key), count in read_as.most_common()
            if one is kind and not _is_label(vocabulary.label(kind, key), written)
        ]
        if words:
            yield f"{_NAMES[kind]}：{'；'.join(words)}。"


def _is_label(label: str, written: str) -> bool:
    """Whether a word is what the form itself calls the row or column."""
    names = (label, label.split(" ")[-1], without_remark(label))
    return bare_word(written) in map(bare_word, names)


def _named(one: SeenColumn) -> str:
    return f"{column_letters(one.column)} 列“{_short(one.head)}”"


def _listed(columns: tuple[SeenColumn, ...]) -> str:
    more = f"等 {len(columns)} 列" if len(columns) > _MOST_HEADS else ""
    return "、".join(map(_named, columns[:_MOST_HEADS])) + more


def _short(head: str) -> str:
    words = " ".join(head.split())
    return words if len(words) <= _LONGEST_HEAD else f"{words[:_LONGEST_HEAD]}…"
