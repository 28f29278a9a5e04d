"""Who reports: the type of organ, its level, and what follows from them by law."""

from enum import StrEnum


class AgencyType(StrEnum):
    """机关类型, as the cover offers them."""

    GOVERNMENT = "各级人民政府"
    GENERAL_OFFICE = "政府办公室"
    DEPARTMENT = "政府部门"
    TOWNSHIP = "乡镇街道"
    OTHER = "其他"


class Level(StrEnum):
    """行政层级, as the cover offers them; a 县级市 is 县级."""

    NATIONAL = "国家级"
    PROVINCIAL = "省级"
    PREFECTURAL = "设区的市级"
    COUNTY = "县级"
    TOWNSHIP = "乡级"


def may_make_regulations(agency_type: AgencyType, level: Level) -> bool:
    """Whether the organ can make 规章 (立法法 第九十一、九十三条).

    国务院 departments can, and the governments of provinces and of cities with districts;
    the general office reports for its government.
    """
    match agency_type, level:
        # 第九十一条: 部门规章 of the departments of the 国务院.
        case AgencyType.DEPARTMENT, Level.NATIONAL:
            return True
        # 第九十三条: 地方政府规章; no county makes any, not even a 县级市.
        case (
            AgencyType.GOVERNMENT | AgencyType.GENERAL_OFFICE,
            Level.PROVINCIAL | Level.PREFECTURAL,
        ):
            return True
        case _:
            return False
