"""The finished report as a Word document."""
