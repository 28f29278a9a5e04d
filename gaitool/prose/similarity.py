"""How much of a text stands, figures aside, in another text as well."""

from collections.abc import Iterable, Mapping

from gaitool.record import Record
from gaitool.text.patterns import pattern
from gaitool.text.sentences import fold, sentences

# Chinese numerals only before a measure word: 一 in 一是 and 统一 is no number.
_NUMBERS = (
    r"\d[\d,.]*[万亿]?(?:余|多)?|(?<![一二两三四五六七八九十百千零〇])[一二两三四五六七八九十百千零〇]++[万亿]?(?:余|多)?"
    r"(?=年|月|日|件|份|宗|起|例|项|条|个|次|期|篇|人|家|场|元|名|部|类)"
)
# Commas moved or dropped do not make a sentence one's own.
_PUNCTUATION = r"[\W_]+"
# Everybody has 一是 and （一）主动公开.
_SHORTEST = 6

# Not of this unit or that one: whoever copies leaves it, or puts a name in its place.
_SELF = (
    r"[本我](?:机关|单位|部门|中心|街道|[局办委厅镇乡街市县区省旗州])"
    r"|全(?:街道|[省市县区州旗镇乡局])"
)
_OWN = "□"
"""Stands for a unit's own name; no mask holds it otherwise, since it is no word."""

COMPARED_PARTS = ("overview", "problems")
"""Part six is one sentence that everybody writes alike: it would make copies of all."""

MOST_SHARED = 80
"""From this share of equal sentences on (in %), a text is taken for a copy."""

FEWEST_SENTENCES = 3
"""With fewer sentences likeness may be chance."""


class Shared(Record):
    """The sentences of a text that another has too; ``count`` is how many the text has."""

    sentences: tuple[str, ...]
    count: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 for a text without sentences."""
        return len(self.sentences) / self.count if self.count else 0.0


def masked_sentences(text: str, own_names: Iterable[str] | None = None) -> Mapping[str, str]:
    """Return the sentences of a text as written, keyed by what is compared.

    That is their words without punctuation, numbers and years. What has fewer than six
    characters (headings, 一是) is left out; a sentence that is repeated counts once.

    Where the ``own_names`` of the writer are given, one mark stands for each of them, and for
    what any writer calls itself (我局).
    """
    masked = {mask(sentence.quote): sentence.quote for sentence in sentences(text)}
    if masked and own_names is not None:
        masked = dict(zip(_without_names(list(masked), own_names), masked.values(), strict=True))
    return {
        words: quote
        for words, quote in masked.items()
        if len(words) - words.count(_OWN) >= _SHORTEST
    }


def _without_names(masked: list[str], own_names: Iterable[str]) -> list[str]:
    """Return masked sentences with one mark for what stands there of the writer's names."""
    # The longest first, since 县统计局 ends with 统计局; as one text, so that each is sought once.
    whole = "\n".join(masked)
    for name in sorted(
        {mask(name) for name in own_names} - {""}, key=lambda name: (-len(name), name)
    ):
        whole = whole.replace(name, _OWN)
    # 清河县城关镇 and 清河县我局 are one name each.
    return pattern(f"(?:{_SELF}|{_OWN})+").sub(_OWN, whole).split("\n")


def mask(sentence: str) -> str:
    """Return the words of a sentence: folded, every number ``N``, no punctuation."""
    numbered = pattern(_NUMBERS).sub("N", fold(sentence).text)
    return pattern(_PUNCTUATION).sub("", numbered)


def shared_sentences(text: str, other: str) -> Shared:
    """Return what of a text stands in another as well, in the order of the text."""
    return shared_of(masked_sentences(text), masked_sentences(other))


def shared_of(text: Mapping[str, str], other: Mapping[str, str]) -> Shared:
    """Compare two masked texts: a roll-up masks each once and compares every pair."""
    return Shared(tuple(quote for masked, quote in text.items() if masked in other), len(text))
