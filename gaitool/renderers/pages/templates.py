"""The templates of web pages: everything that is written into them is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def page_template(name: str) -> Template:
    """Return a template of this package; a word it asks for in vain is an error."""
    environment = Environment(
        loader=PackageLoader("gaitool.renderers", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
