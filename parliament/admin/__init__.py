"""The admin of debates, committees, ministries and people, and the base classes that every admin here uses."""

from parliament.admin import debates, ministries, people

__all__ = ["debates", "ministries", "people"]
