"""Make up a register of any size, realistic in distribution and text. The same size and day give the same rows."""
