"""Table 四, 行政复议、行政诉讼情况: outcomes of reviews and suits, printed side by side."""

from gaitool.form.model import Block, Column, Row, Table

REVIEW = "行政复议"
SUIT = "行政诉讼"

_OUTCOMES = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other_outcome", "其他结果"),
    Column("pending", "尚未审结"),
)

DISPUTES = Table(
    key="disputes",
    name="表四",
    blocks=(
        Block(
            rows=(
                Row("review", REVIEW),
                Row("direct_suit", "未经复议直接起诉", (SUIT,)),
                Row("suit_after_review", "复议后起诉", (SUIT,)),
            ),
            columns=(
                *_OUTCOMES,
                Column("total", "总计", sums=tuple(column.key for column in _OUTCOMES)),
            ),
        ),
    ),
)
