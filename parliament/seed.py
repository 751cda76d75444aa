"""The facts of public record go into a new register; from then on the clerks keep them.

Each kind of fact fills an empty table only, so that what a clerk corrected or removed stays that way.
"""

from collections.abc import Callable

from django.apps import AppConfig
from django.apps.registry import Apps
from django.db import models, transaction

from parliament import reference
from parliament.models import Committee, Ministry, MinistryPeriod, Post, Recess
from parliament.models.addressed import address_of

LEADER = {"az": "minister-president"}


@transaction.atomic
def fill_empty_tables(sender: AppConfig, *, apps: Apps | None = None, **kwargs: object) -> None:
    """After each migration that leaves the tables as the models are, and after the test database was emptied."""
    if apps and not all(_is_there(model, apps) for model, _ in FILLERS):
        return
    for model, fill in FILLERS:
        if not model._default_manager.exists():
            fill()


def _is_there(model: type[models.Model], migrated: Apps) -> bool:
    """Does the table have the columns of the model? After going back it has fewer, or is not there."""
    columns = {
        field.column
        for one in migrated.get_models()
        if one._meta.db_table == model._meta.db_table
        for field in one._meta.concrete_fields
    }
    return {field.column for field in model._meta.concrete_fields} <= columns


def _fill_ministries() -> None:
    """One ministry a key, under its latest name; each row of the list is a period."""
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
    """A minister and a staatssecretaris for each ministry, and the ministers without a ministry of their own.

    A post that moved house stands with the ministry that had it last.
    """
    by_key = {ministry.key: ministry for ministry in Ministry.objects.all()}
    titles = {}
    for row in reference.ministries():
        titles[LEADER.get(row.key, f"minister van {row.name}")] = row.key
        titles[f"staatssecretaris van {row.name}"] = row.key
    titles |= {row.post: row.ministry for row in reference.posts()}
    Post.objects.bulk_create(
        Post(title=title, slug=address_of(title), ministry=by_key[key])
        for title, key in titles.items()
        if key in by_key
    )


def _fill_committees() -> None:
    made = Committee.objects.bulk_create(
        Committee(
            abbreviation=row.abbreviation,
            name=row.name,
            short_name=row.short_name,
            slug=address_of(row.abbreviation),
            since=row.first_seen,
            until=row.last_seen,
        )
        for row in reference.committees()
    )
    by_abbreviation = {committee.abbreviation: committee for committee in made}
    for row in reference.committees():
        by_abbreviation[row.abbreviation].successor = by_abbreviation.get(row.successor)
    Committee.objects.bulk_update(made, ["successor"])


def _fill_recesses() -> None:
    Recess.objects.bulk_create(
        Recess(kind=row.kind, last_meeting=row.last_meeting, next_meeting=row.next_meeting)
        for row in reference.recesses().recesses
    )


FILLERS: tuple[tuple[type[models.Model], Callable[[], None]], ...] = (
    (Ministry, _fill_ministries),
    (Post, _fill_posts),
    (Committee, _fill_committees),
    (Recess, _fill_recesses),
)
