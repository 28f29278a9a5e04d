"""What a county or a city asks of reports beyond the form and the law: values, nothing judged."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from gaitool.form import AgencyType


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRequirement:
    """One thing that is asked; ``sentence`` is where the notice asks it.

    ``types`` are the kinds of organ that are asked; all where it is empty.
    """

    sentence: str
    types: tuple[AgencyType, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(LocalRequirement):
    """The report is dated no later than a day."""

    day: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Length(LocalRequirement):
    """A part of text has so many characters (字数) at least, or at most."""

    part: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredStatement(LocalRequirement):
    """The text states all of some figures, all of some words, and one of some others.

    ``fields`` are named as those of ``gaitool claims``; ``part`` is empty for the whole text.
    """

    part: str = ""
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredCitation(LocalRequirement):
    """The text cites a document, by its title or by its number (文号)."""

    document: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition(LocalRequirement):
    """At most so many percent of the sentences are last year's.

    ``part`` is empty for parts one and five together.
    """

    most: Decimal
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """From where on a rule asks, in place of its own figures; None leaves the rule's own.

    ``percent`` is the share, ``fewest`` how many there must be to judge at all; ``times`` and
    ``gap`` are how often as much, and how much more or less, a figure is than last year's.
    """

    rule: str
    sentence: str
    percent: Decimal | None = None
    fewest: int | None = None
    times: Decimal | None = None
    gap: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRequirements:
    """What one file of local requirements says; ``notice`` and ``number`` may be empty."""

    title: str
    notice: str = ""
    number: str = ""
    requirements: tuple[LocalRequirement, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    def threshold(self, rule: str) -> Threshold | None:
        """Return what the file says of a rule's threshold, if anything."""
        return next((one for one in self.thresholds if one.rule == rule), None)

    def basis_words(self, sentence: str) -> str:
        """Return who asks, and in which words, as a sentence."""
        notice = self.number or (f"《{self.notice}》" if self.notice else "")
        document = f"（{notice}）" if notice else ""
        return f"依据“{self.title}”{document}：“{sentence.rstrip('。；')}”。"
