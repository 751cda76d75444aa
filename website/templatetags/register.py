"""Filters for the clerks' templates."""

from django import template

from website.labels import mentions_day

register = template.Library()
register.filter(mentions_day)
