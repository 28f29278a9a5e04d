"""What a list makes of the number that it divides, once each number has been read on its own."""

from dataclasses import replace
from decimal import Decimal

from gaitool.claims.attached import Attached
from gaitool.claims.claim import ENDINGS, KINDS_OF_DISPUTE, Field
from gaitool.claims.neighbours import COMING, VAGUE, Items, Place, places_of
from gaitool.claims.phrases import Figure
from gaitool.claims.scopes import Organ
from gaitool.claims.times import Time
from gaitool.claims.words import Sort, has, says, trimmed

_WIDENED = frozenset([Field.RECEIVED, *VAGUE])


def with_wholes(items: Items) -> Items:
    """Return the numbers of a line with the wholes of lists read by what divides them."""
    items = tuple(_issued_in_names(_ends_alike(place), place) for place in places_of(items))
    wholes = {_widens(place) for place in places_of(items)}
    return tuple(
        _widened(place) if place.item.frame.at in wholes else place.item
        for place in places_of(items)
    )


def is_new(item: Attached) -> bool:
    """Whether a number counts what came new this year."""
    return _newly(item) or has(item.frame.own, Sort.TIME, "this", "now")


def _newly(item: Attached) -> bool:
    return any("新" in token.text for token in item.frame.own if token.sort is Sort.ACT)


def _widens(place: Place) -> int | None:
    """Return the place of a whole that a part shows to count those carried in too.

    受理62件（其中上年结转3件）; 办理91件，上年结转6件; 除上年结转外新收到33件.
    """
    item, before = place.item, place.earlier[-1:]
    over = item.field is Field.CARRIED_IN
    if over and before and before[0].field in VAGUE:
        if _answers_all_but(place, before[0]):
            return None
        if before[0].field is Field.DEALT_WITH:
            return before[0].frame.at
    if item.field is Field.CARRIED_OUT:
        return _left_of_all(place)
    if has(item.frame.own, Sort.OPEN, "beside"):
        return before[0].frame.at if before and _counts_both(place, before[0]) else None
    told = _told_apart(place) if over else None
    new = item.field is Field.RECEIVED and is_new(item)
    return told or (_divided(place) if over or new else None)


def _counts_both(place: Place, before: Attached) -> bool:
    """除上年结转外新收到33件; 收到33件，除上年结转5件外，新收28件."""
    item = place.item
    if item.field is Field.RECEIVED:
        return has(item.frame.own, Sort.ACT, "carry")
    new = sum((one.value for one in place.later[:1] if one.field is Field.RECEIVED), item.value)
    return item.field is Field.CARRIED_IN and before.value == new > item.value


def _told_apart(place: Place) -> int | None:
    """受理15件：新收14件，上年结转1件: return the place of the fifteen."""
    came = [one for one in place.earlier if one.field is Field.RECEIVED][-2:]
    adds_up = len(came) > 1 and came[0].value == came[1].value + place.item.value
    return came[0].frame.at if place.item.value and adds_up else None


def _left_of_all(place: Place) -> int | None:
    """受理46件，办结33件（含上年结转6件），结转13件: return the place of the forty-six."""
    came = next((one for one in place.earlier if one.field is Field.RECEIVED), None)
    over = any(one.field is Field.CARRIED_IN and one.value for one in place.earlier)
    if came is None or not over or _newly(came):
        return None
    dealt = [one.value for one in place.earlier if one.field in {Field.CONCLUDED, *VAGUE}]
    return came.frame.at if came.value - place.item.value in dealt else None


def _divided(place: Place) -> int | None:
    """Return the place of the whole that a list divides into those new and those carried in."""
    item, whole = place.item, place.whole
    if has(item.frame.own, Sort.OPEN, "leaves_out") or (whole and _divided_before(place, whole)):
        return None
    while whole and whole.field not in _WIDENED and whole.frame.sentence != item.frame.sentence:
        # 包括上年结转的5件 at the head of a sentence is part of what the last ones counted.
        whole = place.by_place.get(whole.scope.whole)
    return whole.frame.at if whole else None


