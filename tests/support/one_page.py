"""The page of the tool for tests: made once, opened in browsers, asked as a person would."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gaitool.face.command_line import COMMAND_LINE
from gaitool.face.page import PAGE
from gaitool.page.assembled import assembled_page

from tests.support.judges import WEB

RUNTIME = WEB / "node_modules" / "pyodide"
_SCRIPT = WEB / "one_page.mjs"
_SECONDS = 600
PROGRAMS = {"chrome": ("chromium", "chromium-browser"), "firefox": ("firefox", "firefox-esr")}
ALWAYS_THERE = "chrome"
"""The browser that CI has; the other one is asked where it is installed."""

_PACKED = re.compile(r'(<script type="text/plain" data-part="packed\.zip">)([^<]*)(</script>)')


def demand_runtime() -> Path:
    """Return the folder of the runtime; skip where npm has not installed it, fail in CI."""
    if not RUNTIME.is_dir():
        _miss("the runtime of the page is not installed (npm install --prefix tests/support/web)")
    return RUNTIME


def make_page(folder: Path) -> Path:
    """Write the page into a folder."""
    page = folder / "年报核对.html"
    page.write_bytes(assembled_page(demand_runtime()))
    return page


def with_code(page: Path, folder: Path, changes: Mapping[str, str], patience: int) -> Path:
    """Write a page in which code is added to some of the modules, and a file has less time."""
    text = page.read_text(encoding="utf-8")
    letters = _PACKED.search(text)
    assert letters
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base64.b64decode(letters[2]))) as old,
        zipfile.ZipFile(content, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name) + changes.get(name, "").encode())
    packed = base64.b64encode(content.getvalue()).decode()
    text = text[: letters.start(2)] + packed + text[letters.end(2) :]
    changed = folder / "changed.html"
    changed.write_text(
        re.sub(r'data-patience="\d+"', f'data-patience="{patience}"', text), encoding="utf-8"
    )
    return changed


def in_words_of_the_page(text: str) -> str:
    """Return what a command wrote, with what the page has for the remedies of a check."""
    nouns = ("last_year", "register", "known", "local")
    named = {getattr(COMMAND_LINE, noun): getattr(PAGE, noun) for noun in nouns}
    for line, page in named.items():
        given = COMMAND_LINE.give_and_check.format(line)
        text = text.replace(given, PAGE.give_and_check.format(page))

    def asked(match: re.Match[str]) -> str:
        return "需要就" + PAGE.give.format("、".join(named[one] for one in match[1].split("、")))

    one = f"(?:{'|'.join(map(re.escape, named))})"
    return re.sub(f"需要就{COMMAND_LINE.give.format(f'({one}(?:、{one})*)')}", asked, text)


@dataclass(frozen=True)
class Seen:
    """What a browser showed after each step, what it asked of others, and what was saved where."""

    ready: int
    requests: list[str]
    errors: list[str]
    forbidden: list[str]
    done: list[dict[str, Any]]
    folder: Path

    def shown(self, step: int = 0) -> str:
        """What stood in the view after a step."""
        return str(self.done[step]["shown"])

    def saved(self, step: int = 0, file: int = 0) -> bytes:
        """The content of a file that was saved in a step."""
        return (self.folder / self.done[step]["saved"][file]).read_bytes()


def open_page(
    browser: str, page: Path, folder: Path, steps: Sequence[Mapping[str, Any]], without: str = ""
) -> Seen:
    """Open the page, do the steps, and return what was seen; ``folder`` takes what is saved.

    ``without`` is a feature that the browser is to lack, after which no step is done.
    """
    folder.mkdir(exist_ok=True)
    orders = folder.with_suffix(".json")
    orders.write_text(
        json.dumps({"steps": list(steps), "without": without}, default=str), encoding="utf-8"
    )
    command = ["node", _SCRIPT, browser, _demanded(browser), page, orders, folder]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, timeout=_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return Seen(**json.loads(done.stdout), folder=folder)


def found(browser: str) -> str | None:
    """Return the program of a browser; None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS[browser])), None)


def _demanded(browser: str) -> str:
    program = found(browser)
    if program is None or shutil.which("node") is None:
        words = f"{browser} or node is not installed"
        _miss(words) if browser == ALWAYS_THERE else pytest.skip(words)
    return str(program)


def _miss(words: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)
