"""`make bench` measures speed on this machine; `make score` compares results with known right answers."""
