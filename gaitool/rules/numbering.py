"""G811: the numbers （一）（二）… of a part run on."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.rules.rule import Violation, derived, found_section, rule
from gaitool.rules.texts import texts
from gaitool.text.numbering import Break, first_break, point_number, point_numbers

_OVERVIEW = "overview"
_Numbered = tuple[int, int]
"""The number of a point, and the index of the text that it heads."""


@rule(
    "G811",
    Severity.WARNING,
    "（一）（二）…的序号连续，不缺不重",
    derived("序号跳号或重号，多半是漏了或重复了一段"),
    each=lambda form: form.sections,
)
def numbers_of_points_run_on(report: FilledReport, part: str) -> Iterator[Violation]:
    """Follow the numbers of a part: of its sub-headings and run-in points, and inside each text."""
    for numbered in _sequences(report, part):
        numbers = [number for number, _ in numbered]
        # Part five lists problems and then improvements, each from （一）; part one has one list.
        if broken := first_break(numbers, may_restart=part != _OVERVIEW):
            here = point_number(broken.number)
            order = "".join(map(point_number, numbers))
            yield Violation(
                cells=(found_section(report, part, numbered[broken.at][1], here),),
                message=f"{_what_is_wrong(broken)}现在的顺序是{order}。",
                expected=point_number(broken.before + 1),
                actual=here,
                hint="核对是否漏了一段或重复了一段，再改正序号。",
            )


def _sequences(report: FilledReport, part: str) -> list[list[_Numbered]]:
    """Return the numbers that belong together.

    Numbered sub-headings and points without one make one sequence, whichever stands first. A
    list that begins at （一） inside the text of a numbered sub-heading is another one.
    """
    every = [
        (text, point_numbers(text.entry.heading)[:1], point_numbers(text.entry.body))
        for text in texts(report, part)
    ]
    following = [heads[0] if heads else 0 for _, heads, _ in every[1:]]
    outer: list[_Numbered] = []
    sequences = [outer]
    for (text, heads, points), after in zip(every, [*following, 0], strict=False):
        numbered = [(number, text.index) for number in points]
        outer += [(number, text.index) for number in heads]
        if heads:
            inner, going_on = _inside(numbered, outer[-1][0], after)
            outer += going_on
            sequences.append(inner)
        elif points and points[0] == 1 and outer:
            outer = numbered
            sequences.append(outer)
        else:
            outer += numbered
    return sequences


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
        number = point[0]
        follows_inner = bool(inner) and number == inner[-1][0] + 1
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
