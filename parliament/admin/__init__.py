"""How clerks keep the facts of the House."""

from parliament.admin import debates, ministries, people

__all__ = ["debates", "ministries", "people"]
