"""Every line of a source is in the report, told as without a place, or known page furniture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gaitool.form import newest_edition
from gaitool.importers import Imported, published_of
from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.form_labels import labels_of
from gaitool.importers.identity import folded, read_date
from gaitool.importers.source import _document
from gaitool.importers.titles import find_title

from tests.importing.messy.documents import document_content
from tests.support.importing.published_text import TITLE, published_text
from tests.support.importing.truth import load_truths
from tests.support.text_grid import FIXTURES

SEED = (FIXTURES / "yongji_2023.txt").read_text("utf-8")
AROUND = published_text(
    above=(
        "首页 > 信息公开",
        "松河县人民政府",
        "县级部门",
        TITLE,
        "（2023年度）",
        "来源：县水利局",
    ),
    beside_tables={"disclosure": ("单位：件", "另有备案文件一件。"), "disputes": ("无",)},
    sign_off=("（公章）", "松河县水利局", "2024年1月16日", "附件：目录", "版权所有"),
)
CONTENTS = published_text(
    preamble=("目录", "一、总体情况……1", "二、主动公开政府信息情况……2", "附图", "统计到年底为止。")
)
DOCUMENTS = {truth.document: document_content(truth) for truth in load_truths()} | {
    "seed.txt": SEED.encode("utf-8"),
    "around.txt": AROUND.encode("utf-8"),
    "contents.txt": CONTENTS.encode("utf-8"),
    "nothing but a title.txt": f"{TITLE}\n（一）主动公开\n发布57条。\n县水利局".encode(),
}


def lines_of(name: str, content: bytes) -> list[str]:
    document = _document(Path(name), content, labels_of(newest_edition()))
    blocks = [block.text for block in document.blocks if isinstance(block, PublishedParagraph)]
    _, title = find_title(blocks)
    return [text for at, text in enumerate(blocks) if at not in title]


def told(read: Imported) -> Iterator[str]:
    report = read.report
    for entries in (*report.sections.values(), *report.table_texts.values()):
        for entry in entries:
            yield f"{entry.heading}{entry.body}"
    yield from (heading.text for heading in report.headings or ())
    yield from (*read.furniture, *read.unplaced, report.cover.agency, report.cover.date)


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_is_lost_untold(name):
    read = published_of(Path(name), DOCUMENTS[name])
    whole = "\n".join(map(bare, told(read)))
    dated = (*lines_of(name, DOCUMENTS[name]),)
    lost = [line for line in dated if bare(line) not in whole and read_date(line) is None]
    assert lost == []
