"""Reads what a program printed: the lines of each page of a PDF, and where they end."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r'<word xMin="[\d.]+" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">')


@dataclass(frozen=True)
class PrintedPage:
    """The lines without their spaces, and how far right the furthest word goes, in points."""

    lines: list[str]
    right: float


def printed_pages(pdf: Path) -> list[PrintedPage]:
    texts = _told("-layout", pdf).split("\f")[:-1]
    boxes = _told("-bbox", pdf).split("<page ")[1:]
    return [
        PrintedPage(
            ["".join(line.split()) for line in text.split("\n") if line.strip()],
            max(float(right) for right, _ in _WORD.findall(box)),
        )
        for text, box in zip(texts, boxes, strict=True)
    ]


def _told(option: str, pdf: Path) -> str:
    command = ["pdftotext", option, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
