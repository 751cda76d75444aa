"""Terms of before say what they were resolved against: the recesses as they stand now, and the day it was said."""

from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def note_basis(apps: Any, schema_editor: Any) -> None:
    """A postponed term counts from its letter, or else from the day of the postponement. A clerk's own days have no
    basis; which debate a term hangs on, a clerk says."""
    toezegging, postponement, recess = (
        apps.get_model(*name)
        for name in (("toezeggingen", "Toezegging"), ("toezeggingen", "Postponement"), ("parliament", "Recess"))
    )
    last = postponement.objects.filter(toezegging=OuterRef("pk")).order_by("-pk")
    postponed_on = Subquery(last.values(day=Coalesce("letter__date", "on"))[:1])
    resolved = toezegging.objects.filter(overruled_reason="").exclude(deadline_words="")
    resolved.update(deadline_said_on=Coalesce(postponed_on, F("made_on")))
    days = recess.objects.order_by("last_meeting").values_list("kind", "last_meeting", "next_meeting")
    known = [list(map(str, row)) for row in days]
    resolved.filter(deadline_words__iregex="reces|zomer").update(deadline_recesses=known)


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0005_terms_follow_the_agenda"), ("parliament", "0001_initial")]

    operations = [migrations.RunPython(note_basis, migrations.RunPython.noop)]
