"""A name for this very version of the tool, down to its code, on which stored results depend."""

import hashlib
from functools import cache
from pathlib import Path

import gaitool

# Code, editions and lexicons, tables of the store: all that a result depends on.
_ENDINGS = frozenset([".py", ".toml", ".sql"])


@cache
def code_fingerprint() -> str:
    """Return a name that changes with every change of the version, the code or its tables."""
    folder = Path(gaitool.__file__).parent
    digest = hashlib.sha256(gaitool.__version__.encode())
    # Sorted, and with slashes: every machine of a cluster must come to the same name.
    for file in sorted(folder.rglob("*")):
        if file.suffix in _ENDINGS:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
