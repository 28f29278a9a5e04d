"""Reads TOML files of the package, or the JSON made of one, which takes a tenth of the time.

``python -m tests.support.packaged_data`` makes it anew after a change of the TOML. A stale one is
never used: it tells which text it was made of.
"""

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read_packaged(file: Path) -> Mapping[str, Any]:
    """Return the content of a TOML file of the package."""
    text = file.read_text(encoding="utf-8")
    beside = file.with_suffix(".json")
    if beside.exists():
        import json

        made = json.loads(beside.read_text(encoding="utf-8"))
        if made["made_of"] == mark_of(text):
            content: Mapping[str, Any] = made["content"]
            return content
    import tomllib

    return tomllib.loads(text)


def mark_of(text: str) -> int:
    """Return what tells a text from one that was changed; line endings are none of it."""
    return zlib.crc32(text.encode("utf-8"))
