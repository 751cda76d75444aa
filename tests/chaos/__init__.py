"""`make chaos`: 500 digests, ten kill -9s. No mail may be lost, and a repeat must have the same Message-ID."""
