"""Path converters for the addresses of the site and the API."""


class NumberConverter:
    """A number of the House or of this register, in upper or lower case, such as TZ202303-101, 2023A01686 or
    28676-431."""

    regex = "[0-9A-Za-z-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
