"""Who may. When something may is the business of the table of moves."""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

ENTER = "toezeggingen.add_toezegging"
SETTLE = "toezeggingen.settle_toezegging"
NOBODY = ""  # no user holds it: what the register does of itself

MEDEWERKER = "medewerker"
GRIFFIER = "griffier"

# Model names whose rows a group may add and change, besides seeing everything in the register.
KEPT_BY_MEDEWERKERS = (
    *("toezegging", "fulfilment", "relation", "debate", "member", "party"),
    *("letter", "letterversion", "letterdossier"),
)
KEPT_BY_GRIFFIERS = (
    *KEPT_BY_MEDEWERKERS,
    *("recess", "committee", "ministry", "ministryperiod", "post", "minister", "tenure"),
)
FLOORS = ("parliament", "letters", "toezeggingen", "matching")


def give_groups_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """After each migration: both groups exist and hold at least these permissions."""
    in_house = Permission.objects.filter(content_type__app_label__in=FLOORS)
    view = in_house.filter(codename__startswith="view_")
    medewerker, _ = Group.objects.get_or_create(name=MEDEWERKER)
    medewerker.permissions.add(*view, *_keeping(KEPT_BY_MEDEWERKERS), *in_house.filter(codename="delete_toezegging"))
    griffier, _ = Group.objects.get_or_create(name=GRIFFIER)
    griffier.permissions.add(
        *medewerker.permissions.all(),
        *_keeping(KEPT_BY_GRIFFIERS),
        *in_house.filter(Q(codename__in=("settle_toezegging", "release_letter", "delete_recess", "delete_relation"))),
    )


def _keeping(models: tuple[str, ...]) -> list[Permission]:
    codenames = [f"{verb}_{model}" for verb in ("add", "change") for model in models]
    return list(Permission.objects.filter(content_type__app_label__in=FLOORS, codename__in=codenames))
