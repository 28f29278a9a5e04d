"""Labels before 分别 handed out to the numbers after it: 公开、无法提供分别为 5 件、4 件."""

from gaitool.claims.quantities import Quantity
from gaitool.text.patterns import pattern

_REACH = 80
"""Characters in which the labels stand before the first number."""
_APART = r"分别(?P<share>占(?:比|(?:总数|总量)的?)?)?(?:为|是|有|达|:|：)?$"
_SHARE = r"(?:所?占比例?|占[^，,]{0,8}(?:比例|比重))$"
_BETWEEN = r"[、,，和及]"
_LABELS_FROM = r"[。；;：:，,（(]"
_JOINT = r"、|和|及|以及|与"
_LEADING = r"^(?:其中|，|,)+"


def distributed_labels(text: str, found: list[Quantity]) -> dict[int, str]:
    """Return, by the start of a number, the label that 分别 gives it.

    Nothing is handed out unless there are as many labels as numbers.
    """
    given: dict[int, str] = {}
    for index, quantity in enumerate(found):
        before = text[max(0, quantity.start - _REACH) : quantity.start]
        apart = pattern(_APART).search(before)
        if not apart:
            continue
        run = _run_from(text, found, index)
        labels = _labels(before[: apart.start()], apart["share"])
        if len(labels) == len(run) > 1:
            given |= {item.start: label for item, label in zip(run, labels, strict=True)}
    return given


def _run_from(text: str, found: list[Quantity], index: int) -> list[Quantity]:
    """Return the numbers of a list from one on, no more than there can be labels for."""
    run = [found[index]]
    for following in found[index + 1 : index + 1 + _REACH]:
        if not pattern(_BETWEEN).fullmatch(text, run[-1].end, following.start):
            break
        run.append(following)
    return run


def _labels(before: str, share: str | None) -> list[str]:
    """Return the labels, each with the words of a share (占, 占比) that stand but once."""
    starts = [mark.end() for mark in pattern(_LABELS_FROM).finditer(before)]
    stretch = before[starts[-1] :] if starts else before
    named = pattern(_SHARE).search(stretch)
    of_all = share or (named[0] if named else "")
    stretch = stretch[: named.start()] if named else stretch
    labels = [label for label in pattern(_JOINT).split(stretch) if label]
    return [pattern(_LEADING).sub("", label) + of_all for label in labels]
