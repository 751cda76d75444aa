"""How fast the public site answers, over loopback through the production server."""
