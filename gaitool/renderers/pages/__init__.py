"""Web pages: their templates, and tables as screen readers need them."""
