"""Five registers laid out as offices lay them out."""

from openpyxl import Workbook

from tests.support.registers import as_workbook, saved

# 一、县政府办: a title, numbers twice, sums and a signature at the end, a merged cell for two.
COUNTY = as_workbook(
    [
        ["示例县人民政府办公室2025年政府信息依申请公开登记台账"],
        [],
        [
            "序号",
            "登记编号",
            "申请人",
            "申请人性质",
            "联系方式",
            "申请内容",
            "收件时间",
            "办结时间",
            "办理结果",
            "备注",
        ],
        [
            1,
            "县依申〔2025〕1号",
            "甲某",
            "公民",
            "139",
            "某路征收",
            "2025.1.6",
            "2025.1.20",
            "予以公开",
            "",
        ],
        [
            2,
            "县依申〔2025〕2号",
            "乙公司",
            "企业",
            "138",
            "某规划",
            "2025年3月5日",
            "2025年4月1日",
            "信息不存在",
            "见批示",
        ],
        [
            3,
            "县依申〔2025〕3号",
            None,
            None,
            None,
            "另一规划",
            "2025/3/5",
            "2025-04-01",
            "不属于本机关",
            "",
        ],
        [],
        [4, "县依申〔2024〕9号", "丙某", "自然人", "137", "某批文", 45646, 45667, "部分公开", ""],
        [5, "县依申〔2025〕4号", "丁某", "自然人", "136", "某批文", "2025-12-22", "", "", ""],
        ["合计", None, None, None, None, None, "5件", "4件"],
        ["填表人：戊某", None, None, "审核人：己某"],
    ],
    merged=["A1:J1", "C5:C6", "D5:D6", "E5:E6", "A11:C11"],
)
# 二、市局: group heads over two rows, a group of a single column.
BUREAU = as_workbook(
    [
        [
            "序号",
            "申请人情况",
            None,
            None,
            "收到申请",
            None,
            "办理情况",
            None,
            None,
            "行政复议情况",
            "行政诉讼",
        ],
        [
            None,
            "姓名或名称",
            "类别",
            "联系电话",
            "日期",
            "方式",
            "期限",
            "答复日期",
            "结果",
            "结果",
            "结果",
        ],
        [
            1,
            "甲某",
            "自然人",
            "139",
            "2025-02-03",
            "信函",
            "20日",
            "2025-02-20",
            "不予公开-国家秘密",
            "维持",
            "维持",
        ],
        [
            2,
            "乙所",
            "律师事务所",
            "138",
            "2025-02-04",
            "网络",
            "20日",
            "2025-02-21",
            "不予公开",
            "",
            "",
        ],
        [
            3,
            "丙院",
            "科研院所",
            "137",
            "2025-02-05",
            "网络",
            "20日",
            "2025-02-24",
            "重复申请",
            "无",
            "无",
        ],
    ],
    merged=["A1:A2", "B1:D1", "E1:F1", "G1:I1"],
)
# 三、区政府: boxes ticked in place of words, heads over three rows.
TICKED = as_workbook(
    [
        [
            "编号",
            "申请人",
            None,
            None,
            None,
            "收到时间",
            "答复时间",
            "办理结果",
            None,
            None,
            None,
            None,
        ],
        [
            None,
            "自然人",
            "法人或其他组织",
            None,
            None,
            None,
            None,
            "予以公开",
            "部分公开",
            "不予公开",
            None,
            "其他处理",
        ],
        [
            None,
            None,
            "商业企业",
            "科研机构",
            "其他",
            None,
            None,
            None,
            None,
            "国家秘密",
            "过程性信息",
            "其他",
        ],
        ["A1", "√", None, None, None, "2025-01-06", "2025-01-20", "√", None, None, None, None],
        ["A2", None, None, None, "√", "2025-01-07", "2025-01-21", None, None, None, "√", None],
        ["A3", "√", "√", None, None, "2025-01-08", "2025-01-22", None, "√", None, None, None],
        ["A4", None, None, "√", None, "2025-01-09", "2025-01-23", None, None, None, None, "√"],
        ["A5", "√", None, None, None, "2025-12-09", None, None, None, None, None, None],
    ],
    merged=[
        "A1:A3",
        "B1:E1",
        "B2:B3",
        "C2:E2",
        "F1:F3",
        "G1:G3",
        "H1:L1",
        "H2:H3",
        "I2:I3",
        "J2:K2",
    ],
)
# 四、网站导出: GBK, line breaks and commas within quotation marks, moments, 法人/其他组织.
PORTAL = (
    "申请单号,申请人类型,姓名,申请时间,所需信息内容描述,处理状态,答复类型,答复时间\r\n"
    '2025001,公民,甲某,2025-01-05 10:20:33,"一、某路,\r\n二、某桥",已办结,同意公开,'
    "2025-01-16 09:00:00\r\n"
    '2025002,法人/其他组织,乙公司,2025-02-05 08:00:00,"某规划",已办结,信息不存在,'
    "2025-02-26 09:00:00\r\n"
    "2025003,公民,丙某,2025-03-05 08:00:00,某批文,处理中,,\r\n"
    "2025004,公民,丁某,2025-03-06 08:00:00,某批文,已办结,补正,2025-03-10 08:00:00\r\n"
).encode("gb18030")


def monthly() -> bytes:
    """五、乡镇: a sheet a month whose numbers begin anew, words of its own in a sheet 对照."""
    book = Workbook()
    book.remove(book.active)
    head = ["序号", "来件日期", "来件人身份", "处理意见", "复函日期"]
    for month, lines in {
        "1月": [[1, "2025-01-06", "村民", "给了", "2025-01-16"]],
        "2月": [
            [1, "2025-02-06", "合作社", "没有这个", "2025-02-17"],
            [2, "2025-02-07", "村民", "", ""],
        ],
    }.items():
        sheet = book.create_sheet(month)
        for line in [head, *lines]:
            sheet.append(line)
    words = book.create_sheet("对照")
    for line in [
        ["类别", "用语", "对应"],
        ["列名", "来件人身份", "申请人类型"],
        ["列名", "处理意见", "办理结果"],
        ["列名", "复函日期", "答复日期"],
        ["申请人类型", "村民", "自然人"],
        ["申请人类型", "合作社", "其他"],
        ["办理结果", "给了", "予以公开"],
        ["", "没有这个", "本机关不掌握相关政府信息"],
    ]:
        words.append(line)
    return saved(book)
