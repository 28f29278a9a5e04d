"""What names of organs settle of their type and level, and what they leave open."""

import tomllib
from importlib import resources

import pytest

from gaitool.form import AgencyType, Level, kind_of_organ

GOVERNMENT, OFFICE, DEPARTMENT, TOWNSHIP, _ = AgencyType
NATIONAL, PROVINCIAL, PREFECTURAL, COUNTY, LOCAL = Level

KINDS = {
    "松河县水利局": (DEPARTMENT, COUNTY),
    "松河县人民政府": (GOVERNMENT, COUNTY),
    "松河县人民政府办公室": (OFFICE, COUNTY),
    "松河县住房和城乡建设局": (DEPARTMENT, COUNTY),
    "松河县柳树镇人民政府": (TOWNSHIP, LOCAL),
    "柳树镇": (TOWNSHIP, LOCAL),
    "古城乡人民政府": (TOWNSHIP, LOCAL),
    "宁波市海曙区月湖街道办事处": (TOWNSHIP, LOCAL),
    "宁波市海曙区人民政府月湖街道办事处": (TOWNSHIP, LOCAL),
    "宁波市人民政府": (GOVERNMENT, PREFECTURAL),
    "宁波市城市管理局": (DEPARTMENT, PREFECTURAL),
    "盐城市市场监督管理局": (DEPARTMENT, PREFECTURAL),
    "景德镇市教育局": (DEPARTMENT, PREFECTURAL),
    "宁波市慈溪市财政局": (DEPARTMENT, COUNTY),
    "新乡市红旗区民政局": (DEPARTMENT, COUNTY),
    "重庆市水利局": (DEPARTMENT, PROVINCIAL),
    "重庆市万州区水利局": (DEPARTMENT, COUNTY),
    "浙江省人民政府办公厅": (OFFICE, PROVINCIAL),
    "宁夏回族自治区水利厅": (DEPARTMENT, PROVINCIAL),
    "楚雄彝族自治州水务局": (DEPARTMENT, PREFECTURAL),
    "兴安盟行政公署": (GOVERNMENT, PREFECTURAL),
    "阿荣旗人民政府": (GOVERNMENT, COUNTY),
    "滨海新区人民政府": (GOVERNMENT, COUNTY),
    "国家林业和草原局": (DEPARTMENT, NATIONAL),
    "中华人民共和国水利部": (DEPARTMENT, NATIONAL),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_full_name_settles_type_and_level(name):
    assert tuple(kind_of_organ(name)) == KINDS[name]


OPEN = {
    "松河市水利局": (DEPARTMENT, None),
    "松河市人民政府办公室": (OFFICE, None),
    "松河经济技术开发区管理委员会": (None, None),
    "水利局": (None, None),
    "": (None, None),
    "国家税务总局松河县税务局": (None, None),
    "松河县政务服务中心": (None, COUNTY),
    "松河县城西办事处": (None, None),
    "松河县公安局城西分局": (DEPARTMENT, None),
    "中共松河县委宣传部": (None, COUNTY),
    "松河县": (None, COUNTY),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_a_name_does_not_settle_is_left_open(name):
    assert tuple(kind_of_organ(name)) == OPEN[name]


def test_the_list_of_places_is_complete():
    data = tomllib.loads(resources.files("gaitool.form").joinpath("places.toml").read_text("utf-8"))
    cities = [city for cities in data["cities"].values() for city in cities]
    assert (len(cities), len(set(cities))) == (293, 293)
    assert (len(data["prefectures"]["full"]), len(data["municipalities"])) == (30, 4)
