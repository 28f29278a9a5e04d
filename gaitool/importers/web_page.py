"""Reads a web page into paragraphs and tables; nothing it links to is fetched."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.as_shown import shown_blocks
from gaitool.importers.blocks import PublishedDocument, texts_of
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.own_pages import acting, carried_by, foreign_to
from gaitool.importers.own_part import looks_like_ours, own_part
from gaitool.importers.own_source import told_by_source
from gaitool.importers.own_styles import is_style_of_draft
from gaitool.importers.page_size import is_too_large
from gaitool.importers.page_styles import TooManyRules, page_styles
from gaitool.importers.page_walk import PageWalk, line_of
from gaitool.importers.settled import settled
from gaitool.importers.source_tables import SourceBlock
from gaitool.office_files.own_documents import GENERATOR, RESULTS_GENERATOR

_CLOSERS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_OF_WINDOWS = re.compile(
    r"&#(?:0{0,9}(12[89]|1[345]\d)(?!\d)|x0{0,9}([89][0-9a-f])(?![0-9a-f]));?", re.IGNORECASE
)
_CUT_WORD = re.compile(r"(?:^|>)[^<>]*[^<>\s]$")
_LONGEST_WORD = 200
_DTD = "网页里有不该有的实体定义，已拒绝读取。请在浏览器里另存为文本，或另存为 .docx。"
_BROKEN = "网页内容读不出来。请在浏览器里打开，另存为文本或 .docx 后再试。"
_RESULTS = "这是 gaitool 写出的结果，不是年度报告。请换成报告本身。"
_TOO_LARGE = (
    "网页的标签、属性或样式太多，不像年度报告，已停止读取。请只把报告正文另存为 .docx 再试。"
)


def read_web_page(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what a page shows; raises UnusableFile for what is no page."""
    source = decoded(path, content)
    text = _without_cut_tag(source.text)
    root = _parsed(path, text)
    named = (one for one in root.iter("meta") if one.get("name") == "generator")
    generators = [one.get("content", "") for one in named]
    # It holds parts of the tables, which would be taken for a report with the rest missing.
    if RESULTS_GENERATOR in generators:
        raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _RESULTS)
    left_out: list[str] = []
    page = PublishedDocument(
        blocks=settled(_blocks(path, root, labels), labels, left_out),
        title=line_of(root.findtext(".//title") or ""),
        is_styled=any(one.startswith(GENERATOR) for one in generators) or looks_like_ours(root),
        notes=source.notes,
        unplaced=tuple(left_out),
        carried=carried_by(root),
        is_open_ended=bool(_CUT_WORD.search(text[-_LONGEST_WORD:])),
    )
    if not (page.is_styled or page.carried):
        return page
    return _held_apart(page, path, root, labels, tuple(told_by_source(source, root)))


def _of_windows(reference: re.Match[str]) -> str:
    """Return what browsers show for a reference to a control: 137 is ‰, as Windows has it."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return bytes([code]).decode("cp1252", errors="replace")


def _held_apart(
    page: PublishedDocument, path: Path, root: Any, labels: FormLabels, told: Sequence[str]
) -> PublishedDocument:
    """Return a page of ours with what its report shows, and what is in the page beside it.

    A site that puts the report into its own page has words there, and is free to: the styles and
    scripts of a page without any are held to be about the report, and so are words in a page
    that has nothing else of a site. ``told`` is what the source has that browsers heed.
    """
    own = own_part(root)
    shown = tuple(shown_blocks(_blocks(path, own, None), labels.texts))
    outside = [] if own is root else _blocks(path, root, None, passed_over=own)
    words = tuple(texts_of(shown_blocks(outside, labels.texts)))
    foreign = foreign_to(root, own)
    captions = (one for table in own.iter("table") for one in table if one.tag == "caption")
    called = tuple(line_of("".join(one.itertext())) for one in captions)
    styles = ("".join(one.itertext()) for one in root.iter("style"))
    is_draft = any(map(is_style_of_draft, styles))
    page = replace(
        page,
        shown=shown,
        captions=called,
        is_draft_on_paper=is_draft,
        is_unmarked=not is_draft,
    )
    if not words:
        inside = _as_one((*foreign.around, *told, *foreign.inside))
        return replace(page, foreign=inside, is_unstyled=foreign.is_unstyled)
    inside = _as_one((*told, *foreign.inside))
    return replace(page, foreign=inside, around=(words, acting(foreign.around)))


def _as_one(told: Sequence[str]) -> tuple[str, ...]:
    return ("、".join(told),) if told else ()


def _without_cut_tag(text: str) -> str:
    """Return a page without the tag in which it breaks off, which would be read as words."""
    begins = text.rfind("<")
    return text[:begins] if begins > text.rfind(">") else text


def page_blocks(path: Path, content: bytes, labels: FormLabels) -> list[SourceBlock]:
    """Return what a page shows that another document holds; raises UnusableFile."""
    return _blocks(path, _parsed(path, decoded(path, content).text), labels)


def _blocks(
    path: Path, root: Any, labels: FormLabels | None, passed_over: Any = None
) -> list[SourceBlock]:
    """Return what an element of a page shows but for one in it; without labels as it stands."""
    sheets = [root, *root.iterancestors()][-1].iter("style")
    try:
        styles = page_styles("".join(sheet.itertext()) for sheet in sheets)
        return PageWalk(labels, styles, passed_over).through(root)
    except TooManyRules as error:
        raise UnusableFile(path, FileProblem.TOO_LARGE, _TOO_LARGE) from error


def _parsed(path: Path, text: str) -> Any:
    """Return the root of a page; raises UnusableFile for what is none or would take too long."""
    if _ENTITY.search(text):
        raise UnusableFile(path, FileProblem.DAMAGED, _DTD)
    if is_too_large(text):
        raise UnusableFile(path, FileProblem.TOO_LARGE, _TOO_LARGE)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        # Browsers go on after these, as what sites append there is seen; the parser would not.
        whole = _OF_WINDOWS.sub(_of_windows, _CLOSERS.sub("", text))
        root = etree.fromstring(whole.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN) from error
    if root is None:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN)
    return root
