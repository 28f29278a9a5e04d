"""What a number format makes of a number: a date, or the characters that a person sees."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

from gaitool.answers import plain_digits
from gaitool.office_files.limits import LIMITS
from gaitool.record import Value
from gaitool.text.patterns import pattern

# Quoted words, [colours] and [conditions] but not [h]:mm, and after \ _ * one character: none of
# these letters is a code for a date.
_NOT_SHOWN = r"(?i)\"[^\"]*\"|\[(?![hms]+\])[^\[\]]*\]|[\\_*]."
_DATE_LETTERS = frozenset("dmhysDMHYS")
_SHOWN_AS_IT_IS = frozenset(["", "@", "General"])
"""Nearly all formats of cells that hold a text."""

_SECTION = r'(?s)(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]?|[^;])*'
_TOKEN = (
    r'(?is)"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|\[(?P<bracket>[^\]]*)\]?|(?P<space>[_*].)'
    r"|(?P<general>General|G/通用格式|通用格式|常规)|(?P<digit>[0#?])|(?P<mark>[.,%@])"
    r"|(?P<unknown>[a-zA-Z/])|(?P<printed>.)"
)
_CONDITION = r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)"
_COMPARE = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}
_WHITE = frozenset(["white", "白色", "color2", "color 2", "颜色2", "颜色 2"])
_EXACT = Context(prec=2_000, rounding=ROUND_HALF_UP)


class Section(Value):
    """A section of a format: its pieces, the condition it is for, and whether it writes white."""

    pieces: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None
    white: bool = False


def is_date_format(code: str) -> bool:
    """Whether a format shows a number as a date or a time."""
    if len(code) > LIMITS.number_format:
        return False
    # The first section is that of positive numbers.
    positive = code.split(";")[0]
    if _DATE_LETTERS.isdisjoint(positive):
        return False
    return not _DATE_LETTERS.isdisjoint(pattern(_NOT_SHOWN).sub("", positive))


def shown_number(code: str, number: Decimal) -> str | None:
    """Return a number as the format shows it, separators of thousands left out.

    None where the format does what is not imitated here: fractions, exponents, dates.
    """
    section = _section_for(code, number)
    if section is None:
        return None
    signed = section is _sections(code)[0]
    return _shown(section, number if signed else number.copy_abs())


def shown_text(code: str, text: str) -> str:
    """Return a text as the format shows it: by its fourth section, or by one that has an @."""
    if code in _SHOWN_AS_IT_IS:
        return text
    sections = _sections(code)
    about_texts = [s for s in sections if ("mark", "@") in s.pieces]
    section = sections[3] if len(sections) > 3 else next(iter(about_texts), None)
    if section is None:
        return text
    return "".join(text if piece == ("mark", "@") else piece[1] for piece in section.pieces)


def writes_white(code: str, number: Decimal) -> bool:
    """Whether the format itself gives the number the colour of paper."""
    section = _section_for(code, number)
    return section is not None and section.white


def _section_for(code: str, number: Decimal) -> Section | None:
    sections = _sections(code)[:3]
    if not sections:
        return None
    if any(section.condition for section in sections):
        return _by_condition(sections, number)
    if number < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if number == 0 and len(sections) > 2 else sections[0]


def _by_condition(sections: Sequence[Section], number: Decimal) -> Section:
    for index, section in enumerate(sections[:-1]):
        if section.condition is None:
            if index == 1 and number < 0:
                return section
        elif _COMPARE[section.condition[0]](number, section.condition[1]):
            return section
    return sections[-1]


@lru_cache(maxsize=64)
def _sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a format; none for one that is longer than programs take."""
    if len(code) > LIMITS.number_format:
        return ()
    sections, position = [], 0
    while position <= len(code):
        match = pattern(_SECTION).match(code, position)
        text = match[0] if match else ""
        sections.append(_section(text))
        position += len(text) + 1
    return tuple(sections)


def _section(text: str) -> Section:
    pieces: list[tuple[str, str]] = []
    condition, white = None, False
    for match in pattern(_TOKEN).finditer(text):
        kind, words = str(match.lastgroup), match[str(match.lastgroup)]
        if kind != "bracket":
            pieces.append(("printed" if kind in {"quoted", "escaped"} else kind, words))
        elif found := pattern(_CONDITION).fullmatch(words.strip()):
            condition = found[1], Decimal(found[2])
        elif words.startswith("$"):
            pieces.append(("printed", words[1:].partition("-")[0]))
        white = white or (kind == "bracket" and words.strip().lower() in _WHITE)
    return Section(tuple(p for p in pieces if p[0] != "space"), condition, white)


def _shown(section: Section, number: Decimal) -> str | None:
    kinds = {kind for kind, _ in section.pieces}
    if "unknown" in kinds:
        return None
    sign = "-" if number < 0 else ""
    if "general" in kinds or ("mark", "@") in section.pieces:
        digits = plain_digits(number)
        return "".join(
            digits if kind == "general" or words == "@" else words for kind, words in section.pieces
        )
    if "digit" not in kinds:
        return sign + "".join(words for kind, words in section.pieces if kind == "printed")
    return sign + _in_places(section.pieces, number.copy_abs())


def _in_places(pieces: Sequence[tuple[str, str]], number: Decimal) -> str:
    """Return the digits in the places that the format has for them, and what it prints between."""
    point = next((i for i, piece in enumerate(pieces) if piece == ("mark", ".")), len(pieces))
    before, after = pieces[:point], pieces[point + 1 :]
    scale = 2 * pieces.count(("mark", "%")) - 3 * (_scaling(before) + _scaling(after))
    decimals = sum(kind == "digit" for kind, _ in after)
    step = Decimal(1).scaleb(-decimals)
    rounded = number.scaleb(scale, _EXACT).quantize(step, context=_EXACT)
    whole, _, fraction = f"{rounded:f}".partition(".")
    shown = _filled(reversed(before), whole.lstrip("0")[::-1], rest=True)[::-1]
    return shown + ("." if point < len(pieces) else "") + _filled(after, fraction, rest=False)


def _scaling(pieces: Sequence[tuple[str, str]]) -> int:
    """Count the commas behind the last place for a digit: each shows a thousandth."""
    count = 0
    for piece in reversed(pieces):
        if piece[0] == "digit":
            return count
        count += piece == ("mark", ",")
    return count if len(pieces) == count else 0


def _filled(pieces: Iterable[tuple[str, str]], digits: str, *, rest: bool) -> str:
    """Put digits into their places one by one; ``rest`` goes to the last of them."""
    listed = list(pieces)
    last = max((i for i, (kind, _) in enumerate(listed) if kind == "digit"), default=-1)
    left, shown = iter(digits), ""
    for index, (kind, words) in enumerate(listed):
        if kind == "digit":
            shown += next(left, "0" if words == "0" else "")
            shown += "".join(left) if rest and index == last else ""
        elif kind == "printed":
            shown += words[::-1] if rest else words
        elif words == "%":
            shown += words
    return shown
