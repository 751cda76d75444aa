"""PostgreSQL and Valkey from Python packages, for development and tests. Production uses its own servers."""
