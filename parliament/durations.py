"""Lengths of time in Dutch words, as people say them."""

_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
_WEEK, _MONTH, _YEAR = 7, 30.4375, 365.25  # days
_UNITS = ((_YEAR, "jaar"), (_MONTH, "maanden"), (_WEEK, "weken"))  # each is used from two on
_EXACT, _CLEARLY_MORE, _NEARLY_NEXT = 0.025, 0.05, 0.75  # of a unit


def in_words(days: int) -> str:
    """A number of days: "9 dagen", "ruim drie weken", "bijna een jaar", "17 maanden", "ruim twee jaar"."""
    for length, unit in _UNITS:
        amount = days / length + _EXACT
        if amount >= 2:
            return _rounded(amount - _EXACT, int(amount), unit)
    return f"{days} {'dag' if days == 1 else 'dagen'}"


def _rounded(amount: float, count: int, unit: str) -> str:
    """A little over the count is "ruim", a little under the next is "bijna"."""
    over = amount - count
    nearness = "bijna " if over >= _NEARLY_NEXT else "ruim " if over >= _CLEARLY_MORE else ""
    count += over >= _NEARLY_NEXT
    return nearness + ("een jaar" if (count, unit) == (12, "maanden") else f"{number(count)} {unit}")


def number(count: int) -> str:
    """The number in letters up to twelve, and in figures from there."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def ordinal(count: int) -> str:
    """The ordinal of a number from 1: "derde", and "11e" from there."""
    return _ORDINALS[count - 1] if count <= len(_ORDINALS) else f"{count}e"
