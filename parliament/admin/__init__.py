"""The admin of debates, committees, ministries and people, and the base classes of all admin classes."""

from parliament.admin import debates, people

__all__ = ["debates", "people"]
