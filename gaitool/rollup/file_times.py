"""When a file was last saved: what it says of itself, and what its folder says."""

import datetime

from gaitool.rollup.records import FileRecord

_CLOSE = datetime.timedelta(seconds=2)
"""Archives keep times to two seconds, and a copy of a folder takes as long."""

_LATER_THAN_POSSIBLE = datetime.timedelta(days=1)
"""No program saves a file after it was last written; clocks differ by less."""


def disagree_on_time(first: FileRecord, other: FileRecord) -> bool:
    """Whether the folder speaks against what the files say: that the first is the newer one.

    What a file says of itself anybody can write.
    """
    written, other_written = _moment(first.changed), _moment(other.changed)
    if written is None or other_written is None:
        return False
    if other_written - written > _CLOSE:
        return True
    said = _moment(first.saved)
    return said is not None and said - written > _LATER_THAN_POSSIBLE


def _moment(text: str) -> datetime.datetime | None:
    """Read an ISO time, in UTC where it says no other; None for anything else."""
    try:
        moment = datetime.datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
