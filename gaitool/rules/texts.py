"""What the rules about texts share: the texts and sentences of a report, and how to name them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.findings import FoundCell
from gaitool.form import Form
from gaitool.prose.coverage import folded_text
from gaitool.prose.personal_data import masked
from gaitool.record import Record, Value
from gaitool.rules.rule import CannotCheck, found_part, found_section
from gaitool.text.numbering import numeral
from gaitool.text.sentences import FoldedSentence, folded_sentences, sentence_at
from gaitool.text.stretch import Stretch

# What is longer was written as text into the cell of the sub-heading.
_LONGEST_HEADING = 20
_KEPT = 32
"""Some forty rules ask about the texts of a report, one after the other, in a few parts each."""

_NO_SUCH_PART = "这一表式没有这一部分"


class Text(Record):
    """A sub-heading and its text, by its index among those of a part."""

    part: str
    index: int
    entry: Paragraphs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    @property
    def _told(self) -> tuple[str, int, Paragraphs]:
        return self.part, self.index, self.entry

    @cached_property
    def words(self) -> str:
        """Heading and text, each on lines of its own; one text, as every statement asks for it."""
        return f"{self.entry.heading}\n{self.entry.body}"

    @cached_property
    def folded(self) -> str:
        """The sentences of heading and text, folded, each on a line."""
        return folded_text(self.words)

    @property
    def is_preamble(self) -> bool:
        """Whether the text is printed before part one."""
        return self.entry.is_preamble

    @property
    def says_something(self) -> bool:
        """Whether there is text, or a sentence where the sub-heading belongs."""
        heading = self.entry.heading.strip()
        return bool(self.entry.body.strip()) or (
            len(heading) > _LONGEST_HEADING or heading.endswith(("。", "；", "！"))
        )


class Said(Value):
    """A sentence with the text that it stands in."""

    text: Text
    sentence: FoldedSentence


def report_year(report: FilledReport) -> int:
    """Return the year of a report; raises CannotCheck where the cover states none."""
    if report.cover.known_year is None:
        raise CannotCheck("封面没有填报告年度")
    return report.cover.known_year


def part_name(form: Form, *parts: str) -> str:
    """Return what people call parts by their position: 第六部分, 第一、第五部分.

    Raises CannotCheck where the edition has none of them.
    """
    numbers = [number for number, one in enumerate(form.parts, start=1) if one.key in parts]
    if not numbers:
        raise CannotCheck(_NO_SUCH_PART)
    return f"{'、'.join(f'第{numeral(number)}' for number in numbers)}部分"


def texts(report: FilledReport, *parts: str) -> Iterator[Text]:
    """Yield the texts of some parts, or of all, without sub-headings nobody wrote under.

    Those of all parts have with them the sentences that a published report prints beside tables.
    """
    return iter(_texts(report, parts))


@lru_cache(maxsize=_KEPT)
def _texts(report: FilledReport, parts: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(_texts_of(report, parts))


def _texts_of(report: FilledReport, parts: tuple[str, ...]) -> Iterator[Text]:
    for part in parts or report.sections:
        if part not in report.form.sections:
            continue
        presets = report.form.sections[part].presets
        for index, entry in enumerate(report.sections.get(part, ())):
            # A preset sub-heading without text is the template's, not the office's.
            if entry.body.strip() or entry.heading.strip() not in presets:
                yield Text(part, index, entry)
    if not parts:
        for part, entries in report.table_texts.items():
            yield from (Text(part, index, entry) for index, entry in enumerate(entries))


def part_text(report: FilledReport, part: str) -> str:
    """Return what a part says, folded, the preamble and empty sub-headings aside.

    Raises CannotCheck where it says nothing, which G801 reports, and where the edition has no
    such part.
    """
    return "\n".join(text.folded for text in own_texts(report, part))


def own_texts(report: FilledReport, part: str) -> list[Text]:
    """Return the texts of a part, the preamble and empty sub-headings aside.

    Raises CannotCheck where there is none, and where the edition has no such part.
    """
    if part not in report.form.sections:
        raise CannotCheck(_NO_SUCH_PART)
    own = [text for text in texts(report, part) if text.says_something and not text.is_preamble]
    if not own:
        raise CannotCheck(f"“{report.form.sections[part].heading}”没有写内容")
    return own


def body_of(report: FilledReport, *parts: str) -> str:
    """Return the bodies of some parts; the preamble is the same every year and left out."""
    entries = (entry for part in parts for entry in report.sections.get(part, ()))
    return "\n".join(entry.body for entry in entries if not entry.is_preamble)


def said(report: FilledReport, *parts: str) -> Iterator[Said]:
    """Yield every sentence of some parts, or of all, folded."""
    return iter(_said(report, parts))


@lru_cache(maxsize=_KEPT)
def _said(report: FilledReport, parts: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(
        Said(text, sentence)
        for text in texts(report, *parts)
        for sentence in folded_sentences(text.words)
    )


def recognised(
    report: FilledReport, recogniser: Callable[[str], Iterable[Stretch]]
) -> Iterator[tuple[Text, str, tuple[str, ...]]]:
    """Yield each sentence that something was recognised in, with the words recognised."""
    for text in texts(report):
        words = text.words
        placed = ((sentence_at(words, hit.start), hit.words) for hit in recogniser(words))
        for quote, hits in groupby(placed, key=lambda pair: pair[0]):
            yield text, quote, tuple(dict.fromkeys(hit for _, hit in hits))


def found_words(report: FilledReport, text: Text, words: str) -> FoundCell:
    """Name a text by the words spoken of, personal numbers hidden."""
    # Whatever rule quotes a sentence, its finding must not spread a person's number further.
    return found_section(report, text.part, text.index, masked(words))


def found_body(report: FilledReport, part: str, words: str = "") -> FoundCell:
    """Name a part where its own text begins, after the preamble; ``words`` as in found_section."""
    for index, entry in enumerate(report.sections.get(part, ())):
        if not entry.is_preamble:
            return found_section(report, part, index, words)
    return found_part(report, part, words)


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, joined: “甲”、“乙”."""
    return "、".join(f"“{word.strip()}”" for word in words)
