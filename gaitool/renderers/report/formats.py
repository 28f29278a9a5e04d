"""The finished document in every format, by the ending of its file's name."""

from gaitool.filled_report import FilledReport

PICTURES = (".svg", ".png")
ENDINGS = (".xlsx", ".docx", ".html", *PICTURES)


def report_in(ending: str, filled: FilledReport, *, draft: bool = False) -> bytes | str:
    """Return the document in the format of an ending; what writes the others is not loaded."""
    match ending:
        case ".docx":
            from gaitool.renderers.report.word.word_document import write_report_document

            return write_report_document(filled, draft=draft)
        case ".html":
            from gaitool.renderers.report.web.web_page import write_report_page

            return write_report_page(filled, draft=draft)
        case ".svg" | ".png":
            from gaitool.renderers.report.picture.drawing import write_report_picture
            from gaitool.renderers.report.picture.pixels import picture_pixels

            drawing = write_report_picture(filled, draft=draft)
            return drawing if ending == ".svg" else picture_pixels(drawing)
        case _:
            from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

            return write_report_workbook(filled, draft=draft)
