"""What users call the figures that a text may state."""

from collections.abc import Mapping
from types import MappingProxyType

from gaitool.claims.claim import Field

FIELD_WORDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.RECEIVED: "新收申请",
        Field.HANDLED: "新收加上年结转",
        Field.RECEIVED_OR_HANDLED: "新收，或加上年结转",
        Field.DEALT_WITH: "新收、应办或办结",
        Field.CARRIED_IN: "上年结转",
        Field.CONCLUDED: "办结",
        Field.CARRIED_OUT: "结转下年度",
        Field.GRANTED: "予以公开",
        Field.PARTLY_GRANTED: "部分公开",
        Field.GRANTED_AND_PARTLY: "予以公开加部分公开",
        Field.REFUSED: "不予公开",
        Field.UNAVAILABLE: "无法提供",
        Field.DECLINED: "不予处理",
        Field.OTHERWISE: "其他处理",
        Field.NATURAL_PERSON: "自然人",
        Field.ORGANISATION: "法人或其他组织",
        Field.REVIEW: "行政复议",
        Field.SUIT: "行政诉讼",
        Field.DISPUTES: "行政复议、行政诉讼",
        Field.NORMATIVE_ISSUED: "规范性文件制发",
        Field.NORMATIVE_REPEALED: "规范性文件废止",
        Field.NORMATIVE_IN_FORCE: "规范性文件现行有效",
        Field.REGULATIONS_ISSUED: "规章制发",
        Field.REGULATIONS_REPEALED: "规章废止",
        Field.REGULATIONS_IN_FORCE: "规章现行有效",
        Field.LICENCES: "行政许可",
        Field.PENALTIES: "行政处罚",
        Field.COMPULSORY_MEASURES: "行政强制",
        Field.FEES: "行政事业性收费",
        Field.PROCESSING_FEE: "信息处理费",
        Field.PROCESSING_FEE_DEMANDED: "要求缴纳的信息处理费",
    }
)
