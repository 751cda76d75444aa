"""What the front page offers a reader who does not know yet what to look for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from parliament.models import Debate
from toezeggingen.models import Toezegging
from website.pages.subjects import SUBJECTS

EXAMPLES = 3


@dataclass(frozen=True)
class Door:
    """A field to type a name in. `page` is the URL name of the index of all those names."""

    page: str
    label: str
    plural: str
    names: Sequence[str]


def doors() -> list[Door]:
    """A door each to committees, to ministers with their posts, and to members."""
    return [
        _door("Commissie", "committee"),
        _door("Bewindspersoon", "minister", "post"),
        _door("Kamerlid", "member"),
    ]


def _door(label: str, *kinds: str) -> Door:
    subjects = [SUBJECTS[kind] for kind in kinds]
    names = [subject.heading(row) for subject in subjects for row in subject.directory.offered()]
    return Door(subjects[0].index, label, subjects[0].plural.lower(), sorted(names))


def example_searches() -> list[str]:
    """Titles of the last debates in which something was promised: words that surely find something."""
    made = Toezegging.objects.published().filter(debate=OuterRef("pk"))
    held = Debate.objects.public().filter(Exists(made)).order_by("-day", "-pk")
    return list(held.values_list("title", flat=True)[:EXAMPLES])
