"""A name for this very version of the tool, down to its code: what stored results depend on."""

import hashlib
from functools import cache
from pathlib import Path

import gaitool

_ENDINGS = frozenset([".py", ".toml", ".sql"])


@cache
def code_fingerprint() -> str:
    """Return a name that changes with every change of the version, the code or its tables."""
    folder = Path(gaitool.__file__).parent
    digest = hashlib.sha256(gaitool.__version__.encode())
    for file in sorted(folder.rglob("*")):
        if file.suffix in _ENDINGS:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
