"""Reads TOML files of the package, or the JSON made of one, which takes a tenth of the time.

``python -m tests.support.packaged_data`` makes it anew after a change of the TOML, or of what
prepares its content. One made of another text is never used: it tells which it was made of. That
it is what today's preparation makes, ``tests/form/test_packaged_data.py`` makes sure of: the two
are released together.
"""

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Prepare = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def as_written(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a TOML file says, of which nothing need be prepared."""
    return content


def read_packaged(file: Path, prepare: Prepare = as_written) -> Mapping[str, Any]:
    """Return the content of a TOML file of the package, prepared for those who read it."""
    text = file.read_text(encoding="utf-8")
    beside = file.with_suffix(".json")
    if beside.exists():
        import json

        made = json.loads(beside.read_bytes())
        if made["made_of"] == mark_of(text):
            content: Mapping[str, Any] = made["content"]
            return content
    import tomllib

    return prepare(tomllib.loads(text))


def mark_of(text: str) -> int:
    """Return what tells a text from one that was changed; line endings are none of it."""
    return zlib.crc32(text.encode("utf-8"))
