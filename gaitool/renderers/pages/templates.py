"""The templates of web pages: everything that is written into them is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def page_template(name: str, package: str = "gaitool.renderers") -> Template:
    """Return a template of a package; a word it asks for in vain is an error."""
    environment = Environment(
        loader=PackageLoader(package, package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
