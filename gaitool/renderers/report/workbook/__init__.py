"""The finished report as a workbook: one sheet set page by page, and every table alone."""
