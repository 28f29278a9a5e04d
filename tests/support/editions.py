"""The edition in force and its layout, as most tests speak of them."""

from gaitool.form import edition
from gaitool.layout import layout_of

FORM_2021 = edition("2021")
LAYOUT_2021 = layout_of(FORM_2021)
DISCLOSURE, APPLICATIONS, DISPUTES = FORM_2021.tables.values()
# The block of 第二十条第（一）项: 规章 and 行政规范性文件.
DOCUMENTS = DISCLOSURE.blocks[0]
