"""The time that a sentence has turned to: this year, another, a part of it, a plan."""

from enum import StrEnum

from gaitool.claims.words import Line, Sort, has, says


class Time(StrEnum):
    """The time that a sentence has turned to."""

    THIS = "本年"
    OTHER = "其他年份"
    PART = "一段时间"
    PLANNED = "打算"
    EVER = "历年"


_BOUNDS = frozenset(["自", "从", "由", "至", "到", "截至", "截止", "是", "为", "创"])


def time_after(now: Time, line: Line, at: int, year: int | None) -> Time:
    """Return the time that holds behind a word of time, a year, a date or a plan."""
    token, measure = line.tokens[at], line.tokens[at].measure
    before = line.tokens[max(line.clauses[at], at - 2) : at]
    near = line.tokens[max(line.clauses[at], at - 4) : at + 4]
    aside = says(before, *_BOUNDS) or has(before, Sort.COMPARE) or has(near, Sort.ACT, "carry")
    # 比去年少, 去年为0件: looked back at, not turned to.
    aside = aside or (token.name == "last" and says(line.tokens[at + 1 : at + 2], "为", "是"))
    if token.sort is Sort.PLAN:
        return Time.PLANNED
    if token.is_a(Sort.TIME, "since"):
        # 2023年以来 in the report for 2023 is that year.
        return Time.THIS if year and any(t.year == year for t in before[-1:]) else Time.PART
    if measure and measure.is_month:
        return _time_of_month(now, line, at)
    if aside or (measure and not measure.year):
        return now
    if measure:
        return Time.THIS if year is None or measure.year == year else Time.OTHER
    # 2022年全年 is 2022 still.
    stays = now is Time.OTHER and token.name == "this"
    this = now if stays or now is Time.PLANNED else Time.THIS
    named = {"this": this, "now": this, "last": Time.OTHER, "next": Time.OTHER, "ever": Time.EVER}
    return named.get(token.name, Time.PART)


def _time_of_month(now: Time, line: Line, at: int) -> Time:
    """Return the time after a month: alone it is a part of the year, as an end it bounds it."""
    text = line.tokens[at].text
    before, behind = ("".join(t.text for t in line.tokens[n : n + 1]) for n in (at - 1, at + 1))
    if before.endswith(("至", "到", "-", "—")) and before not in {"截至", "截止"}:
        return now if text.endswith("12月") else Time.PART
    bounds = text.endswith(("底", "末")) or behind[:1] in set("至到-—前底末")
    return now if bounds or before in {"截至", "截止"} else Time.PART
