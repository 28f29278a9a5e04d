"""Labels and names as they are compared: width, white space and quotation marks folded away."""

import unicodedata

# Programs turn the “ ” of 危及“三安全一稳定” into others as one types; NFKC keeps them apart.
_QUOTATION_MARKS = "\"'“”‘’„‟「」『』〝〞＂＇`"


def fold_label(text: str) -> str:
    """Return the label as it is compared: NFKC, without white space and quotation marks."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and c not in _QUOTATION_MARKS)
