"""`make bench` measures speed on this machine; `make score` measures results against letters with gold."""
