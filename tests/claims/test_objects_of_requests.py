"""What requests are about changes no claim, whatever words it uses."""

import pytest

from gaitool.claims import claims

from tests.support.labelled import YEAR, in_words

WORDS = (
    *("城市更新", "行政许可", "行政处罚", "行政强制", "信访", "投诉举报", "政策咨询", "建议提案"),
    *("行政复议", "行政诉讼", "备案", "培训", "公布", "网站", "征地", "拆迁", "规范性文件"),
    *("行政事业性收费", "去年", "会议", "考核", "学校", "医院", "公示", "档案", "项目", "补贴"),
    *("仲裁", "执法检查", "督查", "工伤认定", "社保", "公积金", "不动产登记", "环境保护"),
    *("城市规划", "物业管理", "财政预算", "审核", "解读", "热线", "留言", "来信", "案卷", "道路"),
)
SENTENCES = (
    "受理政府信息公开申请57件，申请内容主要涉及{}等方面，依法办结55件，结转下年2件。",
    "新收政府信息公开申请57件，内容集中在{}、财政资金等领域；办结55件，结转至下年度2件。",
    "全年共收到涉及征地、{}等领域的政府信息公开申请57件，答复55件，其余2件结转下一年度。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_object_changes_no_claim(sentence: str, word: str) -> None:
    read = [in_words(claim) for claim in claims(sentence.format(word), year=YEAR)]

    assert read == ["received 57", "concluded 55", "carried_out 2"]
