"""The JSON of each kind of thing in the register. An unknown value is null, never an empty text."""
