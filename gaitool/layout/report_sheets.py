"""The two sheets that show a whole report, printed and copied, and what each says it is for."""

PRINTED_SHEET = "排版"
COPIED_SHEET = "粘贴"

PRINTED_HINT = (
    "本页用来打印：每行、每页都已按 GB/T 9704 排好。要复制到 Word 或 WPS，用“粘贴”一页。"
    "本行不打印。"
)
COPIED_HINT = (
    "本页用来复制到 Word 或 WPS：在左上角的名称框里选“粘贴_全文”，再复制；只要一段文字，"
    "选“粘贴_文字1”等；只要一张表，用后面它自己的工作表。要打印，用“排版”一页。本行不打印。"
)
