"""Example data for an empty register: readable files in `data/`, stored by the real workflow.

People and promises are made up; one corner is real and says so (`data/navo.toml`).
"""
