from django.contrib import admin

from desk.scope import StartsAtMyCommittees
from desk.suggestion import SuggestsWords
from letters.admin import LetterAdmin
from letters.models import Letter


@admin.register(Letter)
class DeskLetterAdmin(SuggestsWords, StartsAtMyCommittees, LetterAdmin):
    """The letters in the admin; the list starts at the clerk's committees."""
