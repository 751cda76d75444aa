"""Where clerks work: the admin, in Dutch, with pages of its own."""
