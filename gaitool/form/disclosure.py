"""Table 二, 主动公开政府信息情况: what the organ issued and decided this year."""

from gaitool.form.model import Block, Column, Row, Table, Unit

_DECIDING = (Column("decisions", "本年处理决定数量"),)
_CHARGING = (Column("amount", "本年收费金额（单位：万元）", unit=Unit.TEN_THOUSAND_YUAN),)

FIRST_COLUMN_HEADER = "信息内容"

DOCUMENTS = Block(
    caption="第二十条第（一）项",
    rows=(Row("regulations", "规章"), Row("normative_documents", "行政规范性文件")),
    columns=(
        Column("issued", "本年制发件数"),
        Column("repealed", "本年废止件数"),
        Column("in_force", "现行有效件数"),
    ),
)
"""What the organ issued and repealed, and what of it is in force: a stock that carries on."""

DISCLOSURE = Table(
    key="disclosure",
    name="表二",
    blocks=(
        DOCUMENTS,
        Block(
            caption="第二十条第（五）项",
            rows=(Row("licences", "行政许可"),),
            columns=_DECIDING,
        ),
        Block(
            caption="第二十条第（六）项",
            rows=(Row("penalties", "行政处罚"), Row("compulsory_measures", "行政强制")),
            columns=_DECIDING,
        ),
        Block(
            caption="第二十条第（八）项",
            rows=(Row("fees", "行政事业性收费"),),
            columns=_CHARGING,
        ),
    ),
)
