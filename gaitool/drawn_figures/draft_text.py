"""A preamble and a first part to begin with: sentences that draw their figures from the tables."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from gaitool.filled_report import PREAMBLE, FilledReport, Paragraphs

UNVERIFIED = "【待核】"
"""Stands before every paragraph that nobody has read yet; a rule takes it for an error."""

_OVERVIEW = "overview"
_ALL_FIGURES = frozenset([PREAMBLE, "（一）主动公开", "（二）依申请公开"])
_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        PREAMBLE: (
            "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息公开与政务公开办公室关于印发"
            "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号），"
            "编制{机关名称}{年度}年政府信息公开工作年度报告。全文包括总体情况、主动公开政府信息情况、"
            "收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
            "存在的主要问题及改进情况、其他需要报告的事项六个部分。"
            "所列数据的统计期限为{年度}年1月1日至{年度}年12月31日。"
        ),
        "（一）主动公开": (
            "{年度}年，制发行政规范性文件{规范性文件.制发}件，废止{规范性文件.废止}件，"
            "截至年底现行有效{规范性文件.现行有效}件；作出行政许可决定{行政许可}件、"
            "行政处罚决定{行政处罚}件、行政强制决定{行政强制}件；"
            "收取行政事业性收费{行政事业性收费}万元。"
        ),
        "（二）依申请公开": (
            "{年度}年，新收政府信息公开申请{本年新收}件，上年结转{上年结转}件。"
            "办结{办理总计}件，其中予以公开{予以公开}件，部分公开{部分公开}件，不予公开{不予公开}件，"
            "无法提供{无法提供}件，不予处理{不予处理}件，其他处理{其他处理}件；"
            "结转下年度继续办理{结转下年}件。"
            "因政府信息公开工作被申请行政复议{行政复议}件，被提起行政诉讼{行政诉讼}件。"
        ),
        "（三）政府信息管理": (
            "请写明政府信息制作、获取、保存、更新和公开属性认定的情况，以及清理文件的情况。"
        ),
        "（四）政府信息公开平台建设": (
            "请写明政府网站、政务新媒体、政府公报和查阅场所建设的情况。"
        ),
        "（五）监督保障": "请写明组织领导、业务培训、监督考核、社会评议和责任追究的情况。",
    }
)


def with_figures_told(report: FilledReport) -> FilledReport:
    """Return the report with the preamble and the aspects of part one that are all figures.

    They draw every figure from the tables, so that nobody has to verify them; the aspects that
    tell of work are left empty.
    """
    told = tuple(
        Paragraphs(preset, _TEXTS[preset] if preset in _ALL_FIGURES else "")
        for preset in report.form.sections[_OVERVIEW].presets
    )
    return replace(report, sections={_OVERVIEW: told, **_others(report)})


def with_draft_text(report: FilledReport) -> FilledReport:
    """Return the report with a draft where preamble and first part were left empty.

    Only preset sub-headings without a text are filled; figures stand as names in braces.
    """
    presets = tuple(Paragraphs(preset, "") for preset in report.form.sections[_OVERVIEW].presets)
    entries = report.sections.get(_OVERVIEW) or presets
    drafted = tuple(_drafted(entry) for entry in entries)
    return replace(report, sections={_OVERVIEW: drafted, **_others(report)})


def _drafted(entry: Paragraphs) -> Paragraphs:
    text = _TEXTS.get(entry.heading.strip())
    return entry if entry.body.strip() or not text else replace(entry, body=f"{UNVERIFIED}{text}")


def _others(report: FilledReport) -> dict[str, tuple[Paragraphs, ...]]:
    return {part: entries for part, entries in report.sections.items() if part != _OVERVIEW}
