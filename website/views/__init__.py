"""The public pages. They show published facts only, and every reader gets the same page."""
