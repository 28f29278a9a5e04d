"""Labels and names as they are compared: width, white space and quotation marks folded away."""

import re

from gaitool.text.compatible import compatible
from gaitool.text.unseen import as_compared

_LEFT_OUT = re.compile(r"[\s\"'“”‘’„‟「」『』〝〞＂＇`]+")


def fold_label(text: str) -> str:
    """Return the label as it is compared: NFKC, no white space, quotation or invisible marks."""
    return _LEFT_OUT.sub("", compatible(as_compared(text)))
