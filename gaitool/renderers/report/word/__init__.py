"""The finished report as a Word document: styles, tables and pages to GB/T 9704-2012."""
