"""What stands in an address of the site or the API, beside what Django knows."""


class Number:
    """A number of the House or of this register, in whatever case it was typed: TZ202303-101, 2023A01686, 28676-431."""

    regex = "[0-9A-Za-z-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
