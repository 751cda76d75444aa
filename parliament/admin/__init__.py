"""The admin of debates, committees, ministries and people, and the base classes of all admin classes."""

from parliament.admin import debates, ministries, people

__all__ = ["debates", "ministries", "people"]
