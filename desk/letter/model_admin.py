from django.contrib import admin

from desk.scope import StartsAtMyCommittees
from letters.admin import LetterAdmin
from letters.models import Letter


@admin.register(Letter)
class DeskLetterAdmin(StartsAtMyCommittees, LetterAdmin):
    """The letters in the admin; the list starts at the clerk's committees."""
