"""The finished report as a web page: screen, paper and screen readers from one HTML."""
