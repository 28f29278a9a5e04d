"""Fonts in which letters and figures look like something else, by their names."""

import re

_SIGNS = re.compile(
    r"(?<!ui )symbol|dings|dingbat|marlett|mt extra|barcode|code ?(?:39|128)|3 ?of ?9|icon|mdl2"
    r"|braille|条形?码|二维码",
    re.IGNORECASE,
)
"""Segoe UI Symbol stands behind others in lists of fonts, and has letters and figures."""


def is_sign_font(name: str) -> bool:
    """Whether a font, or one of a list, shows signs where letters and figures are written."""
    return bool(_SIGNS.search(name))
