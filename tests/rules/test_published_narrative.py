"""A real report raises only what a careful reviewer would ask about."""

from gaitool.checking.engine import check_report
from gaitool.rules.catalogue import CATALOGUE

from tests.support.text_grid import fixture, report_of


def test_the_words_of_a_published_report_are_asked_about_twice() -> None:
    rules = [rule for rule in CATALOGUE if rule.id.startswith("G8")]
    findings = check_report(report_of(fixture("yongji_2023")), rules).findings

    assert [(found.rule, found.cells[0].value) for found in findings] == [
        ("G813", "and"),
        ("G817", "现行有效规章"),
    ]


def test_a_name_that_draws_nothing_is_told_the_nearest() -> None:
    data = fixture("consistent")
    data["sections"]["overview"][2]["body"] = "新收政府信息公开申请{本年新受}件。"
    rules = [rule for rule in CATALOGUE if rule.id == "G810"]

    (finding,) = check_report(report_of(data), rules).findings

    assert finding.hint.startswith("改成 {本年新收}，或直接写数。")


def test_a_name_whose_cells_are_blank_says_which_to_fill() -> None:
    data = fixture("consistent")
    data["fill_blanks_with_zero"]["disclosure"] = False
    data["sections"]["overview"][1]["body"] = "实施行政强制{行政强制}件。"
    rules = [rule for rule in CATALOGUE if rule.id == "G810"]

    (finding,) = check_report(report_of(data), rules).findings

    assert [cell.key for cell in finding.cells] == [
        "sections.overview.1",
        "disclosure.compulsory_measures.decisions",
    ]


def test_personal_numbers_are_masked_wherever_a_finding_quotes_them() -> None:
    data = fixture("consistent")
    data["sections"]["overview"][3]["body"] = "源头认定，，联系张某13812345678，XX办理。"
    rules = [rule for rule in CATALOGUE if rule.id.startswith("G8")]

    findings = check_report(report_of(data), rules).findings

    assert {found.rule for found in findings} == {"G810", "G814", "G816"}
    assert not any("13812345678" in str(found) for found in findings)


def test_personal_numbers_are_masked_where_a_claim_or_last_years_text_is_quoted() -> None:
    data = fixture("consistent")
    body = "收到政府信息公开申请99件（申请人电话13812345678）。本机关收取信息处理费7元。" * 2
    data["sections"]["overview"][2]["body"] = body + "本机关未收取信息处理费。"
    last = report_of({**data, "year": data["year"] - 1})
    rules = [rule for rule in CATALOGUE if rule.id.startswith(("G6", "G7"))]

    findings = check_report(report_of(data)._replace(previous=last), rules).findings

    assert {found.rule for found in findings} >= {"G604", "G701", "G711"}
    assert not any("13812345678" in str(found) for found in findings)
