"""What the name of an organ settles of its type and level; the rest is left open."""

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gaitool.form.agency import AgencyType, Level
from gaitool.record import Value
from gaitool.text.organ_names import OrganName, taken_apart
from gaitool.text.patterns import HAN, pattern
from gaitool.toml_file import read_packaged

_PLACES = Path(__file__).with_name("places.toml")
_SPECIAL_DISTRICT = (
    r"(?:开发|高新|新|示范|度假|管理|合作|经济|风景|名胜|保税"
    r"|工业|产业|功能|试验|旅游|园|物流|保护)区$"
)
_NATIONAL_BEGINS = ("国务院", "国家", "中华人民共和国")
_NATIONAL = (
    r"(?:国务院[^省市县区州旗]{2,14}|国家[^省市县区州旗]{2,12}(?:局|委员会|署)"
    r"|中华人民共和国[^省市县区州旗]{2,12}(?:部|署|委员会))"
)
# Of a party committee, a congress or a court: none of the five types.
_NO_AGENCY = r"^[县市区省州]?委|党委|党工委|纪律|监察委|人大|政协|组织部|宣传部|统战部|法院|检察"
_WITHIN = r"(?:(?<!^)办事处|分局|[^委]所|站|队|园区[^局委]*|管理委员会|管委会)$"
_DEPARTMENT = r"(?:局|厅|(?<!管理)委员会|(?<!管)委)$"
_OFFICES = (
    r"(?:人民防空|国防动员|外事|侨务|港澳|台湾事务|信访|金融|机关事务|研究室|参事室)"
    rf"{HAN}{{0,6}}办公室$"
)
_LEVELS = MappingProxyType(
    {
        "省": Level.PROVINCIAL,
        "盟": Level.PREFECTURAL,
        "县": Level.COUNTY,
        "旗": Level.COUNTY,
        "镇": Level.TOWNSHIP,
        "乡": Level.TOWNSHIP,
        "道": Level.TOWNSHIP,
    }
)
"""Of places whose name tells it, by its last character."""


class OrganKind(NamedTuple):
    """Type and level of an organ; None for what its name leaves open."""

    agency_type: AgencyType | None
    level: Level | None


class _Places(Value):
    municipalities: frozenset[str]
    cities: frozenset[str]
    prefectures: frozenset[str]
    districts: frozenset[str]


def kind_of_organ(name: str) -> OrganKind:
    """Return type and level of an organ as far as its name settles them."""
    if name.startswith(_NATIONAL_BEGINS) and pattern(_NATIONAL).fullmatch(name):
        return OrganKind(AgencyType.DEPARTMENT, Level.NATIONAL)
    parts = taken_apart(name)
    if not parts.places:
        return OrganKind(None, None)
    # An office that a place has somewhere within it may stand lower than the place.
    level = None if pattern(_WITHIN).search(parts.organ) else _level(parts.places)
    return OrganKind(_type(name, parts), level)


def _type(name: str, parts: OrganName) -> AgencyType | None:
    organ = parts.organ
    if parts.places[-1].endswith(("镇", "乡", "街道")):
        is_body = organ in ("", "人民政府", "政府", "办事处", "街道办事处")
        return AgencyType.TOWNSHIP if is_body else None
    if pattern(_NO_AGENCY).search(organ) or name.startswith("中共"):
        return None
    match organ:
        case "人民政府" | "政府" | "行政公署":
            return AgencyType.GOVERNMENT
        case "人民政府办公室" | "人民政府办公厅" | "政府办公室" | "政府办公厅" | "政府办":
            return AgencyType.GENERAL_OFFICE
        case _ if pattern(_DEPARTMENT).search(organ) or pattern(_OFFICES).search(organ):
            return AgencyType.DEPARTMENT
        case _:
            return None


def _level(places: tuple[str, ...]) -> Level | None:
    """Return the level of the innermost place."""
    place = places[-1]
    match place[-1]:
        case "市":
            return _level_of_city(places, _places())
        case "区":
            return _level_of_district(place, _places())
        case "州":
            return Level.PREFECTURAL if place in _places().prefectures else None
        case ending:
            return _LEVELS[ending]


def _level_of_city(places: tuple[str, ...], known: _Places) -> Level | None:
    """Return the level of a 市; None for one in no list, which may be new or have another name."""
    city = places[-1].removesuffix("市")
    if city in known.municipalities:
        return Level.PROVINCIAL
    if city in known.cities:
        return Level.PREFECTURAL
    # A city in a city or in a 州, 盟 or 地区 is a 县级市.
    return Level.COUNTY if len(places) > 1 and _level(places[:-1]) is Level.PREFECTURAL else None


def _level_of_district(place: str, known: _Places) -> Level | None:
    if place.endswith(("自治区", "特别行政区")):
        return Level.PROVINCIAL
    if place.endswith("地区"):
        return Level.PREFECTURAL
    if place in known.districts:
        return Level.COUNTY
    return None if pattern(_SPECIAL_DISTRICT).search(place) else Level.COUNTY


@cache
def _places() -> _Places:
    data = read_packaged(_PLACES)
    return _Places(
        municipalities=frozenset(data["municipalities"]),
        cities=frozenset(city for cities in data["cities"].values() for city in cities),
        prefectures=frozenset(data["prefectures"]["full"] + data["prefectures"]["short"]),
        districts=frozenset(data["districts"]["county_level"]),
    )
