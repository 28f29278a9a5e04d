"""Puts the page together: runtime, packages, style and scripts, in one HTML file."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from gaitool import __version__
from gaitool.form import AgencyType, Level, newest_edition
from gaitool.page.packed import packed_python
from gaitool.page.runtime import BINARY, LIBRARY, LOADER, MODULE, read_runtime
from gaitool.renderers.pages.templates import page_template

_PACKED = "packed.zip"
_ASSETS = resources.files("gaitool.page") / "assets"


def assembled_page(runtime: Path) -> bytes:
    """Return the page; the same runtime and the same installation give the same bytes.

    Raises UnusableFile for a runtime that is missing or is another one.
    """
    parts = _parts(read_runtime(runtime))
    style, check, script = _style(), _asset("browser_check.js"), _asset("page.js")
    page = page_template("assets/page.html.jinja", "gaitool.page").render(
        version=__version__,
        edition=newest_edition().version,
        years=newest_edition().years,
        agency_types=list(AgencyType),
        levels=list(Level),
        style=style,
        check=check,
        script=script,
        worker=base64.b64encode(_asset("worker.js").encode()).decode(),
        parts=parts,
        policy=_policy(style, check, script),
    )
    return page.encode()


def _parts(runtime: Mapping[str, bytes]) -> dict[str, str]:
    """Return what the worker is started from, each compressed and as letters."""
    packed = {
        LOADER: _compressed(runtime[LOADER]),
        MODULE: _compressed(runtime[MODULE]),
        BINARY: _compressed(runtime[BINARY]),
        LIBRARY: runtime[LIBRARY],  # archives are compressed already
        _PACKED: packed_python(),
    }
    return {name: base64.b64encode(content).decode() for name, content in packed.items()}


def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _style() -> str:
    return _asset("page.css")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _policy(style: str, *scripts: str) -> str:
    """Return what the page may do: run its own script and its workers, and ask nobody anything."""
    run = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {run} blob: 'wasm-unsafe-eval'",
            "worker-src blob:",
            f"style-src 'sha256-{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
