"""Make up a register of any size, with realistic texts and numbers. The same size and day give the same rows."""
