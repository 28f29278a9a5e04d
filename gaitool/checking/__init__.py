"""The use-case: from the path or bytes of a file to what the rules say of it; one file or many.

Returns values and prints nothing. May import everything that reads and judges, never ``rollup``
or ``cli``. Only the workers (``confined``, ``many_files``, ``cluster``) need processes.
"""
