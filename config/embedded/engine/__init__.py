"""Django's PostgreSQL engine for the embedded database."""
