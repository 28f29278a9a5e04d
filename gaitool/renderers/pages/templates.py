"""The templates of web pages: everything that is written into them is escaped."""

import functools
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup


@functools.cache
def page_template(
    name: str, clean: Callable[[str], str] = str, *, package: str = "gaitool.renderers"
) -> Template:
    """Return a template of a package; a word it asks for in vain is an error.

    ``clean`` is done to every text that is written into it, before it is escaped. A template is
    compiled once, which takes longer than to fill it in.
    """

    def cleaned(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Markup):
            return clean(value)
        return value

    environment = Environment(
        loader=PackageLoader(package, package_path=""),
        autoescape=True,
        finalize=cleaned,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
