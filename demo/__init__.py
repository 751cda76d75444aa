"""Example data for an empty register: TOML files in `data/`, entered through the same workflow that clerks use.

People and toezeggingen are made up, except for one real debate (`data/debates/01-navo.toml`).
"""
