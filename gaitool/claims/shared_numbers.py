"""Numbers said of several figures at once: 申请数、办结数均为 31 件, 制定、废止各 2 件."""

from gaitool.text.patterns import pattern

_EACH = r"(?P<labels>.{0,60}[^各均都皆全部])(?:均|各|都|皆)++(?:为|是|有|计|达)*+"
_SAID = r"(?:均|各|都|皆)(?:为|是|有|计|达)*+$"
_JOINT = r"、|以及|和|及|与"
_NOUN = r"(?:行政)?规范性文件$|(?:政府)?信息公开申请$"
_SHORT_DECISION = r"^(?:许可|处罚|强制)"
_IN_FULL = r"行政(?:许可|处罚|强制)"


def labels_of_each(clause: str) -> tuple[str, ...]:
    """Return the words for each of the figures that a clause gives one number, as if alone.

    What stands but once is given to all: the noun behind the last, 行政 before the first.
    """
    each = pattern(_EACH).fullmatch(clause) if pattern(_SAID).search(clause) else None
    labels = pattern(_JOINT).split(each["labels"]) if each else []
    if len(labels) < 2:
        return ()
    noun = pattern(_NOUN).search(labels[-1])
    return tuple(
        f"{_in_full(label, labels[0])}{noun[0] if noun and noun[0] not in label else ''}为"
        for label in labels
    )


def _in_full(label: str, first: str) -> str:
    shortened = pattern(_SHORT_DECISION).search(label) and pattern(_IN_FULL).search(first)
    return f"行政{label}" if shortened else label
