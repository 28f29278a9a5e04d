"""The sheets of our own register of applications, and which of them hold no applications."""

GUIDANCE_SHEET = "填写说明"
REGISTER_SHEET = "台账"
OPTIONS_SHEET = "选项"
HOLIDAYS_SHEET = "节假日"

NO_REGISTERS = (GUIDANCE_SHEET, OPTIONS_SHEET, HOLIDAYS_SHEET)
"""Those that are passed over when a register is read."""
