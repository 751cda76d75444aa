"""The content of the letter page: the text with marked passages, and the rows that a clerk settles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from desk.fields import deciding_committees
from desk.judgement import judged
from desk.letter.considered import list_unproposed
from desk.letter.forms import AddToezeggingForm, ClerkChoice, DecisionMeetingForm, PromiseForm, ProposalForm, Row
from desk.letter.highlights import PassageEffect, mark_letter
from desk.letter.unmatched import list_unmatched
from desk.version_check import show_refusal
from letters.differences import differences
from letters.models import Letter
from letters.third_person import in_third_person
from matching.models import Consideration, NamedDebate, StoredReading
from matching.new_promises import NewPromise, motions, new_promises
from parliament.admin.save_errors import set_typed_values
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Effect, State


class LetterPage:
    """The page of one letter with the posted data, if any. `is_checked` means that the clerk tried to save."""

    def __init__(self, letter: Letter, data: Any = None) -> None:
        self.letter = letter
        self.is_checked = False
        self.version = letter.versions.select_related("stored_reading").defer("file").latest("nr")
        self.reading: StoredReading | None = getattr(self.version, "stored_reading", None)
        self.considered = self._considered()
        self.adding = AddToezeggingForm(
            data if data and data.get("erbij-toezegging") else None, text=self.version.text, prefix="erbij"
        )
        self.proposals = self._proposals(data)
        since = self.version.received_on
        self.meeting = DecisionMeetingForm(data, committees=self.committees, since=since, prefix="besluit")
        self.promises = self._promises(data)
        self.motions = motions(self.version)
        self.named_debates = list(NamedDebate.objects.informative().filter(version=self.version))
        known = [named.debate for named in self.named_debates if named.debate]
        self.unmatched = list_unmatched(self.version, known, data)

    def _considered(self) -> dict[int, Consideration]:
        """The considerations of the reading, by primary key of the toezegging, most likely first."""
        if self.reading is None:
            return {}
        rows = self.reading.considerations.select_related("toezegging__debate", "toezegging__letter")
        return {row.toezegging_id: row for row in rows}

    def _proposals(self, data: Any) -> list[ProposalForm]:
        fulfilments = judged(
            self.letter.fulfilments.select_related(
                "toezegging__ministry_now", "toezegging__debate", "toezegging__letter", "meeting"
            )
        )
        rows = [
            ProposalForm(data, fulfilment=fulfilment, considered=self.considered.get(fulfilment.toezegging_id))
            for fulfilment in fulfilments
        ]
        is_hidden = bool(rows) and self.letter.public_version is None
        for row in rows:
            row.is_hidden = is_hidden
        return rows

    def _promises(self, data: Any) -> list[PromiseForm]:
        """Make a row for each new promise, with the concept that was made from it earlier, if any.

        A concept matches a promise with the same passage and text or, failing that, with the same passage.
        """
        made: list[Toezegging] = list(self.letter.promises.order_by("pk"))
        found = []
        for promise in new_promises(self.version):
            of_passage = [concept for concept in made if concept.passage == promise.passage]
            concept = next(
                (concept for concept in of_passage if concept.text in self._texts_of(promise)),
                next(iter(of_passage), None),
            )
            if concept:
                made.remove(concept)
            found.append(PromiseForm(data, letter=self.letter, promise=promise, concept=concept))
        return found

    def _texts_of(self, promise: NewPromise) -> tuple[str, str]:
        return promise.text, in_third_person(promise.text, self.letter.author_role)

    @property
    def committees(self) -> list[int]:
        return deciding_committees(row.fulfilment.toezegging for row in self.proposals)

    def compare_versions(self) -> dict[str, Any]:
        """The version before this one, with what differs; nothing for the first version."""
        if self.version.nr == 1:
            return {}
        older = self.letter.versions.filter(nr__lt=self.version.nr).defer("file").latest("nr")
        return {"older": older, "changed": differences(older.text, self.version.text)}

    def lay_out(self) -> dict[str, Any]:
        """Return the template context: the marked text, the motions and the toezeggingen that were not proposed.

        Also sets the anchor of each row.
        """
        self._drop_early_errors()
        marked_letter, anchors = mark_letter(self.version.text, self._effects())
        for row in self.proposals:
            row.anchor = anchors.get(f"rij-{row.fulfilment.toezegging_id}", "")
        for loose in self.unmatched:
            loose.anchor = anchors.get(f"los-{loose.statement.key}", "")
        for nr, promise in enumerate(self.promises, start=1):
            promise.anchor = anchors.get(f"nieuw-{nr}", "")
        others = list_unproposed(self.considered.values(), {row.fulfilment.toezegging_id for row in self.proposals})
        return {
            "marked_letter": marked_letter,
            "motions": [(motion, anchors.get(f"motie-{nr}", "")) for nr, motion in enumerate(self.motions, start=1)],
            "unproposed": [(row, ending) for row, ending in others if not row.settled],
            "settled": [(row, ending) for row, ending in others if row.settled],
        }

    def _drop_early_errors(self) -> None:
        """Show no errors in rows that the clerk did not try to save. Their deadlines are still explained."""
        if not self.is_checked:
            for form in (self.meeting, *self.posted):
                form.errors.clear()

    def _effects(self) -> Iterator[PassageEffect]:
        """What each passage of the letter does. A rejected proposal has no effect."""
        for row in self.proposals:
            proposal = row.fulfilment
            if proposal.state != State.REJECTED:
                number = proposal.toezegging.number
                yield PassageEffect(proposal.passage, row.act, proposal.effect, number, f"rij-{proposal.toezegging_id}")
        for loose in self.unmatched:
            if not loose.statement.is_dismissed:
                says = loose.statement
                yield PassageEffect(
                    says.passage, says.act_in_words, "los", "geen toezegging gevonden", f"los-{says.key}"
                )
        for nr, new in enumerate(self.promises, start=1):
            yield PassageEffect(new.promise.passage, "zegt toe", "nieuw", f"nieuw {nr}", f"nieuw-{nr}")
        for nr, motion in enumerate(self.motions, start=1):
            number = motion.number or "zonder nummer"
            yield PassageEffect(motion.passage, "bericht over motie", "motie", number, f"motie-{nr}")

    @property
    def collective_proposals(self) -> list[ProposalForm]:
        """Undecided proposals whose only evidence is that the letter names all toezeggingen of a debate."""
        waiting = [row for row in self.proposals if row.fulfilment.state == State.PROPOSED and row.is_open]
        return [row for row in waiting if row.is_collective and row.fulfilment.effect == Effect.FULFILS]

    @property
    def posted(self) -> list[Row]:
        rows: list[Row] = [*self.proposals, *self.promises]
        return [row for row in rows if row.is_bound]

    @property
    def is_unsaved(self) -> bool:
        """Whether the page shows what the clerk filled in and did not save."""
        return any(row.has_changed() for row in self.posted)

    @property
    def has_errors(self) -> bool:
        return self.is_checked and any(form.errors for form in (self.meeting, *self.posted))

    @property
    def suggestions(self) -> int:
        return sum(1 for row in self.proposals if row.suggestion)

    def take_over(self) -> int:
        """Choose what the reading suggests in each row without a choice. Saves nothing; returns the number of rows."""
        rows = [row for row in self.proposals if row.suggestion and row["choice"].value() == ClerkChoice.LATER]
        for row in rows:
            set_typed_values(row, {"choice": [row.suggestion]})
        return len(rows)

    def settle_collective(self, choice: str, by: User) -> bool:
        """Save the same choice for all collective rows. Other rows are not saved."""
        rows = [row for row in self.collective_proposals if row.is_bound]
        for row in rows:
            set_typed_values(row, {"choice": [choice]})
        return self.save(by, rows)

    @property
    def saved(self) -> str:
        """What the saved rows hold, in words for the clerk; "" if the clerk chose nothing."""
        choices = sum(row.chosen != ClerkChoice.LATER for row in self.posted if isinstance(row, ProposalForm))
        concepts = sum(row.cleaned_data["is_wanted"] for row in self.posted if isinstance(row, PromiseForm))
        counted = ((choices, "keuze", "keuzes"), (concepts, "concept", "concepten"))
        return " en ".join(f"{count} {one if count == 1 else more}" for count, one, more in counted if count)

    def save(self, by: User, rows: list[ProposalForm] | None = None) -> bool:
        """Save these rows (default: all posted rows) or, on any error, none. Every error is shown at its row."""
        posted: list[Row] = self.posted if rows is None else [*rows]
        self.is_checked = True
        valid = [row for row in posted if row.is_valid()]
        meeting = self.meeting.cleaned_data.get("meeting") if self.meeting.is_valid() else None
        decided = [row.fulfilment.toezegging for row in posted if isinstance(row, ProposalForm) and row.is_decision]
        if decided and meeting:
            self.meeting.ask_about(meeting, decided)
        elif decided and not self.meeting.errors:
            self.meeting.add_error("meeting", "Kies de vergadering waarin dit is besloten.")
        touched = [row.fulfilment.toezegging_id for row in posted if isinstance(row, ProposalForm)]
        refusals: dict[Row, ValidationError] = {}
        with transaction.atomic():
            Toezegging.objects.filter(pk__in=touched).lock_all()
            for row in valid:
                try:
                    row.make(by, meeting)
                except ValidationError as error:
                    refusals[row] = error
            is_saved = valid == posted and not self.meeting.errors and not refusals
            if not is_saved:
                transaction.set_rollback(True)
        for row, refusal in refusals.items():
            show_refusal(row, refusal, row.fulfilment.toezegging if isinstance(row, ProposalForm) else None)
        return is_saved
