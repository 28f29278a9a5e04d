"""What the package uses of lxml, for browsers, for which no registry of packages has lxml.

Elements that keep prefixes and places, read from XML by expat and from web pages by the rules of
libxml2, and written back. Inside the page ``etree`` answers to the name ``lxml.etree``; nowhere
else is it used. Knows no room of the package.
"""
