"""政府信息公开工作年度报告: locked blank workbook, check, finished report."""

__version__ = "0.1.0"
