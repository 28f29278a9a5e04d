"""Sentences in which an organ speaks of 规章 as its own."""

from gaitool.text.patterns import Guarded, has_one, pattern

# 法律、法规、规章 and the like speak of the law as a whole.
_LAW = r"(?:法律|法规|章程|准则)[、和及与或]?(?:政府|部门|地方)?规章"
_OF_OTHERS = (
    r"(?:国务院|国家|部委|上级|省政府|市政府|省级|省|内部|各项|有关|相关|地方性)"
    r"(?:部门|政府)?的?规章"
)
_NOT_OWN = rf"{_LAW}|{_OF_OTHERS}|规章制度|规章立项|党内规章"
# 规章制发0件 repeats the row of the table and claims nothing.
_DENIED = ("未", "没有", "无", "不具有", "不具备", "不涉及")
_NONE = Guarded(r"规章(?:制发|废止|现行有效|数量|件数|为|共|数|：|:)*[0零]件?", ("0", "零"))
_ENDS_OF_CLAUSES = str.maketrans("，,；;", "。。。。")
_OWN = (
    r"(?:本机关|本单位|本级|[本我][局办委厅镇乡市县区州]|现行有效)[^，。；、]{0,6}规章",
    r"(?:制定|制发|出台|颁布|发布|修订|废止|公布|印发|清理)(?:并\w{2})?(?:了|的)?"
    r"[^，。；、：（）\d]{0,6}(?:\d+[件部])?(?:政府|部门)?规章",
    r"规章[^，。；、]{0,8}?[1-9]\d*[件部]",
)


def speaks_of_own_regulations(folded: str) -> str | None:
    """Return the words in which a folded sentence speaks of 规章 as the writer's own.

    法律、法规、规章, 规章制度, 规章 of others and denials (未制定规章, 规章0件) are none.
    """
    # 规章制度 is what most texts mean: the patterns are not needed for it.
    if "规章" not in folded.replace("规章制度", ""):
        return None
    # Crossed out before the search, so that a verb nearby does not take them for its object.
    bare = pattern(_NOT_OWN).sub("*", folded)
    for clause in bare.translate(_ENDS_OF_CLAUSES).split("。"):
        if "规章" not in clause or has_one(clause, _DENIED) or _NONE.search(clause):
            continue
        for source in _OWN:
            if match := pattern(source).search(clause):
                return match[0]
    return None
