"""How the documents that gaitool makes are recognised when they come back."""

GENERATOR = "gaitool"
"""What a web page names as its generator."""

RESULTS_GENERATOR = "gaitool-results"
"""What a web page names as its generator that tells of reports, and so is none itself."""

CARRIED_DATA = "gaitool-report"
"""What the element of a web page is called that carries the report as data."""

CARRIED_NAMESPACE = "urn:gaitool:report"
"""The namespace of the part of a Word document that carries the report as data."""

FIRST_SIGN_OFF_STYLE = "落款（第一行）"
"""A style that only Word documents of this make have."""

MARKED_COPY = "_批注"
"""What the name of a workbook's marked copy has behind the name of the workbook."""

SUM_OF = "gaitool_sum_of"
"""The document property of a workbook that was summed from those of units; it names them."""
