"""PostgreSQL and Valkey from Python packages, for development and tests. Production brings its own."""
