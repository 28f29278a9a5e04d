"""What was found and what was filled in, as text, data and documents; plain functions.

Knows the formats of outputs, and the edition of a report only through ``report.form`` and its
layout. May import rules, findings and what lies below them; prints nothing and writes no file.
"""
