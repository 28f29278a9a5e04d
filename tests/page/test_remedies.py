"""What the page tells to do is what the page offers, in the words that stand on it."""

import ast
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from gaitool.cli.command_list import COMMANDS
from gaitool.face.page import PAGE
from gaitool.page.packed import packed_python

from tests.support.command_line import RIGHT, UNBALANCED, Told, data_file, workbook
from tests.support.one_page import in_words_of_the_page

OF_THE_COMMAND_LINE = re.compile(rf"(?<![\w-])--[a-z]{{2,}}|gaitool ({'|'.join(COMMANDS)})\b")
ASKED_BY_COMMANDS_ALONE = {
    "errors.py",  # an output that is there already
    "importers/covers.py",
    "importers/foreign_workbook.py",
    "importers/source.py",
    "layout/workbook.py",  # stamps in files, which begin as commands do
    "renderers/claims/wording.py",
    "renderers/findings/wording.py",  # what a terminal says below its list
    "template/filled_copy/figures.py",
    "template/guidance.py",  # in the workbook, for whoever collects it
    "template/known/workbook.py",
    "template/register/workbook.py",
}
ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from gaitool.page.desk import answered
work, files, options = json.loads(sys.argv[2])
given = {role: [(n, Path(n).read_bytes(), 0, "") for n in names] for role, names in files.items()}
shown, made = answered(work, json.dumps(options), given, lambda *_: None)
Path("made").mkdir(exist_ok=True)
for name, content in made:
    Path("made", name).write_bytes(content)
sys.stdout.buffer.write(shown.encode())
"""
"""Asks the Python of the page, with nothing else at hand, as the worker in the page does."""


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packed")
    with zipfile.ZipFile(io.BytesIO(packed_python())) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def ask_page(packed: Path) -> Callable[..., dict[str, Any]]:
    def ask(work: str, *names: str, **options: Any) -> dict[str, Any]:
        request = json.dumps((work, {"files": names}, options))
        command = [sys.executable, "-I", "-S", "-c", ASK, str(packed), request]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    return ask


def strings_of(source: str) -> Iterator[str]:
    """Yield the texts of a module that may name a command; descriptions of its code are none."""
    if not OF_THE_COMMAND_LINE.search(source):
        return  # most need not be parsed
    tree = ast.parse(source)
    described = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in described:
            yield str(node.value)


def test_no_message_in_the_page_names_what_only_a_command_line_has(packed: Path) -> None:
    package = packed / "gaitool"
    naming = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if any(map(OF_THE_COMMAND_LINE.search, strings_of(file.read_text(encoding="utf-8"))))
    }
    assert naming == ASKED_BY_COMMANDS_ALONE


def test_what_a_remedy_of_the_page_names_stands_on_the_page() -> None:
    page = resources.files("gaitool.page") / "assets" / "page.html.jinja"
    views = resources.files("gaitool.page") / "assets" / "views.js"
    shown = page.read_text(encoding="utf-8") + views.read_text(encoding="utf-8") + shown_views()
    named = {name for words in PAGE for name in re.findall("“([^”]+)”", words)}
    assert len(named) > len(shown_views().split())
    assert [name for name in named if name not in shown] == []


def shown_views() -> str:
    from gaitool.page.assembled import VIEWS

    return " ".join(VIEWS.values())


def test_a_check_asks_for_files_by_the_fields_of_the_page(
    ask_page: Callable[..., dict[str, Any]], gaitool: Callable[..., Told]
) -> None:
    name = workbook()
    shown = ask_page("check", name)
    assert "需要就在“核对”里选“台账”、“上年的报告”、“地方口径”、“已知数”" in shown["fragments"][0]
    made = Path("made/核对结果.json").read_text(encoding="utf-8")
    assert "选“上年的报告”再核对" in made
    told = gaitool("check", name, "--format", "json")
    assert made == in_words_of_the_page(told.out)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ("check", "在“核对”里选作“台账”"),
        ("finish", "请在“台账计数”里数出表三"),
        ("gather", "没有填报工作簿"),
    ],
)
def test_a_register_in_the_wrong_view_is_sent_to_the_right_one(
    ask_page: Callable[..., dict[str, Any]], gaitool: Callable[..., Told], work: str, words: str
) -> None:
    gaitool("register", "-o", "台账.xlsx", "--year", "2025")
    shown = ask_page(work, "台账.xlsx", formats=[".html"])
    assert words in json.dumps(shown, ensure_ascii=False)


def test_open_errors_are_looked_at_in_the_page(ask_page: Callable[..., dict[str, Any]]) -> None:
    shown = ask_page("finish", workbook(**UNBALANCED), formats=[".html"])
    assert "先在“核对”里查看并改正；只想看样子，选“还有错误也生成”。" in shown["refused"]


def test_a_published_report_is_filled_in_anew(ask_page: Callable[..., dict[str, Any]]) -> None:
    Path("说明.docx").write_bytes(b"PK")
    data_file(RIGHT)
    shown = ask_page("gather", workbook(), "说明.docx")
    assert any("先在“空白表”里生成一份，照原文填好" in words for words in shown["words"])
