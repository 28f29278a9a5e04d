"""Table 三, 收到和处理政府信息公开申请情况: received, carried in, concluded, carried out."""

from gaitool.form.model import Block, Column, Row, Table

APPLICANTS = "申请人情况"
ORGANISATIONS = "法人或其他组织"
RESULTS = "三、本年度办理结果"
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

_APPLICANT_COLUMNS = (
    Column("natural_person", "自然人", (APPLICANTS,)),
    Column("business", "商业企业", (APPLICANTS, ORGANISATIONS)),
    Column("research", "科研机构", (APPLICANTS, ORGANISATIONS)),
    Column("public_interest", "社会公益组织", (APPLICANTS, ORGANISATIONS)),
    Column("legal_service", "法律服务机构", (APPLICANTS, ORGANISATIONS)),
    Column("other", "其他", (APPLICANTS, ORGANISATIONS)),
)
_TOTAL_COLUMN = Column(
    "total", "总计", (APPLICANTS,), sums=tuple(column.key for column in _APPLICANT_COLUMNS)
)


def _group(heading: str, *rows: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Row(key, label, (RESULTS, heading)) for key, label in rows)


REFUSED = _group(
    "（三）不予公开",
    ("refused_state_secret", "1.属于国家秘密"),
    ("refused_prohibited_by_law", "2.其他法律行政法规禁止公开"),
    ("refused_safety_stability", "3.危及“三安全一稳定”"),
    ("refused_third_party", "4.保护第三方合法权益"),
    ("refused_internal_affairs", "5.属于三类内部事务信息"),
    ("refused_process", "6.属于四类过程性信息"),
    ("refused_enforcement_file", "7.属于行政执法案卷"),
    ("refused_enquiry", "8.属于行政查询事项"),
)
UNAVAILABLE = _group(
    "（四）无法提供",
    ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
    ("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
    ("unavailable_unclear", "3.补正后申请内容仍不明确"),
)
DECLINED = _group(
    "（五）不予处理",
    ("declined_petition", "1.信访举报投诉类申请"),
    ("declined_repeat", "2.重复申请"),
    ("declined_publication", "3.要求提供公开出版物"),
    ("declined_abusive", "4.无正当理由大量反复申请"),
    ("declined_reconfirm", "5.要求行政机关确认或重新出具已获取信息"),
)
OTHERWISE = _group(
    "（六）其他处理",
    (
        "other_not_corrected",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "other_fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other_misc", "3.其他"),
)
_RESULT_ROWS = (
    Row("granted", "（一）予以公开", (RESULTS,)),
    Row(
        "partly_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        (RESULTS,),
        short="（二）部分公开",
    ),
    *REFUSED,
    *UNAVAILABLE,
    *DECLINED,
    *OTHERWISE,
)

APPLICATIONS = Table(
    key="applications",
    name="表三",
    balance=(("received", "carried_in"), ("concluded", "carried_out")),
    blocks=(
        Block(
            rows=(
                Row("received", "一、本年新收政府信息公开申请数量", short="本年新收"),
                Row("carried_in", "二、上年结转政府信息公开申请数量", short="上年结转"),
                *_RESULT_ROWS,
                Row(
                    "concluded",
                    "（七）总计",
                    (RESULTS,),
                    sums=tuple(row.key for row in _RESULT_ROWS),
                    short="办理总计",
                ),
                Row("carried_out", "四、结转下年度继续办理", short="结转下年"),
            ),
            columns=(*_APPLICANT_COLUMNS, _TOTAL_COLUMN),
        ),
    ),
)
