"""A date as a person or a spreadsheet program writes it, in ISO form."""

import datetime
import re
import unicodedata

_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
_WRITTEN = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?(?:00:00:00)?")


def iso_date(text: str) -> str | None:
    """Return ``2024-01-29`` for 2024年1月29日, 2024-1-29, 2024.1.29 or a serial number.

    Serial numbers of the years 2000 to 2099 are dates whose format the program did not know.
    None where the text is no real date.
    """
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    if bare.isdecimal() and len(bare) == 5 and int(bare) in _SERIALS:
        return (_EPOCH + datetime.timedelta(days=int(bare))).isoformat()
    match = _WRITTEN.fullmatch(bare)
    if not match:
        return None
    try:
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
