"""Who may do what. The table of moves (`moves.py`) decides when a move is possible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ENTER = "toezeggingen.add_toezegging"
SETTLE = "toezeggingen.settle_toezegging"
ENTER_RECESS = "parliament.add_recess"

MEDEWERKER = "medewerker"
GRIFFIER = "griffier"

# Models that a group may add and change. Both groups may view everything in the register. A medewerker changes nothing
# that the public sees, so what published toezeggingen hang on is for griffiers.
CHANGED_BY_MEDEWERKERS = (
    *("toezegging", "fulfilment", "relation"),
    *("letter", "letterversion", "letterdossier"),
)
CHANGED_BY_GRIFFIERS = (
    *CHANGED_BY_MEDEWERKERS,
    *("debate", "member", "party", "recess", "committee", "ministry", "ministryperiod", "post", "minister", "tenure"),
)
# The packages with the models of the register itself. `alerts` grants the permissions on its models separately.
PACKAGES: Final = tuple(settings.PACKAGES[: settings.PACKAGES.index("matching") + 1])


class SystemActor:
    """The register itself, which loads lists, reads letters and follows the agenda.

    It has no log-in. Its events have no user; pages show "het register".
    """


REGISTER: Final = SystemActor()
Actor: TypeAlias = "User | SystemActor"


def is_allowed(by: Actor | None, permission: str, *, register_may: bool = False) -> bool:
    """Whether a user has the permission. `register_may` is the answer for the register itself.

    Nobody has the empty permission "", not even a superuser. If `by` is None, nothing is allowed.
    """
    if isinstance(by, SystemActor):
        return register_may
    return by is not None and bool(permission) and by.has_perm(permission)


def user_of(by: Actor) -> User | None:
    """The user to store in a foreign key; None for the register."""
    return None if isinstance(by, SystemActor) else by


def give_groups_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """After a migration, create both groups and give them exactly their permissions on the models of PACKAGES."""
    medewerker = Q(codename__startswith="view_") | Q(codename="delete_toezegging") | _changing(CHANGED_BY_MEDEWERKERS)
    more = ("settle_toezegging", "release_letter", "delete_recess", "delete_relation")
    griffier = medewerker | _changing(CHANGED_BY_GRIFFIERS) | Q(codename__in=more)
    set_permissions(MEDEWERKER, medewerker)
    set_permissions(GRIFFIER, griffier)


def set_permissions(group_name: str, wanted: Q) -> None:
    """Give the group exactly the wanted permissions on PACKAGES. Its permissions on other packages stay."""
    group, _ = Group.objects.get_or_create(name=group_name)
    ours = Permission.objects.filter(content_type__app_label__in=PACKAGES)
    group.permissions.remove(*ours.exclude(wanted))
    group.permissions.add(*ours.filter(wanted))


def _changing(models: Iterable[str]) -> Q:
    return Q(codename__in=[f"{verb}_{model}" for verb in ("add", "change") for model in models])
