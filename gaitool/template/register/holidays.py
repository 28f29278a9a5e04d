"""The holidays and make-up working days of each year, as the State Council announced them."""

from gaitool.register.working_days import Holidays, known_holidays

__all__ = ["Holidays", "known_holidays"]
