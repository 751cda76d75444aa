"""Measure the public site as the production server serves it over loopback."""
