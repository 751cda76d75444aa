"""Create the two log-ins of the demo."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group, User
from django.utils.crypto import salted_hmac

from toezeggingen.permissions import GRIFFIER, MEDEWERKER

LOGINS = {"griffier-demo": GRIFFIER, "medewerker-demo": MEDEWERKER}


def make_clerks() -> tuple[User, User]:
    """Create the griffier and the medewerker, and return them in that order."""
    griffier, medewerker = (
        User.objects.create_user(username, password=password_of(username), is_staff=True) for username in LOGINS
    )
    for user in (griffier, medewerker):
        user.groups.add(Group.objects.get(name=LOGINS[user.username]))
        LogEntry.objects.log_actions(user.pk, [user], ADDITION, change_message="voorbeeld", single_object=True)
    return griffier, medewerker


def password_of(username: str) -> str:
    """The password of a demo log-in: fixed in this installation, and different in every other installation.

    It is derived from the secret key.
    """
    return salted_hmac("demo log-in", username).hexdigest()[:12]
