"""Stretches of wording that several patterns share, as regular expressions on folded text."""

FILL = (
    # A comma only before 共, 总 or 合: any other begins a new clause.
    r"(?:[,，](?=共|总|合))?(?:的|了)?(?:总数量|总数|总量|数量|件数|数|量)?"
    r"(?:本年度?|全年)?(?:共|总计|合计|合共|累计|计|均|各|仅|为|是|有|还有|达到|达|了|:|：)*+"
)
"""Between the words for a figure and its number."""

ABOUT_DISCLOSURE = r"(?:政府信息公开|政务信息公开|信息公开|政务公开|依申请公开|政府信息|依申请)"
_REQUEST = (
    r"(?:的|类|申请表|申请书|申请|事项|事宜|事务|来信|信件|信函|件|信息|政府信息|案件"
    r"|公开|办件|材料|请求|业务|要求|群众|各类|有关|相关)*+"
)
# No word on the way to the request may be of another matter, a channel or a later step.
_OF_ANOTHER_KIND = (
    r"投诉|举报|信访|留言|信箱|热线|工单|建议|提案|咨询|征询|征求|许可|复议|诉讼|备案|培训|检查|案卷"
    r"|网上|网络|线上|线下|当面|信函|邮寄|邮件|窗口|传真|平台|网站|现场|办结|答复|办理|审查|指导|涉及"
)
_WORD = rf"(?:(?!{_OF_ANOTHER_KIND})[^，,。；;:：\d])"
REQUEST = rf"{_WORD}{{0,26}}?{ABOUT_DISCLOSURE}{_REQUEST}{FILL}"
"""A request for information, named as such."""

SHORT_REQUEST = (
    r"(?:各类|有关|相关|申请公开(?:政府)?信息|社会公众|公众|群众|公民|的|、|法人|和|或|及|者|以|其他组织|提出|提交"
    rf"|申请表|公开申请|申请|事项|件|来件)*+{FILL}"
)
"""A request for information where the context says of what."""

REQUEST_BEHIND = (
    # 申请行政复议 is a dispute about 信息公开, not a request.
    rf"{_WORD}{{0,26}}?{ABOUT_DISCLOSURE}{_WORD}{{0,8}}?(?:申请|事项|件|信息|来信)(?!行政复议)"
)
"""A request named after its number: 收到4件针对本机关的政府信息公开申请."""

RANKED = (
    r"(?:(?:所占)?(?:占比|比例|比重|数量)?(?:最高|最大|最多|居首|居多|较多|较高|较大|次之|为主|占绝?大?多数|占主体)"
    r"[，,](?:共计|共|达到|达|为|有)*+)?"
)
"""What may be said of a figure among others before its number: 占绝大多数，共."""

LAST_YEAR = r"(?:上年度?|上一年度?|去年度?|往年|以前年度|上期|20\d\d年度?)"
NEXT_YEAR = r"(?:下年度?|下一年度?|次年度?|明年|下期|20\d\d年度?)"
DOCUMENTS = r"(?:行政)?规范性文件"
