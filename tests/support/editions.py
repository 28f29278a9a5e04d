"""The edition in force and its layout, as most tests speak of them."""

from gaitool.form import edition
from gaitool.layout import layout_of

FORM_2021 = edition("2021")
LAYOUT_2021 = layout_of(FORM_2021)
DISCLOSURE, APPLICATIONS, DISPUTES = FORM_2021.tables.values()
DOCUMENTS = DISCLOSURE.blocks[0]
