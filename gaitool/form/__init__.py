"""The statutory form as data: the only place that knows rows, columns, labels and totals."""

from gaitool.form.agency import AgencyType, Level, may_make_regulations
from gaitool.form.applications import APPLICATIONS
from gaitool.form.disclosure import DISCLOSURE, DOCUMENTS
from gaitool.form.disputes import DISPUTES
from gaitool.form.model import (
    Block,
    CellKey,
    Column,
    Form,
    Part,
    Row,
    Table,
    Unit,
)

FORM_2021 = Form(
    version="2021",
    title="政府信息公开工作年度报告",
    basis="国办公开办函〔2021〕30号",
    years=range(2021, 2100),
    parts=(
        Part(
            "overview",
            "一、总体情况",
            presets=(
                "引言",
                "（一）主动公开",
                "（二）依申请公开",
                "（三）政府信息管理",
                "（四）政府信息公开平台建设",
                "（五）监督保障",
            ),
        ),
        Part("disclosure", "二、主动公开政府信息情况", table=DISCLOSURE),
        Part("applications", "三、收到和处理政府信息公开申请情况", table=APPLICATIONS),
        Part("disputes", "四、政府信息公开行政复议、行政诉讼情况", table=DISPUTES),
        Part(
            "problems",
            "五、存在的主要问题及改进情况",
            presets=("存在的主要问题", "改进情况"),
        ),
        Part("other_matters", "六、其他需要报告的事项"),
    ),
)

__all__ = [
    "APPLICATIONS",
    "DISCLOSURE",
    "DISPUTES",
    "DOCUMENTS",
    "FORM_2021",
    "AgencyType",
    "Block",
    "CellKey",
    "Column",
    "Form",
    "Level",
    "Part",
    "Row",
    "Table",
    "Unit",
    "may_make_regulations",
]
