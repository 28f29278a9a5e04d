"""The rows of a register that were not counted, as a fragment of a web page."""

from markupsafe import Markup

from gaitool.counted_register import CountedRegister, Register
from gaitool.renderers.counted.lines import grouped_faults
from gaitool.renderers.pages.templates import page_template

_TEMPLATE = "counted/faults.html.jinja"


def faults_fragment(counted: CountedRegister, register: Register) -> str:
    """Return which rows were not counted or need a look, and how the register was read."""
    groups = list(grouped_faults(counted.faults, (one.at for one in counted.applications)))
    return Markup(page_template(_TEMPLATE).render(groups=groups, told=register.told))
