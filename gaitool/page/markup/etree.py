"""The names of ``lxml.etree`` that the package uses."""

from typing import Any

from gaitool.page.markup.elements import Element, QName, iterwalk
from gaitool.page.markup.elements import sub_element as SubElement  # noqa: N812 - lxml's name
from gaitool.page.markup.page_reading import PageParser as HTMLParser
from gaitool.page.markup.writing import tostring
from gaitool.page.markup.xml_reading import LxmlError, parse
from gaitool.page.markup.xml_reading import XmlParser as XMLParser

__all__ = [
    "Element",
    "HTMLParser",
    "LxmlError",
    "QName",
    "SubElement",
    "XMLParser",
    "fromstring",
    "iterwalk",
    "parse",
    "tostring",
]


def fromstring(content: bytes, parser: Any) -> Element | None:
    """Return the root of a document; None where a web page has none."""
    return parser.read(content).getroot()  # type: ignore[no-any-return]
