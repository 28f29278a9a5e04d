"""An organ that is mostly others' speaks of itself where it writes the report."""

import pytest

from gaitool.claims import claims

SENTENCE = "2025年，司法局全年新收政府信息公开申请10件，县人民法院收到3件。"


@pytest.mark.parametrize(
    ("writer", "values"), [("松河县司法局", [10]), ("松河县水利局", []), ("", [])]
)
def test_the_writer_by_its_short_name_is_no_other_organ(writer: str, values: list[int]) -> None:
    assert [claim.value for claim in claims(SENTENCE, year=2025, writer=writer)] == values
