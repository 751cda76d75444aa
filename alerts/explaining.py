"""Why an address gets what it gets, line by line, and why it does not get the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alerts.models import HowOften, News, Recipient, Subscription
from alerts.news.edition import Edition, has_overview, last_news
from alerts.news.stories import Story
from alerts.rounds import RHYTHM_OF

_KIND_OF = {rhythm: kind for kind, rhythm in RHYTHM_OF.items()}
LATEST = 200  # rows of news that are explained


def explain(recipient: Recipient, *, on: date) -> Iterator[str]:
    """The lines: about the address, each subscription, and each row of the latest news. Nothing is stored."""
    if not recipient.is_active:
        yield f"{recipient}: uitgezet (teruggekomen: {recipient.bounces}). Dit adres krijgt niets."
    for subscription in recipient.subscriptions.all():
        yield from _of_subscription(subscription, on)
    if not recipient.subscriptions.exists():
        yield f"{recipient}: volgt niets."


def _of_subscription(subscription: Subscription, on: date) -> Iterator[str]:
    kind = _KIND_OF[HowOften(subscription.rhythm)]
    edition = Edition(on=on, after=0, has_overview=has_overview(kind, on))
    choice = edition.choice(subscription.choice)
    yield f"{choice.sentence} ({subscription.get_rhythm_display()}): {_state(subscription, edition)}"
    if choice.is_absent:
        return
    selected = set(choice.rows.values_list("pk", flat=True))
    told = edition.stories(choice.query, after=subscription.told_until)
    stories = {story.entry.key: story for story in told}
    for news in News.objects.select_related("toezegging", "event").order_by("-pk")[:LATEST]:
        yield f"  {news}: {_why(news, subscription, selected, stories)}"
    if edition.has_overview:
        overview = edition.overview(subscription.choice)
        yield f"  overzicht: {len(overview.all_late)} te laat, {len(overview.all_soon)} deze week"


def _state(subscription: Subscription, edition: Edition) -> str:
    if edition.choice(subscription.choice).is_absent:
        return "wat het volgt, staat nu niet in het register; dat wordt één keer verteld"
    if subscription.confirmed_at is None:
        return "niet bevestigd, krijgt niets"
    if subscription.is_paused:
        return "gepauzeerd, krijgt niets"
    if subscription.recipient.rests_in_recess and edition.is_quiet:
        return "vandaag niets, want het is reces"
    return f"actief, nieuws na nummer {subscription.told_until} van {last_news()}"


def _why(news: News, subscription: Subscription, selected: set[int], stories: dict[int, Story]) -> str:
    """Say that the news is told, or give the first reason why it is not."""
    if news.pk <= subscription.told_until:
        return "nee, al verteld of van voor het abonnement"
    if not news.toezegging.is_published:
        return "nee, de toezegging is niet openbaar"
    if news.toezegging_id not in selected:
        return "nee, past niet bij de keuze"
    story = stories.get(news.toezegging_id)
    return f"ja: {story.tag} ({story.way})" if story else "nee, niet openbaar of intussen voorbij"
