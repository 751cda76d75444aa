"""The register as JSON under `/api/v1/`: read-only, following the Dutch API Design Rules (docs/api.md).

The docstrings of serializers are in Dutch, because drf-spectacular copies them into the description of the API.
"""

VERSION = "1.0.0"
ROOT = "/api/v1"
