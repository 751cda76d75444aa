"""A made-up register of any size: realistic in spread and text, the same for the same size and day."""
