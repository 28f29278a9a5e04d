"""Figures told after their change: 新制发规范性文件同比减少 2 件，共计 3 件."""

from gaitool.claims.ratios import CHANGED, THAN_LAST_YEAR
from gaitool.text.patterns import pattern

_SUM = r"^[件宗起份]?[，,](?:总数|总量)?(?:共计|合计|总计|共有?|为|达到?)$"
_TOLD = (
    rf"(?:^|(?<=[，,。；;：:\d]))(?P<named>[^，,。；;：:\d]{{2,30}}?)(?:数量|总数|总量|数|量)?"
    rf"(?:{THAN_LAST_YEAR}|(?:与|较|比)(?:20\d\d年度?|上年度?|去年)的?\d{{1,9}}[件宗起份](?:相比)?)"
    rf"{CHANGED}\d{{1,9}}(?:\.\d{{1,9}})?[件宗起份%][，,](?:总数|总量)?(?:共计|合计|总计|共有?|为|达到?)$"
)


def named_before_change(left: str, sentence: str) -> str | None:
    """Return the words that would stand before the number, had its change not come first."""
    if not pattern(_SUM).search(left):
        return None
    told = pattern(_TOLD).search(sentence)
    return f"{told['named']}共" if told else None
