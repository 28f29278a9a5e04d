"""What a message of the tool can ask a person to do, in the words of the face they see."""

from typing import NamedTuple


class Offers(NamedTuple):
    """How one face of the tool names what it offers; each field is part of a Chinese sentence.

    ``{}`` stands for what a field is told of. A field is empty where a face offers nothing of
    the kind and the sentence is whole without it.
    """

    give: str
    """How files are given beside a report: their names in a row."""
    give_and_check: str
    """The same, and to check once more."""
    last_year: str
    last_years: str
    register: str
    known: str
    local: str
    """What one calls the file that is given: nouns."""
    own_words: str
    """The list of an office's own words, after 或 or 或用."""
    check_register: str
    check_known: str
    """What to do with a file that is given as a report and is none: a register, known figures."""
    local_example: str
    known_example: str
    """Where an example of such a file is to be had: a sentence."""
    give_roster: str
    give_whole: str
    """How a roll-up is given its roster, or the report of the body itself."""
    state_year: str
    other_form: str
    """How the year is stated; how another edition is chosen, after a comma."""
    our_blank: str
    newer_workbook: str
    """What our blank workbook is called; what to do with one that a newer gaitool made."""
    new_workbook: str
    into_workbook: str
    into_new_workbook: str
    with_form_file: str
    into_units_workbook: str
    """How a workbook is made: blank; of a published report; of an old or altered one."""
    see_findings: str
    see_errors: str
    see_errors_beside: str
    all_doubts: str
    all_rows: str
    marked_copy: str
    """Where findings are seen: all; the errors, with last year's report; all of what is long."""
    make_document: str
    want_draft: str
    other_last_year: str
    """How the finished document is made, anew, as a draft, or with another last year's report."""
