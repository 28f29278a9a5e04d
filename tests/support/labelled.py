"""The labelled passages, and how readings compare with them."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from gaitool.answers import plain_digits
from gaitool.claims import Claim, Kind, claims

# The year that all labels assume; "last year" in a passage is 2022.
YEAR = 2023


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    claims: tuple[str, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    read: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


def passages(*, held_out: bool) -> list[Passage]:
    """Return the passages of one part of the set that the patterns were tuned on."""
    return [passage for passage in passages_of("labelled") if passage.held_out is held_out]


def passages_of(name: str) -> list[Passage]:
    """Return a whole set; only ``labelled`` was written by the author of the patterns."""
    file = Path(__file__).parents[1] / "claims" / f"{name}_sentences.toml"
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
    return [
        Passage(entry["text"], tuple(entry["claims"]), entry.get("held_out", False))
        for entry in entries
    ]


def in_words(claim: Claim) -> str:
    """Write a claim as the labels do: ``refused/refused_third_party 1``."""
    row = f"/{claim.row}" if claim.row else ""
    about = "~" if claim.approximate else ""
    kind = "" if claim.kind is Kind.COUNT else f" {claim.kind}"
    return f"{claim.field}{row} {about}{plain_digits(claim.value)}{kind}"


def read(passage: Passage) -> list[str]:
    return [in_words(claim) for claim in claims(passage.text, year=YEAR)]


def scores(part: Iterable[Passage]) -> dict[str, Score]:
    """Return the score of every field, and of all of them under ``all``."""
    counts: dict[str, Counter[str]] = {"right": Counter(), "read": Counter(), "labelled": Counter()}
    for passage in part:
        found, labelled = Counter(read(passage)), Counter(map(_normal, passage.claims))
        # Counters: a claim that a passage makes twice must be read twice.
        for name, group in (("right", found & labelled), ("read", found), ("labelled", labelled)):
            for words, number in group.items():
                counts[name][words.split()[0].split("/")[0]] += number
                counts[name]["all"] += number
    fields = sorted(counts["read"] | counts["labelled"])
    return {
        field: Score(*(counts[name][field] for name in ("right", "read", "labelled")))
        for field in fields
    }


def _normal(label: str) -> str:
    """Write the number of a label as ``in_words`` does: 25.0 → 25."""
    field, number, *kind = label.split()
    about = "~" if number.startswith("~") else ""
    return " ".join([field, about + plain_digits(Decimal(number.lstrip("~"))), *kind])
