"""Refuses a folder where an option wants a file: in one line that names what it wants."""

from pathlib import Path

from gaitool.errors import UsageError


def demand_file(path: Path, option: str, wanted: str) -> None:
    """Refuse a folder; whether a file can be used is for its reader to say. Raises UsageError."""
    if path.is_dir():
        raise UsageError(f"{path}：这是文件夹，{option} 要的是{wanted}。")
