"""The office that wrote, made whole with the names that ministries had on the letter's day."""

from __future__ import annotations

from datetime import date

from letters.reading.header import Header
from parliament import reference


def office_of(header: Header) -> tuple[str | None, str | None]:
    """(role, abbreviation of the ministry) of the first signatory: ("minister van Buitenlandse Zaken", "BZ")."""
    on = header.date or date.max
    if header.author_role:
        role = _completed(header.author_role, on)
        return role, reference.ministry_of(role, on)
    if header.office:
        office, short = header.office
        names = [one.name for one in reference.ministries() if one.abbreviation.casefold() == short.casefold()]
        return (f"{office} van {names[-1]}", short) if names else (None, None)
    return None, None


def _completed(role: str, on: date) -> str:
    """A heading that a web page cut short, "minister van Infrastructuur en", with the rest of the ministry's name."""
    office, link, field = role.partition(" van ")
    names = [one.name for one in reference.ministries() if (one.since or date.min) <= on <= (one.until or date.max)]
    whole = [name for name in names if name.lower().startswith(field.lower()) and field.lower().endswith((" en", ","))]
    return f"{office}{link}{whole[0]}" if len(whole) == 1 else role
