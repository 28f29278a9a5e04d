"""What a list makes of its whole and its parts, once each number has been read on its own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from gaitool.claims.attached import Attached
from gaitool.claims.claim import APPLICANTS, ENDINGS, OUTCOMES, Field
from gaitool.claims.matters import Matter
from gaitool.claims.phrases import Figure, Refusal
from gaitool.claims.scopes import Organ, Time
from gaitool.claims.words import Sort, has, says, trimmed

Items = tuple[Attached, ...]

_NEAR = 12
_FAR = 40
_COMING = frozenset([Field.RECEIVED, Field.HANDLED])
_VAGUE = frozenset([Field.DEALT_WITH, Field.RECEIVED_OR_HANDLED])
_WIDENED = frozenset([Field.RECEIVED, *_VAGUE])
_RESULTS = frozenset([*OUTCOMES.values(), Field.GRANTED_AND_PARTLY])
_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES])
_DOCUMENTS = frozenset([Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE])
_DISPUTES = frozenset([Field.REVIEW, Field.SUIT])
_PARTIAL = frozenset([Refusal.CHANNEL, Refusal.SUBJECT, Refusal.PART, Refusal.OTHER_ORGAN])
_ORGANS = ("局", "委", "厅", "办", "镇", "乡", "街道", "单位", "部门", "政府")


class _Place(NamedTuple):
    """A number of a line with those around it."""

    item: Attached
    items: Items
    at: int
    by_place: Mapping[int | None, Attached]

    @property
    def sentence(self) -> Items:
        """The numbers near it in its sentence."""
        near = self.items[max(0, self.at - _NEAR) : self.at + _NEAR]
        return tuple(one for one in near if one.frame.sentence == self.item.frame.sentence)

    @property
    def earlier(self) -> Items:
        """Those of its sentence before it."""
        return tuple(one for one in self.sentence if one.frame.at < self.item.frame.at)

    @property
    def later(self) -> Items:
        """Those of its sentence behind it."""
        return tuple(one for one in self.sentence if one.frame.at > self.item.frame.at)

    @property
    def whole(self) -> Attached | None:
        """The number that its list divides."""
        return self.by_place.get(self.item.scope.whole)


def settled(items: Items) -> Items:
    """Return the numbers of a line with wholes widened and parts of parts left out."""
    items = tuple(_issued_in_names(_ends_alike(place), place) for place in _places(items))
    wholes = {_widens(place) for place in _places(items)}
    items = tuple(_widened(item) if item.frame.at in wholes else item for item in items)
    for rule in _RULES:
        items = tuple(
            replace(place.item, refusal=rule(place) or place.item.refusal)
            if place.item.claimed
            else place.item
            for place in _places(items)
        )
    return tuple(_concludes(place) for place in _places(items))


def _places(items: Items) -> list[_Place]:
    by_place: dict[int | None, Attached] = {item.frame.at: item for item in items}
    return [_Place(item, items, at, by_place) for at, item in enumerate(items)]


def _is_new(item: Attached) -> bool:
    newly = any("新" in token.text for token in item.frame.own if token.sort is Sort.ACT)
    return newly or has(item.frame.own, Sort.TIME, "this", "now")


def _widens(place: _Place) -> int | None:
    """Return the place of a whole that a part shows to count those carried in too.

    受理62件（其中上年结转3件）; 办理91件，上年结转6件; 除上年结转外新收到33件.
    """
    item, before = place.item, place.earlier[-1:]
    beside = has(item.frame.own, Sort.OPEN, "beside")
    if item.field is Field.CARRIED_IN and before and before[0].field is Field.DEALT_WITH:
        return before[0].frame.at
    if (
        item.field is Field.RECEIVED
        and beside
        and before
        and has(item.frame.own, Sort.ACT, "carry")
    ):
        return before[0].frame.at
    new = sum((one.value for one in place.later[:1] if one.field is Field.RECEIVED), item.value)
    if beside and item.field is Field.CARRIED_IN and before and before[0].value == new > item.value:
        # 收到33件，除上年结转5件外，新收28件.
        return before[0].frame.at
    if beside or not (
        item.field is Field.CARRIED_IN or (item.field is Field.RECEIVED and _is_new(item))
    ):
        return None
    whole = place.whole
    while whole and whole.field not in _WIDENED and whole.frame.sentence != item.frame.sentence:
        # 包括上年结转的5件 at the head of a sentence is part of what the last ones counted.
        whole = place.by_place.get(whole.scope.whole)
    return whole.frame.at if whole else None


def _ends_alike(place: _Place) -> Attached:
    """9件行政复议、4件行政诉讼维持: both ended as is told behind the second."""
    item, following = place.item, place.items[place.at + 1 : place.at + 2]
    if not following or item.field not in _DISPUTES or item.figures[0].row:
        return item
    first, second = item.frame, following[0].frame
    behind = has(first.behind, Sort.NOUN, "review", "suit") and len(first.behind) == 1
    paired = (
        behind and not second.own and not second.lead and [t.text for t in first.after] == ["、"]
    )
    ending = following[0].figures[0].row if following[0].field in _DISPUTES else ""
    if not (paired and ending in ENDINGS):
        return item
    return replace(item, figures=(Figure(item.figures[0].field, ending),))


def _issued_in_names(item: Attached, place: _Place) -> Attached:
    """规范性文件9件（以政府名义印发5件，以办公室名义印发4件）: the parts say what all are."""
    parts = [one for one in place.later if one.scope.whole == item.frame.at]
    issued = parts and all(
        says(one.frame.own, "名义") and has(one.frame.own, Sort.ACT, "issue") for one in parts
    )
    adds_up = sum((one.value for one in parts), Decimal(0)) == item.value
    if (
        not (issued and adds_up and _counts_documents(item))
        or item.scope.time is not Time.THIS
        or item.scope.organ is Organ.OTHERS
    ):
        return item
    return replace(item, figures=(Figure(Field.NORMATIVE_ISSUED),), refusal=None)


def _widened(item: Attached) -> Attached:
    if item.field not in _WIDENED:
        return item
    return replace(
        item, figures=(Figure(Field.HANDLED), *item.figures[1:]), rule=f"{item.rule}、含上年结转"
    )


def _part_of_part(place: _Place) -> Refusal | None:
    """Refuse a part whose whole is itself but a part, or none of ours."""
    field, whole = place.item.field, place.whole
    if whole is None:
        return None
    among = {figure.field for figure in whole.figures}
    of_some = among & {Field.CARRIED_IN, *APPLICANTS} and not _outgrown(place, whole)
    if field in _RESULTS and (whole.refusal in _PARTIAL or of_some):
        return Refusal.PART
    if field in _VAGUE and among & _COMING and not _is_left_over(place):
        return Refusal.PART
    again = field in among and not place.item.figures[0].row
    if again and not (field is Field.RECEIVED and _is_new(place.item)):
        return Refusal.PART
    unclaimed = field in _DECISIONS and not whole.claimed and _is_posted(whole)
    # 不予公开6件，其中行政处罚案件3件: what was asked for.
    unclaimed = unclaimed or (field in _DECISIONS and bool(among & _RESULTS))
    bare = field is Field.RECEIVED and not has(place.item.frame.own, Sort.ACT)
    return Refusal.NOT_OURS if unclaimed or (bare and whole.refusal is Refusal.NOT_OURS) else None


def _outgrown(place: _Place, whole: Attached) -> bool:
    """新收9件，上年结转1件。其中予以公开6件: more than were carried in, so of all."""
    near = place.items[max(0, place.at - _NEAR) : place.at + _NEAR]
    parts = (one.value for one in near if one.scope.whole == whole.frame.at)
    return sum(parts, Decimal(0)) > whole.value


def _is_left_over(place: _Place) -> bool:
    return any(one.field is Field.CARRIED_OUT for one in place.later[:3])


def _is_posted(whole: Attached) -> bool:
    acts = [t for t in whole.frame.own if t.sort in {Sort.ACT, Sort.FOREIGN_ACT}]
    last = acts[-1] if acts else whole.scope.governor
    asked = bool(last and (last.sort is Sort.FOREIGN_ACT or last.name == "receive"))
    foreign = whole.scope.matter in {Matter.DISPUTES, Matter.FOREIGN, Matter.APPLICATIONS}
    return whole.frame.unit == "条" or asked or foreign


def _one_channel(place: _Place) -> Refusal | None:
    """Refuse 申请 5 件、纸质申请 21 件: the first is that of a channel too."""
    if place.earlier and place.earlier[-1].refusal is Refusal.CHANNEL and not place.item.value:
        return Refusal.CHANNEL
    following = place.items[place.at + 1 : place.at + 2]
    channel = following and following[0].refusal is Refusal.CHANNEL and not following[0].frame.lead
    same = channel and following[0].scope.whole == place.item.scope.whole
    return Refusal.CHANNEL if same else None


def _some_answers(place: _Place) -> Refusal | None:
    """Refuse 答复 7 件 beside 不予受理 4 件: a part of what was concluded, not all of it."""
    item = place.item
    if item.field is not Field.CONCLUDED or item.figures[0].row:
        return None
    told = [one for one in place.later if one.scope.whole == item.scope.whole]
    if any(o.refusal is Refusal.PART and says(o.frame.own, "不予受理", "不受理") for o in told):
        return Refusal.PART
    wholes = [one for one in place.earlier if one.field in _COMING]
    results = [one.value for one in told if one.field in _RESULTS]
    total = item.value + sum(results, Decimal(0))
    some = wholes and results and total == wholes[-1].value != item.value
    return Refusal.PART if some else None


def _contradicted(place: _Place) -> Refusal | None:
    """Refuse figures that one sentence gives two values: some of them are but parts."""
    item = place.item
    others = {
        other.value
        for other in place.sentence
        if other.claimed and other.figures == item.figures and other.scope.organ is item.scope.organ
    }
    return Refusal.AMBIGUOUS if len(others) > 1 and item.frame.unit != "元" else None


def _over_years(place: _Place) -> Refusal | None:
    """累计收到30件，其中2023年收到9件: the whole is of several years."""
    item = place.item
    parts = [one for one in place.later if one.scope.whole == item.frame.at]
    dated = any(
        one.figures == item.figures
        and one.refusal is not Refusal.COMPARED
        and any(t.measure and t.measure.year for t in one.frame.own)
        for one in parts
    )
    return Refusal.OTHER_TIME if dated and item.figures == (Figure(Field.RECEIVED),) else None


def _received_again(place: _Place) -> Refusal | None:
    """受理的14件全部办结: a smaller number of requests in a later sentence is but a part."""
    item = place.item
    if item.figures != (Figure(Field.RECEIVED),):
        return None
    near = place.items[max(0, place.at - _FAR) : place.at]
    first = next((o for o in near if o.claimed and o.figures == item.figures), item)
    same = first.scope.organ is item.scope.organ and first.frame.sentence != item.frame.sentence
    return Refusal.PART if same and item.value < first.value else None


def _organ_by_organ(place: _Place) -> Refusal | None:
    """Refuse figures told of one organ after another: 公安局受理12件，教育局9件."""
    others = [one for one in place.sentence if one.scope.whole is None and not one.figures]
    named = [one.frame.own for one in others if len(one.frame.own) == 1]
    by_organ = any(w[0].sort is Sort.UNKNOWN and w[0].text.endswith(_ORGANS) for w in named)
    if by_organ and place.item.scope.whole is None:
        return Refusal.OTHER_ORGAN
    # 县政府规范性文件12件、部门规范性文件21件: what follows is of them all, or of neither.
    documents = [one.frame.own for one in place.sentence if _counts_documents(one)]
    unsaid = len(documents) > 1 and any(not has(own, Sort.ACT) for own in documents)
    return Refusal.OTHER_ORGAN if unsaid and place.item.field in _DOCUMENTS else None


def _counts_documents(item: Attached) -> bool:
    words = trimmed(item.frame.own)
    other = has(words, Sort.ACT, "repeal", "in_force", "kept") or has(words, Sort.FOREIGN_ACT)
    return has(words[-1:], Sort.NOUN, "documents") and not other


_RULES: tuple[Callable[[_Place], Refusal | None], ...] = (
    _part_of_part,
    _one_channel,
    _some_answers,
    _contradicted,
    _over_years,
    _received_again,
    _organ_by_organ,
)


def _sums_up(place: _Place) -> bool:
    """新收5件，上年结转11件，共办理16件: what was handled is what came and was carried in."""
    values = {one.field: one.value for one in place.earlier}
    came, over = values.get(Field.RECEIVED), values.get(Field.CARRIED_IN)
    return bool(came and over and came + over == place.item.value)


def _concludes(place: _Place) -> Attached:
    """新收147件、办理146件，剩余6件结转: between what came and what was left 办理 concludes."""
    item = place.item
    if item.field not in _VAGUE:
        return item
    if _sums_up(place):
        return replace(item, figures=(Figure(Field.HANDLED),))
    came = [one for one in place.earlier if one.field in _COMING | {Field.CARRIED_IN}]
    if not came or not _is_left_over(place):
        return item
    left = sum(one.value for one in place.later[:3] if one.field is Field.CARRIED_OUT)
    balanced = sum(one.value for one in came) == item.value + left
    concludes = item.field is Field.DEALT_WITH or balanced
    return replace(item, figures=(Figure(Field.CONCLUDED),)) if concludes else item
