"""PostgreSQL and Valkey out of Python packages, for development and tests; production has its own."""
