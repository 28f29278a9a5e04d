"""The use-case: from the path or bytes of a file to what the rules say of it; one file or many.

Returns values, yields many one by one, and prints nothing. May import everything that reads and
judges, never what draws (``renderers``, ``template``), collects (``rollup``) or prints (``cli``).
Only the workers (``confined``, ``cluster``) need processes; a browser does without them.
"""
