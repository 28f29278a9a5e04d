"""Many filled reports: what is wrong with each."""

from gaitool.rollup.checked_file import check_file

__all__ = ["check_file"]
