"""The finished report as a web page."""
