"""Django's PostgreSQL engine, for a database that may be embedded and may stop answering."""
