"""Loaded by the small server that starts workers, and by nothing else: what it prints of them.

A worker that is being started while its command ends finds the pipes and locks gone that it was
promised. The server would print that as a traceback; the command has said why it ends.
"""

import sys
from types import TracebackType

_before = sys.excepthook


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what was not caught, unless something of the command's was gone."""
    if not isinstance(error, OSError | EOFError):
        _before(kind, error, trace)


sys.excepthook = _told
