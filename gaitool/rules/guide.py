"""What each rule compares, and an example on either side: the texts of ``guide.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Guide:
    """A rule explained: in words, as a formula, broken and kept.

    ``formula`` and ``causes`` (what is most often behind a finding) are empty where there is
    nothing to say.
    """

    compares: str
    breaks: str
    keeps: str
    formula: str = ""
    causes: str = ""


def guide_of(rule_id: str) -> Guide:
    """Return the guide of a rule; KeyError where there is none."""
    return guides()[rule_id]


@cache
def guides() -> Mapping[str, Guide]:
    """Return all guides by the id of their rule, read when first asked for."""
    text = files("gaitool.rules").joinpath("guide.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text).items()
    return MappingProxyType({rule_id: Guide(**texts) for rule_id, texts in entries})
