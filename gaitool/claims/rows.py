"""What is said of a line's numbers and requests without a number of its own."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gaitool.claims.attached import ASIDE, NEAR, Attached
from gaitool.claims.claim import (
    APPLICANTS,
    COMING,
    ENDINGS,
    GROUPS,
    KINDS_OF_DISPUTE,
    WHOLES,
    Field,
    Figure,
    Kind,
    Mention,
    Refusal,
)
from gaitool.claims.denials import denials
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.statements import is_done, rows_alike, said_of_all
from gaitool.claims.words import Line, Sort, has, says
from gaitool.record import Record


class Told(Record):
    """A statement with its value."""

    said: Mention
    value: Decimal
    kind: Kind
    whole_area: bool = False


def with_rows(
    line: Line, items: Sequence[Attached]
) -> tuple[tuple[Attached, ...], tuple[Told, ...]]:
    """Give numbers the row that the words right behind tell of all their cases."""
    every: dict[int, list[Mention]] = {}
    for said in rows_alike(line) if items else ():
        every.setdefault(said.at, []).append(said)
    found, told = [], []
    for at, item in enumerate(items):
        near = items[at + 1 : at + NEAR]
        for said in every.get(item.frame.at, ()):
            if _divided_since(near, item, said):
                continue
            if item.field in WHOLES and said.field in GROUPS.values() and not near:
                # 收到1件，为本机关不掌握的信息: what became of all that came.
                told.append(Told(said, item.value, Kind.COUNT))
            if not _fits(item, said):
                continue
            figure = item.figures[0]
            # 不予处理1件（重复申请）: the bracket names the row, and there is one reading only.
            beside = line.tokens[said.start - 1].text == "（" and said.start == said.at + 2
            alone = beside and said.row not in ENDINGS
            if alone and line.tokens[said.start].sort is not Sort.EACH:
                item = item._replace(figures=(Figure(figure.field, said.row),))
            else:
                told.append(Told(said._replace(field=figure.field), item.value, Kind.COUNT))
        found.append(item)
    return tuple(found), tuple(told)


def _fits(item: Attached, said: Mention) -> bool:
    if item.field is None or item.figures[0].row or item.kind is not Kind.COUNT:
        return False
    if said.field is Field.DISPUTES:
        return item.field in KINDS_OF_DISPUTE
    return item.field is said.field


def _divided_since(near: Sequence[Attached], whole: Attached, said: Mention) -> bool:
    """诉讼3件，其中直接起诉2件，均未审结: said of the part, not of the whole."""
    return any(item.scope.whole == whole.frame.at for item in near if item.frame.at < said.start)


def told_of(
    line: Line, scopes: tuple[Scope, ...], items: Sequence[Attached], year: int | None
) -> Iterator[Told]:
    """Yield what a line says of all requests, and that there were none."""
    for said in said_of_all(line, scopes):
        area = scopes[said.start].organ is Organ.AREA
        some = _said_of_some if said.field in APPLICANTS else _said_of_answered
        if not some(line, items, said.start):
            yield Told(said, Decimal(100), Kind.ALL, whole_area=area)
    for said in denials(line, scopes, year):
        area = scopes[said.start].organ is Organ.AREA
        yield Told(said, Decimal(0), Kind.NONE, whole_area=area)


def _said_of_answered(line: Line, items: Sequence[Attached], at: int) -> bool:
    """答复40件，均按时答复; 其余9件…，已全部办结: said of those answered, or of what was left."""
    before = [item for item in items if item.frame.at < at and item.frame.unit != "%"]
    last = before[-1] if before and before[-1].frame.at >= line.sentences[at] else None
    if last is None:
        return False
    left_out = says(last.frame.own[-1:], "除")
    if left_out or (not last.claimed and has(last.frame.own[:1], Sort.OPEN, "rest")):
        # 除4件结转外，均已答复.
        return True
    # 答复98件（另有5件结转），均按时答复: of those before the bracket.
    by_place: dict[int | None, Attached] = {item.frame.at: item for item in before}
    last = by_place.get(last.scope.whole, last) if _in_bracket(line, last.frame.at, at) else last
    came = [one.value for one in before if one.field in COMING]
    apart = any(one.figures and one.refusal is Refusal.PART for one in before)
    if last.refusal is Refusal.CHANNEL and apart and not came:
        return True
    if is_done(line.tokens, at):
        return last.field not in WHOLES - {Field.CONCLUDED}
    left = any(one.field is Field.CARRIED_OUT for one in before)
    over = [one.value for one in before if one.field is Field.CARRIED_IN]
    every = {came[-1], came[-1] + sum(over[-1:])} if came else {last.value}
    return last.field is Field.CONCLUDED and (left or last.value not in every)


def _in_bracket(line: Line, place: int, at: int) -> bool:
    return says(line.tokens[place + 1 : at], "）") and not says(line.tokens[place + 1 : at], "（")


def _said_of_some(line: Line, items: Sequence[Attached], at: int) -> bool:
    """信函申请2件，均为自然人申请: said of these alone, unless they add up to the whole."""
    since = [i for i in items if line.sentences[at] <= i.frame.at < at and i.frame.unit != "%"]
    whole = next((n for n in range(len(since) - 1, -1, -1) if since[n].field in WHOLES), -1)
    others = [item for item in since[whole + 1 :] if not item.figures]
    if not others or any(item.refusal in ASIDE for item in others):
        return False
    return whole < 0 or sum((item.value for item in others), Decimal(0)) != since[whole].value
