"""Set up one debate of the demo: the debate, its letters, its toezeggingen, and the meetings that decide."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from string import Template
from typing import Any

from django.contrib.auth.models import User

from demo.days import MEETING_DAYS, day_of, deadline_words, vergaderjaar
from letters.models import Letter
from letters.store import release_version, store_letter
from matching.deadlines import resolve_deadline
from parliament import dates
from parliament.deadlines import find_rhythm
from parliament.models import Committee, Debate, Member, Minister, Party, Post, Tenure
from toezeggingen import workflow
from toezeggingen.models import Relation, Toezegging

Table = dict[str, Any]


class Stage:
    """The rows made from the file of one debate, each by its key in the file."""

    def __init__(self, file: Table, today: date, griffier: User, medewerker: User) -> None:
        self.file, self.today = file, today
        self.griffier, self.medewerker = griffier, medewerker
        self.debate = self._hold(file["debate"])
        self.meetings = {table["key"]: self._meet(table) for table in file.get("meeting", [])}
        self.coming = {table["key"]: self._hold({**file["debate"], **table}) for table in file.get("coming", [])}
        self.letters = {table["key"]: self._write(table) for table in file.get("letter", [])}
        self.promises: dict[str, Toezegging] = {}

    @cached_property
    def post(self) -> Post:
        return Post.objects.select_related("ministry").get(title=self.file["debate"]["post"])

    @cached_property
    def minister(self) -> Minister:
        table = self.file["debate"]
        minister, is_new = Minister.objects.get_or_create(name=table["minister"])
        if is_new:
            since, until = table.get("term", (self.debate.day - timedelta(days=90), None))
            Tenure.objects.create(post=self.post, minister=minister, since=since, until=until)
        return minister

    def promise(self, table: Table, **origin: Debate | Letter) -> Toezegging:
        """Enter a toezegging, and publish it unless the file marks it as a concept."""
        (source,) = origin.values()
        made_on = source.day if isinstance(source, Debate) else source.date
        toezegging = Toezegging(
            **origin,
            made_on=made_on,
            text=table["text"],
            passage=table.get("passage", ""),
            post=self.post,
            minister=self.minister,
            ministry_then=self.post.ministry,
            note=table.get("note", ""),
        )
        toezegging.deadline = resolve_deadline(
            deadline_words(table, self.today), made_on, self.coming.get(table.get("awaits", ""))
        )
        toezegging.rhythm = find_rhythm(toezegging.deadline_words)
        members = Member.objects.filter(name__in=table.get("to", []))
        parties = Party.objects.filter(abbreviation__in=table.get("to", []))
        workflow.enter(toezegging, by=self.medewerker, members=members, parties=parties)
        if not table.get("concept"):
            workflow.publish(toezegging, by=self.griffier, on=made_on + timedelta(days=1))
        if "relation" in table:
            kind, target = table["relation"]
            Relation.objects.create(source=toezegging, kind=kind, target=self.promises[target])
        self.promises[table.get("key", toezegging.number)] = toezegging
        return toezegging

    def _hold(self, table: Table) -> Debate:
        day = day_of(table, self.today, among=MEETING_DAYS)
        debate = Debate.objects.create(
            number=table.get("number") or Debate.own_number(day),
            kind=table["kind"],
            title=table["title"],
            day=day,
            starts=table["starts"],
            ends=table["ends"],
            committee=Committee.objects.get(abbreviation=table["committee"]) if "committee" in table else None,
            state=table.get("state", Debate.State.HELD),
            report=table.get("report", ""),
        )
        debate.follow_up_committees.set(Committee.objects.filter(abbreviation__in=table.get("follow_up", [])))
        if "moved_from" in table:
            self._hold_earlier(table, debate)
        return debate

    def _hold_earlier(self, table: Table, debate: Debate) -> None:
        """Add the debate as it was on the agenda before it moved, `moved_from` days before its present day."""
        earlier = {**table, "ago": table["ago"] + table["moved_from"], "state": Debate.State.MOVED}
        del earlier["moved_from"]
        Debate.objects.filter(pk=self._hold(earlier).pk).update(replaced_by=debate)

    def _meet(self, table: Table) -> Debate:
        committee = Committee.objects.get(abbreviation=table.get("committee", self.file["debate"].get("committee")))
        named = {"title": f"Procedurevergadering {committee.short_name}", **table}
        return self._hold({**named, "kind": Debate.Kind.PROCEDURE, "committee": committee.abbreviation})

    def _write(self, table: Table) -> Letter:
        day = day_of(table, self.today)
        facts = {"dag": dates.dutch(day), "debat": dates.dutch(self.debate.day), "jaar": vergaderjaar(day)}
        stored = store_letter(Template(table["text"]).substitute(facts), received_on=day, by=self.medewerker)
        if table.get("released"):
            release_version(stored.version, self.griffier)
        return stored.letter
