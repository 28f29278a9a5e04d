"""What the blank register says and how wide its columns are: ``register_sheet.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gaitool.template.guidance import Paragraph, marked_paragraphs

_FILE = Path(__file__).with_name("register_sheet.toml")


@cache
def wording() -> Mapping[str, Any]:
    """Return the content of ``register_sheet.toml``."""
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def message_of(column: str, kind: str) -> str:
    """Return what is shown beside the cells of a column: its own words, else those of its kind."""
    messages: Mapping[str, str] = wording()["messages"]
    return messages.get(column) or messages[kind]


def guidance(**filled_in: object) -> Iterator[tuple[Paragraph, str]]:
    """Return the paragraphs of 填写说明, with years and numbers filled in."""
    return marked_paragraphs(wording()["guidance"]["text"].format(**filled_in))
