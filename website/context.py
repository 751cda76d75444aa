"""Template context for every page: facts about the register as a whole."""

from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest

from toezeggingen.models import RegisterVersion


def register_state(request: HttpRequest) -> dict[str, object]:
    """Variables for the template of every page. `is_demo` shows a banner. `changed_at` is the time of the last public
    change. `canonical` is the page's full address without a query. `requested_url` is the requested address in full.
    `contact` is the e-mail address for reporting mistakes, `owner` whose register it is."""
    state = getattr(request, "state", None) or RegisterVersion.objects.get()
    return {
        "is_demo": state.is_demo,
        "changed_at": state.changed_at,
        "canonical": f"{settings.SITE_URL}{request.path}",
        "requested_url": f"{settings.SITE_URL}{request.get_full_path()}",
        "owner": settings.REGISTER_OWNER,
        "contact": parseaddr(settings.CONTACT_EMAIL)[1],
    }
