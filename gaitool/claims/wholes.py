"""What a list makes of the number that it divides, once each number has been read on its own."""

from decimal import Decimal

from gaitool.claims.attached import NEAR, Attached
from gaitool.claims.claim import COMING, ENDINGS, KINDS_OF_DISPUTE, VAGUE, Field, Figure
from gaitool.claims.neighbours import Items, Place, changed
from gaitool.claims.scopes import Organ
from gaitool.claims.words import Sort, has, says, trimmed

_WIDENED = frozenset([Field.RECEIVED, *VAGUE])


def with_wholes(places: list[Place]) -> list[Place]:
    """Return the numbers of a line with the wholes of lists read by what divides them."""
    for rule in (_ends_alike, _issued_in_names, _widened):
        places = changed(places, rule)
    return places


def _holds_carried_in(place: Place) -> bool:
    """Whether what follows shows that a number counts those carried in too.

    受理62件（其中上年结转3件）; 办理91件，上年结转6件; 除上年结转外新收到33件.
    """
    item, later = place.item, place.later
    if item.field not in _WIDENED or (item.field in VAGUE and _answers_all_but(place)):
        return False
    over = [one.value for one in later if one.field is Field.CARRIED_IN and one.value]
    new = [one.value for one in later if one.field is Field.RECEIVED]
    left = [one.value for one in later if one.field is Field.CARRIED_OUT]
    dealt = [one.value for one in later if one.field in {Field.CONCLUDED, *VAGUE}]
    # 受理15件：新收14件，上年结转1件; 受理46件，办结33件（含上年结转6件），结转13件.
    adds_up = any(item.value == one + other for one in new for other in over)
    all_told = (
        over and not item.is_newly_received and any(item.value - one in dealt for one in left)
    )
    return bool(adds_up or all_told) or _goes_on_with_both(item, later) or _is_divided(place)


def _goes_on_with_both(item: Attached, later: Items) -> bool:
    over = item.field is Field.DEALT_WITH and any(i.field is Field.CARRIED_IN for i in later[:1])
    new = (one.frame.own for one in later[:1] if one.field is Field.RECEIVED)
    return over or any(has(o, Sort.OPEN, "beside") and has(o, Sort.ACT, "carry") for o in new)


def _is_divided(place: Place) -> bool:
    """Whether a list divides a number into those new and those carried in."""
    near = place.items[place.at + 1 : place.at + NEAR]
    parts = [one for one in near if one.scope.whole == place.item.frame.at]
    for at, part in enumerate(parts):
        new = part.field is Field.RECEIVED and part.is_new
        apart = has(part.frame.own, Sort.OPEN, "leaves_out", "beside")
        # 收到176件，其中网上132件、信函44件，上年结转2件: the parts before are all of the whole.
        before = (i.value for i in parts[:at] if i.frame.sentence == part.frame.sentence)
        if (new or part.field is Field.CARRIED_IN) and not apart:
            return sum(before) != place.item.value
    return False


def _answers_all_but(place: Place) -> bool:
    """新收9件，办理8件（含上年结转1件，另有2件顺延）: what was dealt with was concluded."""
    came = sum(one.value for one in place.earlier if one.field is Field.RECEIVED)
    over = sum(one.value for one in place.later[:1] if one.field is Field.CARRIED_IN)
    left = sum(one.value for one in place.later[1:2] if one.field is Field.CARRIED_OUT)
    return bool(came and left) and came + over == place.item.value + left


def _ends_alike(place: Place) -> Attached:
    """9件行政复议、4件行政诉讼维持: both ended as is told behind the second."""
    item, following = place.item, place.items[place.at + 1 : place.at + 2]
    if not following or item.field not in KINDS_OF_DISPUTE or item.figures[0].row:
        return item
    first, second = item.frame, following[0].frame
    paired = [t.text for t in first.after] == ["、"] and not second.own and len(first.behind) == 1
    ending = following[0].figures[0].row if following[0].field in KINDS_OF_DISPUTE else ""
    figure = item.figures[0]._replace(row=ending if paired and ending in ENDINGS else "")
    return item._replace(figures=(figure,))


def _issued_in_names(place: Place) -> Attached:
    """规范性文件9件（以政府名义印发5件，以办公室名义印发4件）: the parts say what all are."""
    item = place.item
    if not counts_documents(item):
        return item
    parts = [one for one in place.later if one.scope.whole == item.frame.at]
    issued = parts and all(
        says(one.frame.own, "名义") and has(one.frame.own, Sort.ACT, "issue") for one in parts
    )
    adds_up = sum((one.value for one in parts), Decimal(0)) == item.value
    ours = item.scope.of_this_year and item.scope.organ is not Organ.OTHERS
    if not (issued and adds_up and ours):
        return item
    return item._replace(figures=(Figure(Field.NORMATIVE_ISSUED),), refusal=None)


def _widened(place: Place) -> Attached:
    item = place.item
    if not _holds_carried_in(place):
        return item
    # 受理办结9件（含上年结转1件），办结8件: the second says what was concluded.
    again = {one.field for one in place.later if one.field is Field.CONCLUDED}
    rest = (figure for figure in item.figures[1:] if figure.field not in again)
    return item._replace(figures=(Figure(Field.HANDLED), *rest), rule=f"{item.rule}、含上年结转")


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
        return item._replace(figures=(Figure(Field.HANDLED),))
    came = [one for one in place.earlier if one.field in COMING | {Field.CARRIED_IN}]
    if not came or not is_left_over(place):
        return item
    left = sum(one.value for one in place.later[:3] if one.field is Field.CARRIED_OUT)
    balanced = sum(one.value for one in came) == item.value + left
    concludes = item.field is Field.DEALT_WITH or balanced
    return item._replace(figures=(Figure(Field.CONCLUDED),)) if concludes else item
