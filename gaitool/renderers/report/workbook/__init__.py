"""The finished report as a workbook."""
