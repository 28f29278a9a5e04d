"""Which colours a program printed: how many points of a page have each."""

import subprocess
from collections import Counter
from pathlib import Path

POINTS_AN_INCH = 40


def printed_colours(pdf: Path) -> list[Counter[str]]:
    """Return for each page how many of its points have a colour (RRGGBB)."""
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(POINTS_AN_INCH), str(pdf), str(stem)], check=True)
    pages = sorted(pdf.parent.glob(f"{stem.name}-*.ppm"))
    return [_colours(page) for page in pages]


def _colours(page: Path) -> Counter[str]:
    # P6, width and height, 255, each in a line of its own; then three bytes a point.
    points = page.read_bytes().split(b"\n", 3)[3]
    # Pages of a longer file of that name must not be taken for those of the next.
    page.unlink()
    return Counter(points[at : at + 3].hex().upper() for at in range(0, len(points), 3))
