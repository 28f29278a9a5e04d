"""Quotes of a long text no more than its beginning."""


def shortened(text: str, most: int, mark: str = "…") -> str:
    """Return a text of at most so many characters, of a longer one these and the mark."""
    return text if len(text) <= most else f"{text[:most]}{mark}"
