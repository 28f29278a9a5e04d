"""No document takes long for its size, whatever it is made of."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.errors import UnusableFile
from gaitool.importers import published_of

pytestmark = pytest.mark.slow

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIZE = 20_000
# What hung took minutes; so much more than is needed that no busy machine fails here.
MOST_SECONDS = 60.0
PAGES: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: f"<p {' '.join(f'a{at}' for at in range(n))}>x",
    "attributes with brackets": lambda n: f"<p {' '.join(f'<a{at}' for at in range(n))}>x",
    "quoted brackets": lambda n: f"<p {' '.join(f'a{at}={chr(34)}>{chr(34)}' for at in range(n))}>",
    "open quotes": lambda n: '<a x="' * n,
    "rules": lambda n: f"<style>{'.a .b{color:red}' * (n // 8)}</style>{'<b class=b>x</b>' * n}",
    "selectors": lambda n: f"<style>{'.a,' * n}.b{{color:red}}</style><b class=a>",
    "media": lambda n: f"<style>{'@media x{' * n}</style>",
    "style": lambda n: f'<b style="transform:{"translate(" * n}">x',
    "breaks": lambda n: "新收<br>件，<br>" * n,
    "pieces": lambda n: "<p>新收政府<p>2<p>件" * n,
    "notes": lambda n: "一1<sup>2</sup>" * n,
    "drop-downs": lambda n: "<select><option>1" * n,
    "depth": lambda n: "<div><b>" * n,
}


def archive(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as written:
        for name, part in parts.items():
            written.writestr(f"word/{name}.xml", part)
    return content.getvalue()


def document(body: str) -> str:
    return f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'


def numbering(levels: str) -> str:
    return (
        f'<w:numbering xmlns:w="{WORDS}"><w:abstractNum w:abstractNumId="1">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def styles(own: str) -> str:
    return f'<w:styles xmlns:w="{WORDS}">{own}</w:styles>'


LISTED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>一</w:t></w:r></w:p>"
)
ROMAN = (
    '<w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/>'
    f'<w:lvlText w:val="{"%1" * 300}"/></w:lvl>'
)
BOX = "<w:r><w:txbxContent><w:p><w:r><w:t>2</w:t></w:r></w:p></w:txbxContent><w:t>x</w:t></w:r>"
DOCUMENTS: dict[str, Callable[[int], bytes]] = {
    "huge counters": lambda n: archive(document=document(LISTED * n), numbering=numbering(ROMAN)),
    "long numbers": lambda n: archive(
        document=document(LISTED * n),
        numbering=numbering(f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"1" * 100_000}"/></w:lvl>'),
    ),
    "circles of styles": lambda n: archive(
        document=document(LISTED),
        styles=styles(
            "".join(
                f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at % 2}"/></w:style>'
                for at in range(n)
            )
        ),
    ),
    "boxes": lambda n: archive(document=document(f"<w:p><w:r><w:t>一</w:t></w:r>{BOX * n}</w:p>")),
    "fallbacks": lambda n: archive(
        document=document(f"<w:p><w:r>{'<w:Fallback/>' * n}</w:r></w:p>")
    ),
    "breaks": lambda n: archive(
        document=document(
            f"<w:p><w:r>{'<w:t>新收</w:t><w:br/><w:t>件</w:t><w:br/>' * n}</w:r></w:p>"
        )
    ),
}


def seconds(name: str, content: bytes) -> float:
    started = time.process_time()
    with pytest.raises(UnusableFile) as refusal:
        published_of(Path(name), content)
    assert refusal.value.message.endswith("。")
    return time.process_time() - started


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_read_in_time(kind):
    assert seconds("a.html", PAGES[kind](SIZE).encode()) < MOST_SECONDS


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_word_document_is_read_in_time(kind):
    assert seconds("a.docx", DOCUMENTS[kind](SIZE // 4)) < MOST_SECONDS
