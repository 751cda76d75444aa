"""Fills a new register with public facts. After that, clerks maintain the facts.

Only empty tables are filled, so that the changes of a clerk are never undone.
"""

from collections.abc import Callable
from dataclasses import asdict

from django.apps import AppConfig
from django.apps.registry import Apps
from django.db import models, transaction

from parliament import reference
from parliament.models import Committee, Ministry, MinistryPeriod, Post, Recess
from parliament.models.addressed import slug_of

LEADER = {"az": "minister-president"}


@transaction.atomic
def fill_empty_tables(sender: AppConfig, *, apps: Apps | None = None, **kwargs: object) -> None:
    """Fill the empty tables once they match the models. Runs after `migrate` and after a test flushes the database."""
    if apps and not all(_is_migrated(model, apps) for model, _ in FILLERS):
        return
    for model, fill in FILLERS:
        if not model._default_manager.exists():
            fill()


def _is_migrated(model: type[models.Model], migrated: Apps) -> bool:
    """Does the table have all columns of the model? After a reverse migration, columns may be missing."""
    tables = [historical for historical in migrated.get_models() if historical._meta.label == model._meta.label]
    columns = {field.column for historical in tables for field in historical._meta.concrete_fields}
    return {field.column for field in model._meta.concrete_fields} <= columns


def _fill_ministries() -> None:
    """Create a ministry for each key, with its latest name, and a period for each row of the list."""
    latest = {row.key: row for row in reference.ministries()}
    made = Ministry.objects.bulk_create(
        Ministry(key=row.key, name=row.name, abbreviation=row.abbreviation) for row in latest.values()
    )
    by_key = {ministry.key: ministry for ministry in made}
    MinistryPeriod.objects.bulk_create(
        MinistryPeriod(
            ministry=by_key[row.key],
            name=row.name,
            since=row.since,
            until=row.until,
            successor=by_key.get(row.successor),
        )
        for row in reference.ministries()
    )


def _fill_posts() -> None:
    """Create the posts of minister and staatssecretaris for each ministry, and posts not named after a ministry.

    A post that moved to another ministry belongs to the latest ministry.
    """
    by_key = {ministry.key: ministry for ministry in Ministry.objects.all()}
    titles = {}
    for row in reference.ministries():
        titles[LEADER.get(row.key, f"minister van {row.name}")] = row.key
        titles[f"staatssecretaris van {row.name}"] = row.key
    titles |= {row.post: row.ministry for row in reference.posts()}
    Post.objects.bulk_create(
        Post(title=title, slug=slug_of(title), ministry=by_key[key]) for title, key in titles.items() if key in by_key
    )


def _fill_committees() -> None:
    rows = reference.committees()
    made = {
        row.abbreviation: Committee(
            abbreviation=row.abbreviation,
            name=row.name,
            short_name=row.short_name,
            slug=slug_of(row.abbreviation),
            since=row.since,
            until=row.until,
        )
        for row in rows
    }
    Committee.objects.bulk_create(made.values())
    for row in rows:
        made[row.abbreviation].successor = made.get(row.successor)
    Committee.objects.bulk_update(made.values(), ["successor"])


def _fill_recesses() -> None:
    Recess.objects.bulk_create(Recess(**asdict(recess)) for recess in reference.recesses().recesses)


FILLERS: tuple[tuple[type[models.Model], Callable[[], None]], ...] = (
    (Ministry, _fill_ministries),
    (Post, _fill_posts),
    (Committee, _fill_committees),
    (Recess, _fill_recesses),
)
