"""The report as data inside the Word document, in a part of its own that nobody sees."""

from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from gaitool.filled_report import FilledReport
from gaitool.office_files.own_documents import CARRIED_NAMESPACE
from gaitool.renderers.report.as_data import published_json

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DATA = f'{_HEAD}<report xmlns="{CARRIED_NAMESPACE}">{{json}}</report>'
_IDENTITY = "{6A1D1F0E-3C55-4B0B-9C55-20BA6D2E8F31}"
_ABOUT = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{_IDENTITY}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{CARRIED_NAMESPACE}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)


def carry_data(document: WordDocument, report: FilledReport, *, draft: bool) -> None:
    """Put what the document prints into it once more, for programs; Word and WPS keep it."""
    package = document.part.package
    json = _DATA.format(json=escape(published_json(report, draft=draft)))
    data = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, json.encode(), package)
    about = Part(
        PackURI("/customXml/itemProps1.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        _ABOUT.encode(),
        package,
    )
    data.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)
