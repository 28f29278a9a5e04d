"""From what a page or Word file holds to blocks: tables, and paragraphs of whole sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.set_apart import in_text
from gaitool.importers.source_tables import SourceBlock, plain_blocks
from gaitool.importers.text_lines import with_rows_of_text
from gaitool.importers.torn_lines import whole_sentences
from gaitool.text.unseen import without_width

_MOST_TOLD = 40


def settled(
    blocks: Iterable[SourceBlock], labels: FormLabels, left_out: list[str]
) -> tuple[PublishedBlock, ...]:
    """Return the blocks of a document; what is struck or marks a note is added to a list."""
    texts = settled_text(plain_blocks(blocks, labels), left_out)
    return tuple(with_rows_of_text(whole_sentences(texts, labels), labels))


def settled_text(
    blocks: Iterable[PublishedBlock], left_out: list[str]
) -> tuple[PublishedBlock, ...]:
    """Return the blocks, their paragraphs without what is struck or marks a note."""
    found = tuple(_settled(blocks, left_out))
    if len(left_out) > _MOST_TOLD:
        left_out[_MOST_TOLD:] = [f"另有 {len(left_out) - _MOST_TOLD} 处划去的文字和注释标记"]
    return found


def _settled(blocks: Iterable[PublishedBlock], left_out: list[str]) -> Iterator[PublishedBlock]:
    for block in blocks:
        if not isinstance(block, PublishedParagraph):
            yield block
            continue
        text = in_text(without_width(block.text), left_out)
        if text == block.text:
            yield block
        elif text.strip():
            yield replace(block, text=text.strip())
