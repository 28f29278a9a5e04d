"""Whether a text speaks of what the form asks for, in the usual wordings."""

from typing import NamedTuple

from gaitool.text.patterns import pattern
from gaitool.text.sentences import folded_sentences

_CARRIERS = (
    r"(?:平台|网站|新媒体|公众号|微博|微信|专栏|栏目|专区|查阅点|查阅场所|公开栏|客户端|公报)"
)
_CARE = (
    r"(?:建设|维护|管理|改版|升级|优化|更新|整改|监管|运维|开设|设置|设立|新增|完善|加强|规范|整合"
    r"|调整|开通|建立|打造|巡查|检测|迁移)"
)
_IN_NEED = r"(?<!需)(?<!待)(?<!应)(?<!要)"
_VERBS = (
    r"(?:加强|加大|强化|完善|优化|健全|统一|增加|提升|提高|规范|深化|推进|推动|创新|丰富|开展|组织"
    r"|建立|拓展|拓宽|细化|聚焦|严格|落实|坚持|抓好|做好|改进|压实|扩大)"
)


class Topic(NamedTuple):
    """What the form asks for, and the wordings that speak of it (a regular expression)."""

    name: str
    wordings: str


FIVE_ASPECTS = (
    Topic(
        "主动公开",
        r"主动公开|主动发布|主动向社会公开|重点领域|(?:公开|发布)(?:各类|各项)?(?:政府|政务)?信息",
    ),
    Topic("依申请公开", r"依申请|公开申请|申请公开|信息申请"),
    Topic(
        "政府信息管理",
        r"信息(?:规范化|公开|资源|发布|动态|日常|制作)?(?:的)?管理|公开属性|源头(?:认定|管理)"
        r"|保密审查|审核(?:发布|把关|制度|机制)|发布审查|三审|先审后发|信息(?:归档|目录|清理|梳理|审核|审查)"
        r"|(?:规范性)?文件[^，。；]{0,10}(?:清理|管理|整理|备案|归集)|公开目录|公开指南",
    ),
    Topic(
        "政府信息公开平台建设",
        rf"平台建设|{_CARRIERS}[^。；]{{0,20}}{_CARE}|{_CARE}[^。；]{{0,20}}{_CARRIERS}",
    ),
    Topic(
        "监督保障",
        r"(?<!市场)监督(?!管理[局所])|考核|考评|培训|评议|追究|问责|督查|督导|督促|领导小组|队伍建设"
        r"|组织领导|(?:工作|制度|组织|机制|强化|监督|人员|经费)保障|保障(?:措施|机制|体系)|业务(?:学习|指导)|专人负责",
    ),
)
ASPECTS_OF_GOVERNMENTS = (
    Topic("工作考核", r"考核|考评|绩效"),
    Topic("社会评议", r"评议|满意度|评价|评估|测评|意见建议"),
    Topic("责任追究", r"追究|问责|追责"),
)
PROBLEMS = Topic(
    "存在的主要问题",
    r"问题|不足|短板|弱项|薄弱|差距|欠缺|不够|不[高强深多广]|不到位|不及时|不平衡|不均衡|不完善|不突出"
    r"|不规范|单一|有待|亟待|滞后|需要?进一步|尚[未需不待]|困难|缺乏|较弱|较少|偏少",
)
IMPROVEMENTS = Topic(
    "改进情况",
    rf"{_IN_NEED}(?<!进一步)(?:改进|整改)|下一步|今后|将(?:进一步|继续|重点|不断|着力|持续|以|从|围绕|按照)"
    rf"|(?:^|[，。；、：:,是\n）)])(?:进一步|继续|不断|持续|切实|着力|大力|积极|我[\u4e00-\u9fff]|要)*{_VERBS}",
)
PROCESSING_FEE = Topic(
    "信息处理费",
    r"处理费|(?<!事业性)收费|(?:收取|收缴|产生|发生)[^。；，]{0,16}费|信息公开[^。；，]{0,6}费用",
)


def folded_text(text: str) -> str:
    """Return the sentences of a text, folded, each on a line."""
    return "\n".join(sentence.text for sentence in folded_sentences(text))


def speaks_of(folded: str, topic: Topic) -> bool:
    """Whether a folded text has one of the wordings of a topic."""
    return bool(pattern(topic.wordings).search(folded))
