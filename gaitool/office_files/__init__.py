"""What a file holds, cell by cell, before anyone looks for a report in it.

Knows archives, their *parts* (the word of the standard for the files inside), XML and what
programs make of them; everything is bounded before it is unpacked or spread. May import
``filled_report``, ``layout`` and whatever lies below.
"""
