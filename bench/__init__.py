"""How fast and how right: what `make bench` measures on this machine, and `make score` against letters with gold."""
