"""G811: the numbers （一）（二）… of a part run on."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.record import Value
from gaitool.rules.rule import CannotCheck, Violation, derived, found_section, rule
from gaitool.rules.texts import texts
from gaitool.text.numbering import Break, first_break, point_number, point_numbers
from gaitool.text.patterns import pattern

_OVERVIEW = "overview"
_UNNUMBERED = (
    r"(?:\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|[（(]?\s*[）)])"
    r"|[^\s，,。；：:、\d（(]{3,16}(?:[。：:](?=\S)|[：:]?$)"
)
"""How a point begins whose number （一） is another one or lost: 依申请公开。全年……"""

_ITS_END = ("）", ")")
"""What may be left of a number: ）平台建设。……"""

_LATER_LISTS = tuple(f"{numeral}、" for numeral in "二三四五六七八九")


class _Numbered(Value):
    """The number of a point, and the index of the text that it stands in.

    ``lost`` counts the points without such a number that stand right before it in print.
    """

    number: int
    text: int
    lost: int = 0


@rule(
    "G811",
    Severity.WARNING,
    "（一）（二）…的序号连续，不缺不重",
    derived("序号跳号或重号，多半是漏了或重复了一段"),
    each=lambda form: form.sections,
)
def numbers_of_points_run_on(report: FilledReport, part: str) -> Iterator[Violation]:
    """Follow the numbers of a part: of its sub-headings and run-in points, and inside each text."""
    if report.late_start and part in report.late_start.parts:
        raise CannotCheck("原文没有从头开始，前面的序号没有看到")
    # Part five lists problems and then improvements, each from （一）; part one has one list.
    may_restart = part != _OVERVIEW or _has_lists_of_points(report, part)
    for numbered in _sequences(report, part):
        numbers = [one.number for one in numbered]
        lost = [one.lost for one in numbered]
        if broken := first_break(numbers, may_restart=may_restart, lost=lost):
            here = point_number(broken.number)
            order = "".join(map(point_number, numbers))
            yield Violation(
                cells=(found_section(report, part, numbered[broken.at].text, here),),
                message=f"{_what_is_wrong(broken)}现在的顺序是{order}。",
                expected=point_number(broken.before + 1),
                actual=here,
                hint="核对是否漏了一段或重复了一段，再改正序号。",
            )


def _has_lists_of_points(report: FilledReport, part: str) -> bool:
    """Whether lines numbered 一、二、 stand above the points: each may have a list of its own."""
    bodies = (text.entry.body for text in texts(report, part))
    lines = (line for body in bodies for line in body.split("\n"))
    return any(line.lstrip().startswith(_LATER_LISTS) for line in lines)


def _sequences(report: FilledReport, part: str) -> list[list[_Numbered]]:
    """Return the numbers that belong together.

    Numbered sub-headings and points without one make one sequence, whichever stands first. A
    list that begins at （一） inside the text of a numbered sub-heading is another one.
    """
    every = list(_points(report, part))
    following = [heads[0].number if heads else 0 for heads, _ in every[1:]]
    outer: list[_Numbered] = []
    sequences = [outer]
    for (heads, points), after in zip(every, [*following, 0], strict=False):
        outer += heads
        if heads:
            inner, going_on = _inside(points, outer[-1].number, after)
            outer += going_on
            sequences.append(inner)
        elif points and points[0].number == 1 and outer:
            outer = points
            sequences.append(outer)
        else:
            outer += points
    return sequences


def _points(report: FilledReport, part: str) -> Iterator[tuple[list[_Numbered], list[_Numbered]]]:
    """Yield for each text the number of its sub-heading, if any, and those in its body.

    Portals and converters lose the numbers of lists. A sheet is as its office wrote it.
    """
    lost = 0
    for text in texts(report, part):
        heads = [_Numbered(n, text.index, lost) for n in point_numbers(text.entry.heading)[:1]]
        points: list[_Numbered] = []
        is_copied = report.headings is not None and not text.is_preamble
        lost = 0 if heads else lost + (is_copied and _is_unnumbered(text.entry.heading))
        for at, line in enumerate(text.entry.body.splitlines()):
            numbers = point_numbers(line)
            points += [_Numbered(n, text.index, 0 if i else lost) for i, n in enumerate(numbers)]
            # The first line below a sub-heading is its text, unless it begins with such an end.
            is_text = text.entry.heading and at == 0 and not line.strip().startswith(_ITS_END)
            is_lost = is_copied and not is_text and _is_unnumbered(line)
            lost = 0 if numbers else lost + is_lost
        yield heads, points


def _is_unnumbered(line: str) -> bool:
    return bool(pattern(_UNNUMBERED).match(line.strip()))


def _inside(
    points: list[_Numbered], outer: int, after: int
) -> tuple[list[_Numbered], list[_Numbered]]:
    """Part the points in the text of a sub-heading: a list of its own, and those that go on.

    （四） below （三） goes on where no list has begun at （一）, or where the next sub-heading has
    （五）: offices leave sub-headings out.
    """
    inner: list[_Numbered] = []
    going_on: list[_Numbered] = []
    for point in points:
        number = point.number
        follows_inner = bool(inner) and number == inner[-1].number + 1
        follows_outer = number == outer + 1 and (not follows_inner or number + 1 == after)
        if follows_outer:
            going_on.append(point)
            outer = number
        else:
            inner.append(point)
    return inner, going_on


def _what_is_wrong(broken: Break) -> str:
    here = point_number(broken.number)
    if not broken.before:
        return f"第一个序号是{here}，不是（一）。"
    before = point_number(broken.before)
    if broken.number == broken.before:
        return f"序号{here}重复。"
    return f"{before}之后是{here}，应当是{point_number(broken.before + 1)}。"
