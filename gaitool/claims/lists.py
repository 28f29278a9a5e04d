"""What a list makes of its whole and its parts, once each number has been read on its own."""

from collections.abc import Callable

from gaitool.claims.attached import ASIDE, NEAR, Attached
from gaitool.claims.claim import (
    APPLICANTS,
    COMING,
    GROUPS,
    KINDS_OF_DISPUTE,
    OUTCOMES,
    VAGUE,
    Field,
    Figure,
    Refusal,
)
from gaitool.claims.matters import DISPUTES, Matter
from gaitool.claims.neighbours import Items, Place, places_of
from gaitool.claims.wholes import concluded, counts_documents, is_left_over, with_wholes
from gaitool.claims.words import Sort, has, says

_FAR = 40
_RESULTS = frozenset([*OUTCOMES.values(), Field.GRANTED_AND_PARTLY])
_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES])
_DOCUMENTS = frozenset([Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE])
_ENDS = frozenset([Field.CONCLUDED, Field.CARRIED_OUT])
_PARTIAL = frozenset([Refusal.CHANNEL, Refusal.SUBJECT, Refusal.PART, Refusal.OTHER_ORGAN])
_ENDS_OF_ORGANS = ("局", "委", "厅", "办", "镇", "乡", "街道", "单位", "部门", "政府")


def settled(items: Items) -> Items:
    """Return the numbers of a line with wholes widened and parts of parts left out."""
    places = with_wholes(places_of(items))
    for rule in _RULES:
        refused = {p.at: why for p in places if p.item.claimed and (why := rule(p))}
        # Most rules refuse none: what was seen around the numbers holds then.
        if refused:
            items = tuple(
                p.item._replace(refusal=refused.get(p.at, p.item.refusal)) for p in places
            )
            places = places_of(items)
    return tuple(map(concluded, places))


def _part_of_part(place: Place) -> Refusal | None:
    """Refuse a part whose whole is itself but a part, or none of ours."""
    field, whole = place.item.field, place.whole
    if whole is None:
        return None
    among = {figure.field for figure in whole.figures}
    of_some = among & {Field.CARRIED_IN, *APPLICANTS} and not _of_all(place, whole)
    if field in _RESULTS and (whole.refusal in _PARTIAL or of_some):
        return Refusal.PART
    if field in _ENDS and not whole.claimed and whole.refusal in {*_PARTIAL, Refusal.NOT_OURS}:
        # 有4件由本县办理，其中2件已办结: of some, whichever they are.
        return Refusal.PART
    by_one = has(place.item.frame.own, Sort.ORGAN)
    if field in VAGUE and among & COMING and (by_one or not is_left_over(place)):
        return Refusal.PART
    again = field in among and not place.item.figures[0].row
    if again and not (field is Field.RECEIVED and place.item.is_new):
        return Refusal.PART
    unclaimed = field in _DECISIONS and not whole.claimed and _is_posted(whole)
    # 不予公开6件，其中行政处罚案件3件: what was asked for.
    unclaimed = unclaimed or (field in _DECISIONS and bool(among & _RESULTS))
    bare = field is Field.RECEIVED and not has(place.item.frame.own, Sort.ACT)
    return Refusal.NOT_OURS if unclaimed or (bare and whole.refusal is Refusal.NOT_OURS) else None


def _of_both(place: Place) -> Refusal | None:
    """复议2宗、诉讼1宗，其中2宗维持、1宗未审结: the parts are of both numbers together."""
    whole = place.whole
    named = has(place.item.frame.own, Sort.NOUN, *DISPUTES)
    if whole is None or place.item.field is not whole.field or named:
        return None
    kinds = [one for one in place.earlier if one.field in KINDS_OF_DISPUTE and one.value]
    before = [one.value for one in kinds if one.frame.at < whole.frame.at][-1:]
    parts = [one.value for one in place.sentence if one.scope.whole == whole.frame.at]
    return Refusal.PART if before and sum(parts) == whole.value + before[0] else None


def _of_one_kind(place: Place) -> Refusal | None:
    """自然人9件，予以公开8件，法人2件…: results told between applicants are those of the first."""
    between = place.item.field in _RESULTS and all(
        any(one.field in APPLICANTS for one in side) for side in (place.earlier, place.later)
    )
    return Refusal.PART if between else None


def _of_all(place: Place, whole: Attached) -> bool:
    """新收9件，上年结转1件。其中予以公开6件: more than were carried in, so of all.

    收到9件。9件均为自然人申请，其中予以公开6件: the nine are all of them.
    """
    near = place.items[max(0, place.at - NEAR) : place.at + NEAR]
    parts = (one.value for one in near if one.scope.whole == whole.frame.at)
    came = (one.value for one in near if one.field in COMING and one.frame.at < whole.frame.at)
    return sum(parts) > whole.value or whole.value in came


