"""How each thing of the register looks as JSON. What is not known is null, never an empty text."""
