"""Two years of one organ side by side."""
