"""The register as JSON, `/api/v1/`: read only, after the Dutch API Design Rules (docs/api.md).

What a programmer reads in the description is Dutch, and so are the docstrings of serializers: drf-spectacular takes
them from there, so that nothing is told twice.
"""

VERSION = "1.0.0"
ROOT = "/api/v1"