def _is_posted(whole: Attached) -> bool:
    acts = [t for t in whole.frame.own if t.sort in {Sort.ACT, Sort.FOREIGN_ACT}]
    last = acts[-1] if acts else whole.scope.governor
    asked = bool(last and (last.sort is Sort.FOREIGN_ACT or last.name == "receive"))
    foreign = whole.scope.matter in {Matter.DISPUTES, Matter.FOREIGN, Matter.APPLICATIONS}
    return whole.frame.unit == "条" or asked or foreign


def _one_channel(place: Place) -> Refusal | None:
    """Refuse 申请 5 件、纸质申请 21 件: the first is that of a channel too."""
    channels = [one for one in place.earlier if one.refusal is Refusal.CHANNEL]
    of_all = any(one.field in COMING | VAGUE for one in place.earlier)
    if place.item.field in _ENDS and channels and channels == [*place.earlier[:1]] and not of_all:
        # 受理线上申请42件，办结39件: of those.
        return Refusal.PART
    following = place.later[:1]
    channel = following and following[0].refusal is Refusal.CHANNEL and not following[0].frame.lead
    same = channel and following[0].scope.whole == place.item.scope.whole
    return Refusal.CHANNEL if same else None


def _some_answers(place: Place) -> Refusal | None:
    """Refuse 答复38件 of 收到47件，其中撤销9件: what has no figure of its own was concluded too."""
    item, whole = place.item, place.whole
    if item.field is not Field.CONCLUDED:
        return None
    over = any(one.field is Field.CARRIED_IN for one in place.earlier)
    again = whole and whole.field is Field.RECEIVED and whole.value == item.value
    # 另有7个答复件…; 办结上年结转2件，新受理24件（24件全部答复）.
    if has(item.frame.own, Sort.OPEN, "beside") or (over and again):
        return Refusal.PART
    wholes = [one for one in place.earlier if one.field in COMING]
    beside = [one for one in place.sentence if one.scope.whole == item.scope.whole]
    aside = [one.value for one in beside if has(one.frame.own, Sort.RESULT, "not_accepted")]
    later = [one for one in beside if one.frame.at > item.frame.at]
    results = [one.value for one in later if one.field in _RESULTS]
    totals = {item.value + sum(one) for one in (aside, results, aside + results) if one}
    some = wholes and wholes[-1].value in totals - {item.value}
    some = some or any(says(one.frame.own, "不予受理") for one in later)
    return Refusal.PART if some else None


def _contradicted(place: Place) -> Refusal | None:
    """Refuse figures that one sentence gives two values: some of them are but parts."""
    item = place.item
    others = [
        other.value
        for other in place.sentence
        if other.claimed and other.figures == item.figures and other.scope.organ is item.scope.organ
    ]
    # 不掌握2件、信息不存在2件: two parts of one row, though they are alike.
    alike = item.value and item.field in GROUPS.values() and item.figures[0].row
    values = others if alike else {*others}
    return Refusal.AMBIGUOUS if len(values) > 1 and item.frame.unit != "元" else None


def _over_years(place: Place) -> Refusal | None:
    """累计收到30件，其中2023年收到9件: the whole is of several years."""
    item = place.item
    if item.field is not Field.RECEIVED:
        return None
    parts = [one for one in place.later if one.scope.whole == item.frame.at]
    again = (one for one in parts if one.figures == item.figures and one.refusal not in ASIDE)
    dated = any(token.year for one in again for token in one.frame.own)
    return Refusal.OTHER_TIME if dated else None


def _received_again(place: Place) -> Refusal | None:
    """受理的14件全部办结: a smaller number of requests in a later sentence is but a part."""
    item = place.item
    if item.figures != (Figure(Field.RECEIVED),):
        return None
    near = place.items[max(0, place.at - _FAR) : place.at]
    first = next((other for other in near if other.field in COMING), item)
    if first.field is Field.HANDLED and item.is_new:
        return None
    same = first.scope.organ is item.scope.organ and first.frame.sentence != item.frame.sentence
    return Refusal.PART if same and item.value < first.value else None


def _organ_by_organ(place: Place) -> Refusal | None:
    """Refuse figures told of one organ after another: 公安局受理12件，教育局9件."""
    others = [one for one in place.sentence if one.scope.whole is None and not one.figures]
    named = [one.frame.own for one in others if len(one.frame.own) == 1]
    by_organ = any(w[0].sort is Sort.UNKNOWN and w[0].text.endswith(_ENDS_OF_ORGANS) for w in named)
    if by_organ and place.item.scope.whole is None:
        return Refusal.OTHER_ORGAN
    if place.item.field not in _DOCUMENTS:
        return None
    # 县政府规范性文件12件、部门规范性文件21件: what follows is of them all, or of neither.
    documents = [one.frame.own for one in place.sentence if counts_documents(one)]
    unsaid = len(documents) > 1 and any(not has(own, Sort.ACT) for own in documents)
    return Refusal.OTHER_ORGAN if unsaid else None


_RULES: tuple[Callable[[Place], Refusal | None], ...] = (
    _part_of_part,
    _of_both,
    _of_one_kind,
    _one_channel,
    _some_answers,
    _contradicted,
    _over_years,
    _received_again,
    _organ_by_organ,
)
