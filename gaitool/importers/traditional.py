"""Turns a document in traditional characters into the simplified ones it was made of.

Portals make such pages character by character, so that the words stay those of the form (信息,
not 資訊): characters and the words that tell which one is meant are all that is turned.
"""

import contextlib
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.encodings import decoded
from gaitool.office_files.kinds import ZIP_MAGIC

TURNED = "原文是繁体字的，先转成简体字再读；以原网站的简体版为准"
_TRADITIONAL = (
    "这是繁体字的文字（网页的繁体版，或转成繁体的转载）。请打开原网站的简体版，另存或复制后再试。"
)
# A browser has what its page brought along, and nothing can be installed there.
_IN_BROWSER = sys.platform == "emscripten"
_INSTALL = "" if _IN_BROWSER else "要直接读，另装一个库：pip install 'gaitool[traditional]'。"
_SOUND = re.compile(r"[(（][a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}[)）]")
"""How a character sounds, as some portals print it after each that is hard to read: 區(qū)."""

_DISCLOSURE, _IN_TRADITIONAL = "公开", "公開"
_TO_SIMPLIFIED = "t2s"


def is_traditional(document: PublishedDocument) -> bool:
    """Whether a document names what it is about in traditional characters, in text or tables."""
    words = "".join(_words(document))
    return words.count(_IN_TRADITIONAL) > words.count(_DISCLOSURE)


def in_simplified(
    name: Path, content: bytes, read: Callable[[bytes], PublishedDocument]
) -> PublishedDocument:
    """Return what ``read`` makes of a file with its words in simplified characters.

    It is read once more, as rows and lines are told by the words of the form. Raises UnusableFile
    where the library that knows the characters is not installed.
    """
    try:
        from opencc import OpenCC
    except ImportError as error:
        words = _TRADITIONAL + _INSTALL
        raise UnusableFile(name, FileProblem.NOT_OUR_TEMPLATE, words) from error
    convert = OpenCC(_TO_SIMPLIFIED).convert

    def turned(text: str) -> str:
        return str(convert(_SOUND.sub("", text)))

    if content.startswith(ZIP_MAGIC):
        return read(_with_parts(content, turned))
    text, _, notes = decoded(name, content)
    again = read(turned(text).encode("utf-8-sig"))
    return replace(again, notes=(*notes, *again.notes))


def _with_parts(content: bytes, turned: Callable[[str], str]) -> bytes:
    """Return an archive that was read before, and so is within limits, with its words turned."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            # What is no UTF-8 is left as it is: a picture, or a part of another encoding.
            with contextlib.suppress(UnicodeDecodeError):
                part = turned(part.decode("utf-8")).encode("utf-8")
            target.writestr(entry.filename, part)
    return made.getvalue()


def _words(document: PublishedDocument) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, PublishedParagraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)
