"""The addresses of the API. Each shows published facts only, and knows no user."""
