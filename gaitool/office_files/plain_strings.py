"""Takes the shared texts by one pattern, where none is rich and all are written as programs do."""

from collections.abc import Collection
from xml.parsers.expat import ExpatError

from gaitool.office_files.markup import demand_well_formed
from gaitool.office_files.plain_markup import NotPlain, plain_markup, plain_pieces, plain_text
from gaitool.office_files.shared_strings import unescaped

_BEGIN, _END = b"<si>", b"</sst>"
_ITEM = r'(<si><t(?: xml:space="preserve")?>([^<>]*)</t></si>)'


def plain_strings(content: bytes, wanted: Collection[int]) -> dict[int, str]:
    """Return the wanted texts by their number, as ``shared_strings`` does; raises NotPlain."""
    begin = content.find(_BEGIN)
    end = content.find(_END, begin)
    if not 0 <= begin < end:
        raise NotPlain
    before, behind = content[:begin], content[end:]
    markup = plain_markup(before, content[begin:end])
    # The list alone is open where its texts begin, and what stands around them is well-formed.
    if before.count(b"<sst") != 1 or before.count(b"<") != 1 + before.count(b"<?"):
        raise NotPlain
    try:
        demand_well_formed(before + behind)
    except ExpatError:
        raise NotPlain from None
    texts = [plain_text(text) for _, text in plain_pieces(_ITEM, markup)]
    return {at: unescaped(texts[at]) for at in wanted if 0 <= at < len(texts)}
