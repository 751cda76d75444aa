"""`make many`: more than one machine, with one part killed after the other while people read and settle."""
