"""Measure the public site over loopback, behind the production server."""
