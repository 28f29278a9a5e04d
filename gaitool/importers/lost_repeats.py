"""Tells a copy in which equal lines stand only once, so that most of its figures are lost."""

from collections.abc import Collection, Iterable, Iterator

from gaitool.as_printed import Unread
from gaitool.form import CellKey, Form
from gaitool.importers.blocks import PublishedBlock, PublishedParagraph, own_texts
from gaitool.text.folding import fold_label

LOST = "原文里相同的行都只留了一行，像是复制时丢了，对不上行和列"
"""Why the figures of a table were not read whose labels and figures repeat on the form."""

_CAPTION = "第二十条第"
_FEWEST_CAPTIONS = 3
"""Below each of them the form prints 信息内容 again."""


def with_lost_repeats(
    unread: tuple[Unread, ...],
    blocks: Iterable[PublishedBlock],
    answered: Collection[CellKey],
    form: Form,
) -> tuple[Unread, ...]:
    """Return what was not read; of such a copy once a table, as any blank cell may have lost its.

    Any other document's is returned as it is.
    """
    if not (unread and _has_lost_repeats(blocks)):
        return unread
    texts: dict[str, list[str]] = {}
    for one in unread:
        texts.setdefault(one.table, []).append(one.text)
    return tuple(
        Unread(
            table,
            "；".join(own),
            LOST,
            tuple(k for k in form.tables[table].cells if k not in answered),
        )
        for table, own in texts.items()
    )


def _has_lost_repeats(blocks: Iterable[PublishedBlock]) -> bool:
    """Whether no text of a report stands twice, though several blocks of table 二 do stand."""
    texts = [fold_label(text) for text in _texts(blocks) if text.strip()]
    captions = sum(text.startswith(_CAPTION) for text in texts)
    return captions >= _FEWEST_CAPTIONS and len(set(texts)) == len(texts)


def _texts(blocks: Iterable[PublishedBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, PublishedParagraph):
            yield block.text
        else:
            yield from (text for row in block.rows for text in own_texts(row))
