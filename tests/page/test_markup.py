"""What stands in for lxml in browsers reads, changes and writes as lxml does."""

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree as lxml_etree

import gaitool
from gaitool.as_printed import Altered
from gaitool.checking.carried_data import published_with_data
from gaitool.checking.one_file import check_file
from gaitool.importers import published_in_its_edition
from gaitool.importers.own_word_documents import foreign_to
from gaitool.importers.word_parts import document_parts
from gaitool.marking import marked_copy
from gaitool.office_files.preflight import inspect_archive
from gaitool.page.markup import etree
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.rules.catalogue import CATALOGUE

from tests.support.finished_reports import FINISHED
from tests.support.furnished import furnish
from tests.support.importing.varied_reports import VARIED
from tests.support.marked_copies import MISTAKES, whole
from tests.support.page_changes import INNOCENT as PAGE_INNOCENT
from tests.support.page_changes import PLANTED as PAGE_PLANTED
from tests.support.page_changes import changed as page_changed
from tests.support.text_grid import FIXTURES, report_of
from tests.support.word_changes import PLANTED, changed
from tests.support.workbooks import filled_workbook, parts_of

PACKAGE = Path(gaitool.__file__).parent
KNOWN = tomllib.loads((PACKAGE / "page/markup/page_elements.toml").read_text("utf-8"))
TAGS = sorted(
    {
        *("a", "article", "b", "br", "div", "em", "font", "i", "img", "input", "nav", "o:p"),
        *("p", "q", "section", "select", "span", "strong", "table", "td", "th", "tr", "u", "ul"),
        *("h1", "h4", "li", "dl", "dt", "dd", "form", "option", "pre", "tbody", "thead", "tfoot"),
        *("caption", "col", "colgroup", "center", "title", "meta", "link", "hr", "address"),
        *KNOWN["ended_by"],
    }
    - {"head"}
)
PUBLISHED = sorted(path for path in FIXTURES.parent.rglob("*.html") if path.stat().st_size)

Events = list[tuple[str, ...]]


def parser(module: Any) -> Any:
    options = {"encoding": "utf-8", "no_network": True, "remove_comments": True, "remove_pis": True}
    return module.HTMLParser(**options, huge_tree=True)


def read(module: Any, page: str) -> Events | None:
    """Return what a reader of a page walks through, blanks made one."""
    root = module.fromstring(page.encode(), parser(module))
    return None if root is None else joined(events(module, root))


def events(module: Any, root: Any) -> Iterator[tuple[str, ...]]:
    for event, element in module.iterwalk(root, events=("start", "end")):
        if event == "start":
            yield (event, element.tag, *(f"{k}={v}" for k, v in sorted(element.items())))
            yield "text", element.text or ""
        else:
            yield event, element.tag
            yield "text", (element.tail or "") if element is not root else ""


def joined(walked: Iterator[tuple[str, ...]]) -> Events:
    found: Events = []
    for event in walked:
        if event[0] == "text" and found and found[-1][0] == "text":
            event = ("text", found.pop()[1] + event[1])
        found.append(event)
    texts = ((e[0], re.sub(r"\s+", " ", e[1])) if e[0] == "text" else e for e in found)
    return [event for event in texts if event not in {("text", ""), ("text", " ")}]


def test_an_element_ends_where_another_starts_as_in_libxml2() -> None:
    differing = [
        (outer, inner)
        for outer in TAGS
        for inner in [*TAGS, "body", "head"]
        if read(etree, page := f"<body><{outer}>x<{inner}>y") != read(lxml_etree, page)
    ]
    assert differing == []


PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *("字", " ", "\n", "&nbsp;", "&amp;", "&lt", "<br/>", "<p class='x' class=y>", "<div id=a/>"),
    *("<!-- x -- y -->", "<?xml?>", "<![endif]>", "</body>", "</html>", "<body>", "<html>"),
    *("<head>", "</head>", "<script>a<b</script>", "<style>p{}</style>", "<textarea>&amp;<p>"),
    *("</textarea>", "<a href='?a=1&amp;b=2&copy=3'>", "<", "3<4", "</>", "&#150;", "&#x4e2d;"),
]


