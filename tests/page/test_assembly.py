"""What goes into the page, and what is said where its runtime is missing or another one."""

import io
import json
import re
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.errors import UsageError
from gaitool.page import packed
from gaitool.page.assembled import assembled_page
from gaitool.page.packed import packed_python
from gaitool.page.runtime import COMMAND, VERSION

from tests.support import judges
from tests.support.command_line import Told
from tests.support.judges import WEB
from tests.support.one_page import demand_runtime
from tests.support.text_grid import FIXTURES

MOST_BYTES = 25 * 1000**2


def test_a_missing_runtime_is_named_with_the_command_that_fetches_it(
    gaitool: Callable[..., Told],
) -> None:
    told = gaitool("page", "-o", "年报核对.html", "--runtime", "pyodide.tgz")
    assert told.code == 3
    assert COMMAND in told.err
    assert not Path("年报核对.html").exists()


def archive_of(**files: bytes) -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for name, raw in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no archive", "不是 npm 的压缩包"),
        (b"", "不是 npm 的压缩包"),
        (archive_of(), "里面没有 pyodide.mjs"),
        (archive_of(**{"pyodide.mjs": b"another"}), "pyodide.mjs 的校验和不同"),
    ],
    ids=["no archive", "nothing", "an empty archive", "another version"],
)
def test_another_runtime_is_refused(gaitool: Callable[..., Told], content: bytes, why: str) -> None:
    Path("pyodide.tgz").write_bytes(content)
    told = gaitool("page", "--runtime", "pyodide.tgz")
    assert told.code == 3
    assert why in told.err
    assert COMMAND in told.err


def test_a_folder_without_the_runtime_is_refused(gaitool: Callable[..., Told]) -> None:
    Path("pyodide").mkdir()
    told = gaitool("page", "--runtime", "pyodide")
    assert (told.code, "里面没有 pyodide.mjs" in told.err) == (3, True)


def test_the_python_in_it_is_pure_whole_and_the_same_each_time() -> None:
    packed = packed_python()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
    assert packed_python() == packed
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pyc"))]
    assert not [name for name in names if name.startswith(("gaitool/cli/", "/", ".."))]
    wanted = (
        "gaitool/page/desk.py",
        "jinja2/__init__.py",
        "lxml/etree.py",
        "markupsafe/_native.py",
    )
    assert set(wanted) <= set(names)
    licences = [name for name in names if re.search(r"\.dist-info/.*LICEN[CS]E", name)]
    assert len(licences) >= len(wanted)


def test_everybody_names_the_same_runtime() -> None:
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted["pyodide"] == VERSION
    for name in ("README.md", "gaitool/COMMANDS.md"):
        assert COMMAND in (FIXTURES.parents[1] / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "why"), [("no-such-library", "没有安装"), ("of-the-system", "不知道")]
)
def test_a_library_that_cannot_go_along_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "of_the_system-1.0.dist-info").mkdir()
    (tmp_path / "of_the_system-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: of-the-system\nVersion: 1.0\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(packed, "LIBRARIES", (name,))
    with pytest.raises(UsageError, match=f"{why} ?{name}"):
        packed.packed_python()


def test_the_page_is_small_the_same_each_time_and_allows_no_request(one_page: Path) -> None:
    content = one_page.read_bytes()
    assert len(content) < MOST_BYTES
    assert assembled_page(demand_runtime()) == content
    policy = re.search(rb'Content-Security-Policy" content="([^"]*)"', content)
    assert policy
    told = policy[1].decode()
    assert told.startswith("default-src &#39;none&#39;;")
    # Nothing but blob: and data: can be loaded, and no inline script but the page's own.
    assert not re.search(r"https?:|unsafe-inline|unsafe-eval&#39;(?<!wasm-unsafe-eval&#39;)", told)
    assert b"connect-src" not in policy[1]


def test_the_page_is_sound_html(one_page: Path, tmp_path: Path, html_errors: judges.Judge) -> None:
    text = one_page.read_text(encoding="utf-8")
    short = re.sub(r'(data-part="[^"]*">)[^<]*', r"\1", text)
    page = tmp_path / "page.html"
    page.write_text(short, encoding="utf-8")
    assert html_errors(page) == []
