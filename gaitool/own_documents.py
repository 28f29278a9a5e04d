"""By what the documents that gaitool prints are known when they come back."""

GENERATOR = "gaitool"
"""What a web page names as its generator."""

FIRST_SIGN_OFF_STYLE = "落款（第一行）"
"""A style that only Word documents of this make have."""