@given(st.sampled_from(["", "<html><body>"]), st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=400)
def test_made_up_pages_are_read_as_libxml2_reads_them(start: str, pieces: list[str]) -> None:
    page = f"{start}字{''.join(pieces)}\n"
    assert read(etree, page) == read(lxml_etree, page)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_published_pages_are_read_as_libxml2_reads_them(path: Path) -> None:
    raw = path.read_bytes()
    try:
        page = raw.decode()
    except UnicodeDecodeError:
        page = raw.decode("gb18030", errors="replace")
    assert read(etree, page) == read(lxml_etree, page)


@pytest.fixture
def standing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all of the package that uses lxml use what stands in for it."""
    for path in PACKAGE.rglob("*.py"):
        if "from lxml import etree" in path.read_text("utf-8"):
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            monkeypatch.setattr(importlib.import_module(name), "etree", etree)


def tree(part: bytes) -> list[tuple[Any, ...]]:
    """Return what a part holds, whatever prefixes it is written with."""
    root = lxml_etree.fromstring(part)
    return [(e.tag, sorted(e.items()), e.text, e.tail) for e in root.iter(lxml_etree.Element)]


def canonical(part: bytes) -> bytes:
    return bytes(lxml_etree.tostring(lxml_etree.fromstring(part), method="c14n"))


@pytest.mark.parametrize("furnished", [False, True])
def test_a_marked_copy_has_the_same_parts(
    tmp_path: Path, request: pytest.FixtureRequest, *, furnished: bool
) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), dict(MISTAKES.values()))
    if furnished:
        path = furnish(path)
    checked = check_file(path, CATALOGUE)
    findings = checked.result.findings  # type: ignore[union-attr]
    by_lxml = parts_of(marked_copy(path, path.read_bytes(), findings).content)
    request.getfixturevalue("standing_in")
    here = parts_of(marked_copy(path, path.read_bytes(), findings).content)
    assert here.keys() == by_lxml.keys()
    for name, part in here.items():
        is_xml = name.endswith((".xml", ".rels"))
        assert (tree(part) if is_xml else part) == (
            tree(by_lxml[name]) if is_xml else by_lxml[name]
        ), name


@pytest.mark.parametrize("name", sorted(FINISHED))
def test_a_word_document_is_read_alike(name: str, request: pytest.FixtureRequest) -> None:
    document = write_report_document(report_of(FINISHED[name]), draft=True)
    by_lxml = published_in_its_edition(Path("公布.docx"), document)
    request.getfixturevalue("standing_in")
    here = published_in_its_edition(Path("公布.docx"), document)
    assert (here.report.answers, here.report.sections) == (
        by_lxml.report.answers,
        by_lxml.report.sections,
    )
    assert here.own
    assert by_lxml.own
    assert (len(here.own.shown), here.own.foreign) == (len(by_lxml.own.shown), ())


def test_what_gaitool_never_writes_is_found_alike(request: pytest.FixtureRequest) -> None:
    document = write_report_document(report_of(FINISHED["yongji"]))
    altered = [changed(document, *one.changes) for one in [*PLANTED.values()][::4]]

    def found(content: bytes) -> tuple[str, ...]:
        parts = document_parts(inspect_archive(Path("公布.docx"), content, lambda *_: None))
        assert parts
        return foreign_to(parts)

    by_lxml = [found(content) for content in altered]
    assert all(by_lxml)
    request.getfixturevalue("standing_in")
    assert [found(content) for content in altered] == by_lxml


@pytest.mark.parametrize("change", ["", "<b>附加</b>", "<style>p{color:#fff}</style>"])
def test_what_a_page_of_ours_shows_is_read_alike(
    change: str, request: pytest.FixtureRequest
) -> None:
    page = write_report_page(report_of(FINISHED["yongji"])).replace("</h1>", f"</h1>{change}", 1)
    by_lxml = published_with_data(Path("公布.html"), page.encode())
    assert bool(by_lxml.report.altered) is bool(change)
    request.getfixturevalue("standing_in")
    here = published_with_data(Path("公布.html"), page.encode())
    assert here.report.altered == by_lxml.report.altered


def test_what_was_done_to_a_page_of_ours_is_found_alike(request: pytest.FixtureRequest) -> None:
    page = write_report_page(report_of(VARIED["complete"]))
    every = (*(one.replacements for one in PAGE_PLANTED.values()), *PAGE_INNOCENT.values())
    pages = [page_changed(page, *replacements).encode() for replacements in every]

    def found(content: bytes) -> tuple[Altered, ...]:
        return published_with_data(Path("公布.html"), content).report.altered

    by_lxml = [found(content) for content in pages]
    request.getfixturevalue("standing_in")
    assert [found(content) for content in pages] == by_lxml


XML = (
    '<?xml version="1.0"?><!-- before --><r xmlns="urn:a" xmlns:b="urn:b" b:k="&quot;&#10;v">'
    "text &amp; &lt;<b:c/>tail<!-- in --><?do it?><d xmlns=''><e/></d>\r\n</r>"
)


def test_xml_is_written_as_it_was_read() -> None:
    root = etree.fromstring(XML.encode(), etree.XMLParser())
    assert canonical(etree.tostring(root)) == canonical(XML.encode())


def test_an_element_without_a_prefix_of_its_own_gets_one_that_is_free() -> None:
    root = etree.fromstring(b'<r xmlns:ns0="urn:a"/>', etree.XMLParser())
    root.set("{urn:b}k", "v")  # type: ignore[union-attr]
    etree.SubElement(root, "{urn:b}c")
    written = etree.tostring(root)
    read_again = lxml_etree.fromstring(written)
    assert read_again.attrib == {"{urn:b}k": "v"}
    assert [child.tag for child in read_again] == ["{urn:b}c"]


@pytest.mark.parametrize("encoding", ["gb18030", "GBK", "gb2312", "big5", "utf-16"])
def test_xml_in_any_letters_is_read_as_libxml2_reads_it(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><r 名="公文">年度</r>'.encode(encoding)
    ours = etree.fromstring(xml, etree.XMLParser())
    theirs = lxml_etree.fromstring(xml)
    assert (ours.text, ours.attrib) == (theirs.text, theirs.attrib)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<r>",
        b"<r/><r/>",
        b"<!DOCTYPE r [<!ENTITY a 'x'>]><r>&a;</r>",
        b"<r>" * 3000 + b"</r>" * 3000,
        b'<?xml version="1.0" encoding="no-such"?><r/>',
    ],
)
def test_what_is_no_xml_is_refused(content: bytes) -> None:
    with pytest.raises(etree.LxmlError):
        etree.fromstring(content, etree.XMLParser())


def test_children_are_moved_replaced_and_put_in_order() -> None:
    root = etree.fromstring(b"<r><a/>x<b/>y<c/></r>", etree.XMLParser())
    a, b, c = root
    a.addnext(c)
    assert etree.tostring(root) == b"<r><a/><c/>x<b/>y</r>"
    b.addprevious(a)
    root[:] = sorted(root, key=lambda one: one.tag)
    assert [one.tag for one in root] == ["a", "b", "c"]
    assert (b.getprevious(), a.getprevious(), b.getparent()) == (a, None, root)
    root.replace(a, etree.Element("n", k="v"))
    assert [one.tag for one in root] == ["n", "b", "c"]
    with pytest.raises(ValueError, match="a"):
        root.remove(a)
    with pytest.raises(TypeError):
        a.addnext(b)