def _divided_before(place: Place, whole: Attached) -> bool:
    """收到176件，其中网上132件、信函44件，上年结转2件: the parts before are all of the whole."""
    parts = [one.value for one in place.earlier if one.scope.whole == whole.frame.at]
    return len(parts) > 1 and sum(parts) == whole.value


def _answers_all_but(place: Place, whole: Attached) -> bool:
    """新收9件，办理8件（含上年结转1件，另有2件顺延）: what was dealt with was concluded."""
    came = sum(one.value for one in place.earlier if one.field is Field.RECEIVED)
    left = sum(one.value for one in place.later[:1] if one.field is Field.CARRIED_OUT)
    return bool(came and left) and came + place.item.value == whole.value + left


def _ends_alike(place: Place) -> Attached:
    """9件行政复议、4件行政诉讼维持: both ended as is told behind the second."""
    item, following = place.item, place.items[place.at + 1 : place.at + 2]
    if not following or item.field not in KINDS_OF_DISPUTE or item.figures[0].row:
        return item
    first, second = item.frame, following[0].frame
    behind = has(first.behind, Sort.NOUN, "review", "suit") and len(first.behind) == 1
    paired = (
        behind and not second.own and not second.lead and [t.text for t in first.after] == ["、"]
    )
    ending = following[0].figures[0].row if following[0].field in KINDS_OF_DISPUTE else ""
    if not (paired and ending in ENDINGS):
        return item
    return replace(item, figures=(Figure(item.figures[0].field, ending),))


def _issued_in_names(item: Attached, place: Place) -> Attached:
    """规范性文件9件（以政府名义印发5件，以办公室名义印发4件）: the parts say what all are."""
    parts = [one for one in place.later if one.scope.whole == item.frame.at]
    issued = parts and all(
        says(one.frame.own, "名义") and has(one.frame.own, Sort.ACT, "issue") for one in parts
    )
    adds_up = sum((one.value for one in parts), Decimal(0)) == item.value
    if (
        not (issued and adds_up and counts_documents(item))
        or item.scope.time is not Time.THIS
        or item.scope.organ is Organ.OTHERS
    ):
        return item
    return replace(item, figures=(Figure(Field.NORMATIVE_ISSUED),), refusal=None)


def _widened(place: Place) -> Attached:
    item = place.item
    if item.field not in _WIDENED:
        return item
    # 受理办结9件（含上年结转1件），办结8件: the second says what was concluded.
    again = {one.field for one in place.later if one.field is Field.CONCLUDED}
    rest = (figure for figure in item.figures[1:] if figure.field not in again)
    return replace(item, figures=(Figure(Field.HANDLED), *rest), rule=f"{item.rule}、含上年结转")


def counts_documents(item: Attached) -> bool:
    """Whether a number counts normative documents, by no other act than issuing."""
    words = trimmed(item.frame.own)
    other = has(words, Sort.ACT, "repeal", "in_force", "kept") or has(words, Sort.FOREIGN_ACT)
    return has(words[-1:], Sort.NOUN, "documents") and not other


def is_left_over(place: Place) -> bool:
    """Whether the text goes on with those carried out."""
    return any(one.field is Field.CARRIED_OUT for one in place.later[:3])


def _sums_up(place: Place) -> bool:
    """新收5件，上年结转11件，共办理16件: what was handled is what came and was carried in."""
    values = {one.field: one.value for one in place.earlier}
    came, over = values.get(Field.RECEIVED), values.get(Field.CARRIED_IN)
    return bool(came and over and came + over == place.item.value)


def concluded(place: Place) -> Attached:
    """新收147件、办理146件，剩余6件结转: between what came and what was left 办理 concludes."""
    item = place.item
    if item.field not in VAGUE:
        return item
    if _sums_up(place):
        return replace(item, figures=(Figure(Field.HANDLED),))
    came = [one for one in place.earlier if one.field in COMING | {Field.CARRIED_IN}]
    if not came or not is_left_over(place):
        return item
    left = sum(one.value for one in place.later[:3] if one.field is Field.CARRIED_OUT)
    balanced = sum(one.value for one in came) == item.value + left
    concludes = item.field is Field.DEALT_WITH or balanced
    return replace(item, figures=(Figure(Field.CONCLUDED),)) if concludes else item
