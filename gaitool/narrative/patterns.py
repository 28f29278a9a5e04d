"""Regular expressions, compiled when they are first needed: importing stays cheap."""

import re
from functools import cache


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return the compiled pattern."""
    return re.compile(source)
