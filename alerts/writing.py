"""Writes the mails with news: what is new, and on Monday also what is overdue and what is due this week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from alerts import links
from alerts.choices import Choice
from alerts.models import Mail, MailKind, Recipient, Subscription
from alerts.news.edition import MOST_LINES, Edition
from alerts.news.entries import Entry
from alerts.news.stories import Story, counted
from toezeggingen.buckets import Bucket
from toezeggingen.models.register_version import is_demo

MANAGE, STOP = "https://beheer.invalid/", "https://stop.invalid/"  # stand for the links of a follower
MOST_FIGURES = 4  # in a subject line; a phone shows some forty characters
# A mail has no remote content, so remote style sheets are not loaded.
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)

Told = Sequence[tuple[Subscription, int]]  # each subscription, with the news up to which it told


@dataclass
class Section:
    """What a mail says about one subscription.

    `all_late` and `all_soon` hold the keys of all that is overdue or due this week, also of what another section shows.
    `left_out` counts the lines for which the mail has no room.
    """

    choice: Choice
    stories: list[Story] = field(default_factory=list)
    late: list[Entry] = field(default_factory=list)
    soon: list[Entry] = field(default_factory=list)
    all_late: frozenset[int] = frozenset()
    all_soon: frozenset[int] = frozenset()
    left_out: int = 0
    is_missing: bool = False  # what it follows is no longer there, and that was not told yet

    @property
    def lines(self) -> tuple[object, ...]:
        """What it says, for comparison with other sections of the same round."""
        keys = (tuple(entry.key for entry in entries) for entries in (self.late, self.soon))
        stories = tuple((story.entry.key, story.way) for story in self.stories)
        return self.choice.query, stories, *keys, self.left_out, self.is_missing

    @property
    def has_lines(self) -> bool:
        return bool(self.stories or self.late or self.soon or self.is_missing)

    @property
    def address(self) -> str:
        """The path of the list on the site."""
        query = "&".join(filter(None, [self.choice.query, f"termijn={Bucket.OVERDUE}" if self.late else ""]))
        return f"/toezeggingen/{'?' if query else ''}{query}"


def write(recipient: Recipient, kind: MailKind, told: Told, edition: Edition) -> Mail | None:
    """The mail, not yet saved; None if there is nothing to say. `told` pairs each subscription with what it told."""
    mail = Mail(recipient=recipient, address=recipient.address, kind=kind, written_at=timezone.now())
    return mail if fill(mail, told, edition) else None


def fill(mail: Mail, told: Told, edition: Edition) -> bool:
    """Write the text of the mail. Return False if there is nothing to say."""
    sections = sections_of(told, edition)
    if not sections:
        return False
    mail.subject = subject_of(sections)
    mail.names = sorted({entry.key for section in sections for entry in _entries_of(section)})
    mail.told = {"until": edition.until, "after": {str(row.pk): after for row, after in told}}
    own = {MANAGE: links.manage_address(mail.recipient), STOP: links.stop_address(mail.recipient, mail.kind)}
    mail.text, mail.html = (_with_links(body, own) for body in _bodies(mail.subject, sections, edition))
    return True


def _bodies(subject: str, sections: list[Section], edition: Edition) -> tuple[str, str]:
    """The text and the HTML for all who read the same in this round, with marks for the links of each."""
    key = subject, *(section.lines for section in sections)
    if key not in edition.bodies:
        edition.bodies[key] = render("news", {"subject": subject, "sections": sections, "manage": MANAGE, "stop": STOP})
    return edition.bodies[key]


def _with_links(body: str, own: dict[str, str]) -> str:
    for mark, address in own.items():
        body = body.replace(mark, address)
    return body


def render(template: str, context: Mapping[str, object]) -> tuple[str, str]:
    """The text and the HTML of a mail."""
    shared = {"site": settings.SITE_URL, "is_demo": is_demo(), **context}
    text = render_to_string(f"emails/{template}.txt", shared)
    return text, _inliner.inline(render_to_string(f"emails/{template}.html", shared))


def sections_of(told: Told, edition: Edition, *, room: int = MOST_LINES) -> list[Section]:
    """One section for each subscription with something to say.

    A toezegging stands in the first section that has news of it, or else in the first overview that has it. News goes
    before overviews if there is no room for all.
    """
    named: set[int] = set()
    sections = [_news(subscription, after, edition, named) for subscription, after in told]
    for section in sections:
        room = _cut(section, room, "stories")
    if edition.has_overview:
        for section in sections:
            _add_overview(section, edition, named)
            room = _cut(section, room, "soon", "late")
    return [section for section in sections if section.has_lines]


def _news(subscription: Subscription, after: int, edition: Edition, named: set[int]) -> Section:
    choice = edition.choice(subscription.choice)
    if choice.is_absent:
        return Section(choice, is_missing=not subscription.absence_told)
    stories = [story for story in edition.stories(choice.query, after=after) if story.entry.key not in named]
    named |= {story.entry.key for story in stories}
    return Section(choice, stories)


def _add_overview(section: Section, edition: Edition, named: set[int]) -> None:
    overview = edition.overview(section.choice.query)
    section.late = [entry for entry in overview.late if entry.key not in named]
    section.soon = [entry for entry in overview.soon if entry.key not in named]
    section.all_late, section.all_soon = overview.all_late, overview.all_soon
    untold = len(overview.all_late - named) + len(overview.all_soon - named)
    section.left_out += untold - len(section.late) - len(section.soon)
    named |= {entry.key for entry in (*section.late, *section.soon)}


def _cut(section: Section, room: int, *names: str) -> int:
    """Shorten these lists of the section to the lines that there is room for, and return what room is left."""
    for name in names:
        lines = getattr(section, name)
        setattr(section, name, lines[:room])
        section.left_out += len(lines[room:])
        room -= len(lines[:room])
    return room


def _entries_of(section: Section) -> Iterable[Entry]:
    yield from (story.entry for story in section.stories)
    yield from section.soon
    yield from section.late


def subject_of(sections: Sequence[Section]) -> str:
    """The figures: "Toezeggingen: 3 te laat, 2 deze week, 1 voldaan". The overview counts what is late and due."""
    counts = Counter(story.tag for section in sections for story in section.stories)
    late = len(frozenset[int]().union(*(section.all_late for section in sections)))
    soon = len(frozenset[int]().union(*(section.all_soon for section in sections)))
    if late or soon:
        counts.pop(Bucket.OVERDUE.label, None)
    parts = [f"{late} te laat"] * bool(late) + [f"{soon} deze week"] * bool(soon)
    parts += [counted(count, tag) for tag, count in counts.most_common()]
    if len(parts) > MOST_FIGURES:
        parts[MOST_FIGURES:] = ["en meer"]
    return f"Toezeggingen: {', '.join(parts)}" if parts else "Toezeggingen: wat u volgt, staat er niet meer"
