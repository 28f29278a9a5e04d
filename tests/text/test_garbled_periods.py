"""Which words are a garbled period of a year, and that ordinary ranges are none."""

import pytest

from gaitool.text.garbled_periods import garbled_periods
from gaitool.text.sentences import fold

ORDINARY = """
2023年10月至12月开展专项行动
11月10日至12日组织竞赛
11月10—12日组织竞赛
1月1日至31日公示
1日至12日3次巡查
2023年1月至12月3日受理
10月1日至3日放假
1月至11月，12月31日前
2023年1月11日、2023年12月31日各召开一次
2023年1月11日召开会议，12月31日前完成
11月1日起至12月3日止
11月至12月23日开展整改
1—12月
10、11月至12月
11日至12日举办培训
11日到12月23日举办展览
自1日至12月31日轮流值守
2011年至2012年
2021年至2023年累计公开120条
2021—2023年累计公开
1年至3年有期徒刑
2023年至2024年1月
2023年1月至1231件
8时至12时
11时至12时31分
10日11时至12日12时
每日1时至12时31分
收费10元至13元
收费1元至1231元
收费11元-123元
罚款11元到12元31角
票价2023年1元至2023年12月31日
人均1元月租至12元
11岁至12岁
1岁至123岁
气温1度至12度
气温-1至12度
电话0101-1231
电话0351-1231231
电话11-12312310
传真20231101转1231
邮编010123
建设路11-1231号
建设路1号至123号
晋政发〔2023〕11-123号
晋政发〔2023〕1号至12号
版本1.1-12.31.5
第1条至第12条
第1-12页
得分11-12分
占比1%至12.31%
1楼至12楼
11:00-12:31
G11至S123高速
2023年度
截至2023年12月31日
1月1日
11至12个工作日
1至12级
2023年1月1日起施行
第11日至第23日补正
""".strip().splitlines()

OF_A_YEAR = """
202311日至20231231日
20231月1日至12月31日
202311日起至1231日止
2023年1月日至2023年12月31日
2023年1日至2023年12月31日
2023年元月日至12月31日
2023年1月l日至12月31日
2023年1月1日至2023年12月3l日
2023年1月1日2023年12月31日
""".strip().splitlines()


@pytest.mark.parametrize("words", ORDINARY)
def test_an_ordinary_range_is_no_garbled_period(words: str) -> None:
    told = fold(f"{words}，我局公开信息。").text
    assert [one.words for one in garbled_periods(told) if one.is_of_a_year] == []


@pytest.mark.parametrize("words", ORDINARY[:-2])
def test_a_range_without_a_slip_is_none_where_it_is_called_the_period(words: str) -> None:
    assert list(garbled_periods(fold(words).text)) == []


@pytest.mark.parametrize("words", OF_A_YEAR)
def test_a_slip_in_the_days_of_a_year_is_seen(words: str) -> None:
    (garbled,) = garbled_periods(fold(f"现将{words}的情况报告如下。").text)
    assert (garbled.words.removesuffix("止"), garbled.is_of_a_year) == (
        words.removesuffix("止"),
        True,
    )
