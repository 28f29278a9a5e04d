"""The use-case: from the path or bytes of a file to what the rules find in it; one file or many.

Returns values, yields the results of many files one by one, and prints nothing. May import what
reads and judges, never what draws (``renderers``, ``template``), collects (``rollup``) or prints
(``cli``). Only the workers (``confined``, ``cluster``) need processes; a browser has none.
"""
