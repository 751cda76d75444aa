"""`make chaos`: 500 digests while something is killed with -9 ten times. None may be lost; a repeat must be known."""
