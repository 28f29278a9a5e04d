"""Takes the names of organs apart, by place and office, and tells whether two may be of one."""

from typing import NamedTuple

from gaitool.text.patterns import HAN, has_one, pattern

# 州 of 杭州市, 乡 of 新乡县 and 旗 of 红旗区 end no place of their own.
_PLACE = (
    HAN + r"{1,12}?(?:特别行政区|自治[区州县旗]|省|街道|市|县|区(?!域|划)|[州盟](?![市县区])"
    r"|地区|旗(?![市县区镇乡])|镇(?!市)|乡(?![市县]))"
)
_NO_PLACES = frozenset(
    ["城市", "城乡", "城镇", "乡镇", "社区", "园区", "景区", "山区", "地区", "市县", "区县", "街道"]
)
# 住房和城乡…: the characters of a place, but in the name of an office; not so 和静县, 民和县.
_OF_AN_OFFICE = tuple(
    """
    局 委 办 厅 管理 建设 监督 发展 服务 资源 环境 文化 卫生 教育 交通 农业 水利 民政
    财政 人力 综合 社会 住房 规划 执法 退役 人民 政府 工业 科学 自然 生态
    """.split()
)


class OrganName(NamedTuple):
    """The places in the name of an organ, the widest first, and the rest of it."""

    places: tuple[str, ...]
    organ: str


def taken_apart(name: str) -> OrganName:
    """Return the places in a name and what is left: 某省, 某市, 某县 and 林业局."""
    places: list[str] = []
    rest = name.removeprefix("中华人民共和国").removeprefix("中国共产党").removeprefix("中共")
    while match := pattern(_PLACE).match(rest):
        # 某区人民政府某街道办事处: the office is named with its government.
        place = match[0].removeprefix("人民政府")
        # 市城乡规划局: the 市 is one of which the name is left out.
        bare = place[1:] if place[0] in "省市县区" else place
        if bare in _NO_PLACES or has_one(place, _OF_AN_OFFICE) or has_one(place[1:-2], "和与及"):
            break
        places.append(place)
        rest = rest[match.end() :]
    return OrganName(tuple(places), rest)


def may_be_the_same(name: str, other: str) -> bool:
    """Whether one name is the other shortened: its characters occur in it in their order.

    The government that an office belongs to may be named with it: 县政府林业局 is 县林业局.
    """
    if name == other:
        return True
    shorter, longer = sorted(map(_without_government, (name, other)), key=len)
    # The iterator is used up as it goes, so that the order counts.
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _without_government(name: str) -> str:
    return pattern(rf"(?:人民)?政府(?={HAN}{{2}})(?!办公[室厅])").sub("", name)
