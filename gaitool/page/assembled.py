"""Puts the page together: runtime, packages, style and scripts, in one HTML file."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from gaitool import __version__
from gaitool.checking.time_limit import SECONDS_A_FILE
from gaitool.form import AgencyType, Level, newest_edition
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.own_documents import RESULTS_GENERATOR
from gaitool.page.packed import LIBRARIES, packed_python
from gaitool.page.runtime import BINARY, LIBRARY, LOADER, MODULE, read_runtime
from gaitool.renderers.check_page.page import findings_style
from gaitool.renderers.drawings import palette
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.rollup.page import rollup_script, rollup_style

VIEWS: Mapping[str, str] = MappingProxyType(
    {"check": "核对", "blank": "空白表", "finish": "成文", "gather": "汇总", "count": "台账计数"}
)
"""The views, in the order of their tabs."""

_PACKED, _WORKER = "packed.zip", "worker"
_CHECK = "browser_check.js"
_SCRIPTS = ("sources.js", "engine.js", "files.js", "turns.js", "views.js", "begin.js")
_PACKAGE = "gaitool.page"


def assembled_page(runtime: Path) -> bytes:
    """Return the page; the same runtime and the same installation give the same bytes.

    Raises UnusableFile for a runtime that is missing or is another one.
    """
    parts = _parts(read_runtime(runtime))
    style, check, script = _style(), _asset(_CHECK), _script()
    page = page_template("assets/page.html.jinja", package=_PACKAGE).render(
        version=__version__,
        generator=RESULTS_GENERATOR,
        edition=newest_edition().version,
        libraries="、".join(LIBRARIES),
        agency_types=list(AgencyType),
        levels=list(Level),
        patience=SECONDS_A_FILE,
        largest=LIMITS.file_size,
        views=VIEWS,
        style=Markup(style),
        check=Markup(check),
        script=Markup(script),
        parts=parts,
        policy=_policy(style, check, script),
    )
    return page.encode()


def _parts(runtime: Mapping[str, bytes]) -> dict[str, str]:
    """Return what the worker is started from, as letters; what is not packed is compressed."""
    packed = {name: gzip.compress(runtime[name], mtime=0) for name in (LOADER, MODULE, BINARY)}
    packed |= {LIBRARY: runtime[LIBRARY], _PACKED: packed_python()}
    packed[_WORKER] = _asset("worker.js").encode()
    return {name: base64.b64encode(content).decode() for name, content in packed.items()}


def _style() -> str:
    own = page_template("assets/page.css", package=_PACKAGE).render(palette=palette)
    return f"{findings_style()}{rollup_style()}{own}"


def _script() -> str:
    """Return the scripts as one, whose names no other script of the page can meet."""
    parts = "\n".join((rollup_script(), *map(_asset, _SCRIPTS)))
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _asset(name: str) -> str:
    return (resources.files(_PACKAGE) / "assets" / name).read_text(encoding="utf-8")


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
