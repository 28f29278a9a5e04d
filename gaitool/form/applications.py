"""Shim."""

from gaitool.form import APPLICATIONS

APPLICANTS = "申请人情况"
ORGANISATIONS = "法人或其他组织"
RESULTS = "三、本年度办理结果"
CORNER = APPLICATIONS.corner
REFUSED, UNAVAILABLE, DECLINED, OTHERWISE = (
    tuple(r for r in APPLICATIONS.rows if r.group == g)
    for g in ("refused", "unavailable", "declined", "otherwise")
)
