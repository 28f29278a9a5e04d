"""Office packages without the time at which they were written: the same bytes every time."""

import io
import re
import zipfile

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")


def undated(package: bytes) -> bytes:
    """Return the package with one fixed date for its files and in its properties."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _PROPERTIES:
                content = _TIME.sub(b"2024-01-20T09:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
