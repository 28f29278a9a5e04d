"""The finished report: one sequence of blocks, printed as workbook, Word document or web page."""
