"""Takes the bytes of one regular file of allowed size, once; no lock is held."""

from errno import ENAMETOOLONG
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.preflight import refuse_size

_UNREADABLE = "文件打不开，可能正被别的程序占用，或没有读取权限。请关闭后再试。"


def read_content(path: Path) -> bytes:
    """Return the bytes of a regular file of allowed size; raises UnusableFile."""
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            message = "这是文件夹，不是文件。请指明其中的文件，例如 文件夹/*.xlsx。"
            raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
        # A pipe would be waited for without end.
        if not S_ISREG(status.st_mode):
            message = "这是设备或管道，不是文件。"
            raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
        # Before a byte is read: the limit is there for the memory.
        refuse_size(path, status.st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "找不到这个文件。请检查文件名和所在文件夹。"
        raise UnusableFile(path, FileProblem.NOT_FOUND, message) from error
    # ValueError: a file name with a null character in it.
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == ENAMETOOLONG:
            message = "文件名太长，系统打不开。请改短文件名。"
            raise UnusableFile(path, FileProblem.NOT_FOUND, message) from error
        raise UnusableFile(path, FileProblem.DAMAGED, _UNREADABLE) from error
