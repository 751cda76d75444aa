"""Example data for an empty register: TOML files in `data/`, stored through the real workflow.

People and toezeggingen are made up, except for one real debate (`data/debates/01-navo.toml`).
"""
