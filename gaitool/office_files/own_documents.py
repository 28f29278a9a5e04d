"""How the documents that gaitool makes are recognised when they come back."""

GENERATOR = "gaitool"
"""What a web page names as its generator."""

FIRST_SIGN_OFF_STYLE = "落款（第一行）"
"""A style that only Word documents of this make have."""

MARKED_COPY = "_批注"
"""What a marked copy is called after the name of its workbook: 年报_批注.xlsx."""
