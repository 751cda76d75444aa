"""Find what a letter says about toezeggingen, motions and requests, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from letters.reading import debates
from letters.reading.debates import DebateMention
from letters.reading.header import Header
from letters.reading.statements import entries
from letters.reading.statements.acts import SETTLING, About, Act, Context, find_acts, named_subject
from letters.reading.statements.debate_and_deadline import deadline_in, new_deadline_in, past_debate_of
from letters.reading.statements.signals import Signals, read_signals
from letters.reading.statements.statement import Statement, normalised_quote
from letters.reading.text.document import Document, Footnote, Sentence
from parliament import kamerstuk
from parliament.dates import find_days
from parliament.deadlines import Deadline
from parliament.recess import Calendar

ANSWER_REACH = 6  # sentences, the recall included, that may fulfil, postpone or withdraw a recalled toezegging
# Headings above the members' words in the report of a written consultation. ("Reactie" is above the minister's words.)
_MEMBERS_HEADING = re.compile(
    r"(?:\w+\.? )?(?:Vragen en opmerkingen (?:vanuit|van) de|Inbreng van)(?!.*\breactie\b)", re.IGNORECASE
)
# A sentence after a delay that says when something will come: "De visie komt in mei."
_COMES = re.compile(r"(?:De|Het|Deze|Dit|Die|Dat|Zij) (?:\w+ )?(?:komt|komen|volgt|volgen|verschijnt|verschijnen)\b")
# The start of a paragraph that returns to what was promised or requested: "De gevraagde gegevens ontvangt u …".
_RETURNS_TO_IT = re.compile(
    r"(?:De|Het) (?:gevraagde|toegezegde|bedoelde|genoemde) |(?:Ik|Wij|U) (?:\w+ ){1,2}(?:deze|die|hem|haar) "
)
_LOOKS_BACK = re.compile(
    r"(?:Dat|Dit|Die|Deze|Daar\w*|Hier\w*|Hun|Zijn|Haar|Zij|Ook|Vier|Drie|Twee|Wel|U|In dit kader"
    r"|Het (?:eerste|tweede|derde)|De (?:eerste|tweede|overige|andere|uitkomst\w*|vraag))\b"
)


def _naming_note_number(notes: tuple[Footnote, ...]) -> int | None:
    """Return the number of the footnote that names the toezegging, or else of the first footnote."""
    naming = [note for note in notes if re.search(r"\b[Tt]oezegging", note.text)]
    return next((note.number for note in [*naming, *notes]), None)


class SentenceWalk:
    """One pass through the sentences of a letter, which remembers what was mentioned last.

    A motion, bill or other paper of the House has no statements, so none of its sentences is read.
    """

    def __init__(self, document: Document, header: Header, named: list[DebateMention], calendar: Calendar) -> None:
        self.document = document
        self.written_on = header.date
        self.calendar = calendar
        self.sentences = document.sentences(header.body) if header.is_of_government else []
        past = {debate.day for debate in named if debate.day and not debate.is_upcoming}
        self.only_debate_day = next(iter(past)) if len(past) == 1 else None
        self.context = Context()
        self.last_debate_day: date | None = None
        self.heading = ""
        self.has_announced = False  # has the letter announced that it fulfils toezeggingen?
        self.is_toezegging_table = False  # does the current table say that it lists toezeggingen?
        self.state_sentences: set[int] = set()  # indexes of sentences that give the state of the label before them
        self.deadline_sentences: set[int] = set()  # indexes of sentences with the deadline of an earlier postponement

    def statements(self) -> list[Statement]:
        """Return the statements in the order of the text."""
        found: list[list[Statement]] = []
        for index, sentence in enumerate(self.sentences):
            self._enter_heading(sentence)
            here = self._statements_of(index, sentence)
            if any(statement.collective and statement.act is Act.FULFILS for statement in here):
                self.has_announced = True
            # A sentence with the deadline of a postponement belongs to the postponement and is not a separate act.
            dropped = (Act.MAKES, Act.POSTPONES) if index in self.deadline_sentences else ()
            found.append([statement for statement in here if statement.act not in dropped])
        return [self._with_answer(index, statement, found) for index, here in enumerate(found) for statement in here]

    def _with_answer(self, index: int, statement: Statement, found: list[list[Statement]]) -> Statement:
        """Treat a toezegging that is only recalled as fulfilled by the next sentences, unless they say otherwise."""
        is_mention = statement.act is Act.MENTIONS and statement.about is About.TOEZEGGING
        if not is_mention or statement.collective or not self._is_answered(index):
            return statement
        nearby = [other for here in found[index + 1 : index + ANSWER_REACH] for other in here]
        if any(other.act in SETTLING and other.heading == statement.heading for other in nearby):
            return statement
        act = Act.PARTLY if self._signals(self.sentences[index]).is_recurring else Act.FULFILS
        return replace(statement, act=act, due=None, due_words="")

    def _is_answered(self, index: int) -> bool:
        """Whether the sentence recalls a toezegging that the text then answers.

        That is so if the paragraph continues, or if the letter has announced that it fulfils toezeggingen.
        """
        sentence = self.sentences[index]
        signals = self._signals(sentence)
        is_recalled = not (signals.is_reported or signals.is_left_aside or signals.is_still_open)
        return is_recalled and sentence.kind != "row" and (self._paragraph_goes_on(index) or self.has_announced)

    def _enter_heading(self, sentence: Sentence) -> None:
        """Forget the context at a new heading, except after the members' words: the next heading has the answer."""
        if sentence.heading != self.heading:
            self.context = replace(self.context, age=0) if _MEMBERS_HEADING.match(self.heading) else Context()
            self.heading = sentence.heading

    def _statements_of(self, index: int, sentence: Sentence) -> list[Statement]:
        notes = self.document.footnotes_of(sentence)
        signals = self._signals(sentence, notes)
        own_day = past_debate_of(sentence, notes, self.document, self.written_on, self.last_debate_day)
        found = self._acts_of_entry(index, sentence)
        if not found and sentence.kind != "row":
            found = self._acts_of_sentence(index, signals)
        day_of_context = own_day or self.context.day
        statements = [
            self._statement(
                index, act, about, signals, own_day if act in (Act.MOTION, Act.MAKES) else day_of_context, notes
            )
            for act, about in found
        ]
        self._remember(signals, [act for act, _ in found], own_day)
        return statements

    def _signals(self, sentence: Sentence, notes: tuple[Footnote, ...] = ()) -> Signals:
        signals = read_signals(sentence.text, " ".join(note.text for note in notes))
        if signals.is_sending and not signals.is_future and self._has_future_day(sentence.text):
            signals = replace(signals, is_future=True)
        return replace(signals, is_reported=True) if _MEMBERS_HEADING.match(sentence.heading) else signals

    def _has_future_day(self, text: str) -> bool:
        if self.written_on is None:
            return False
        debate_days = {debate.day for debate in debates.find_debates(text, self.written_on)}
        days = {found.day for found in find_days(text, self.written_on)} - debate_days
        return any(day > self.written_on for day in days)

    def _acts_of_entry(self, index: int, sentence: Sentence) -> list[tuple[Act, About]]:
        """Return the acts of an entry in a table or list.

        An item divided by dashes only counts if the letter has announced that it fulfils toezeggingen.
        """
        if sentence.kind == "row":
            return self._acts_of_row(sentence)
        if index in self.state_sentences:
            return entries.acts_of_state(sentence.text)
        if entries.is_bare_label(sentence.text) and self._paragraph_goes_on(index):
            self.state_sentences.add(index + 1)
            return [(Act.MENTIONS, About.TOEZEGGING)]
        return entries.acts_of_label(sentence.text) or (
            entries.acts_of_list_item(sentence.text) if self.has_announced else []
        )

    def _acts_of_row(self, row: Sentence) -> list[tuple[Act, About]]:
        if entries.is_table_head(row.text):
            self.is_toezegging_table = entries.names_toezeggingen(row.text)
            return []
        is_listed = self.is_toezegging_table or self.has_announced or entries.names_toezeggingen(row.heading)
        return entries.acts_of_cells([cell.strip() for cell in row.text.split(" | ")], is_listed=is_listed)

    def _acts_of_sentence(self, index: int, signals: Signals) -> list[tuple[Act, About]]:
        is_setback = signals.is_late or signals.is_denied or signals.is_dropped
        return find_acts(signals, self.context, has_deadline_next=is_setback and self._has_deadline_next(index))

    def _has_deadline_next(self, index: int) -> bool:
        """Whether the next sentence says when the thing that is late will come."""
        if index + 1 == len(self.sentences):
            return False
        after = self.sentences[index + 1]
        signals = self._signals(after)
        comes = signals.is_sending or signals.has_new_deadline or _COMES.match(after.text)
        is_near = self._paragraph_goes_on(index) or _RETURNS_TO_IT.match(after.text)
        is_other = signals.is_delivered_here or signals.is_late or signals.has_toezegging
        return bool(is_near and comes and signals.is_future and not is_other)

    def _paragraph_goes_on(self, index: int) -> bool:
        """Whether another sentence follows in the same paragraph."""
        here, after = self.sentences[index], self.sentences[index + 1 : index + 2]
        return any(sentence.paragraph == here.paragraph for sentence in after)

    def _remember(self, signals: Signals, found: list[Act], own_day: date | None) -> None:
        """Update the context for the next sentences. If only a part is fulfilled, the rest stays open."""
        self.last_debate_day = own_day or self.last_debate_day
        is_settled = any(act in SETTLING for act in found)
        leaves_rest = Act.PARTLY in found or signals.is_one_of_several or self.context.is_plural
        subject = named_subject(signals)
        if signals.is_outside_request or (is_settled and not leaves_rest):
            self.context = Context()
        elif is_settled or subject:
            self.context = Context(
                About.TOEZEGGING if is_settled else subject,
                own_day or self.context.day,
                is_recurring=signals.is_recurring and not (is_settled or signals.is_plural),
                is_plural=signals.is_plural or (is_settled and self.context.is_plural),
                is_question=signals.is_question,
            )
        else:
            self.context = replace(self.context, age=self.context.age + 1)
        self.context = replace(self.context, has_earlier_letter=signals.has_earlier_letter)

    def _statement(
        self, index: int, act: Act, about: About, signals: Signals, day: date | None, notes: tuple[Footnote, ...]
    ) -> Statement:
        sentence = self.sentences[index]
        deadline, is_in_next = self._deadline(index, act)
        if act in (*SETTLING, Act.MENTIONS) and about is About.TOEZEGGING:
            day = day or self.only_debate_day or self.last_debate_day
        cited = kamerstuk.find(" ".join([sentence.text, *(note.text for note in notes)]))
        return Statement(
            act=act,
            about=about,
            quote=normalised_quote(self.document.source[sentence.start : sentence.end]),
            text=sentence.text,
            passage=self._passage(index, is_deadline_next=is_in_next),
            start=sentence.start,
            end=sentence.end,
            debate_date=day,
            due=deadline.latest if deadline else None,
            due_words=deadline.words if deadline else "",
            footnote=_naming_note_number(notes),
            kamerstukken=tuple(dict.fromkeys(str(found.kamerstuk) for found in cited if found.kamerstuk.nr)),
            heading=sentence.heading,
            collective=signals.is_plural,
        )

    def _deadline(self, index: int, act: Act) -> tuple[Deadline | None, bool]:
        """Return the deadline of a statement, and whether the next sentence gives that deadline."""
        sentence = self.sentences[index]
        # In a table row the last cell gives the deadline. Deadlines in other cells are old.
        text = sentence.text.rsplit(" | ", 1)[-1] if sentence.kind == "row" else sentence.text
        if act is Act.POSTPONES:
            return self._new_deadline(index, text)
        if act in (Act.MAKES, Act.MENTIONS):
            deadline = deadline_in(text, self.written_on, self.calendar)
            if deadline is None or deadline.latest is None:
                bare = entries.bare_deadline(text)
                deadline = deadline_in(bare, self.written_on, self.calendar) or deadline
            return deadline, False
        return None, False

    def _new_deadline(self, index: int, text: str) -> tuple[Deadline | None, bool]:
        own = new_deadline_in(text, self.written_on, self.calendar)
        later = None if own and own.latest else self._later_sentence_with_deadline(index)
        if later is None:
            return own, False
        self.deadline_sentences.add(later)
        return deadline_in(self.sentences[later].text, self.written_on, self.calendar), later == index + 1

    def _later_sentence_with_deadline(self, index: int) -> int | None:
        """Return the index of the sentence with the deadline of this postponement: one or two sentences further on."""
        if self._has_deadline_next(index):
            return index + 1
        if not (
            self._paragraph_goes_on(index) and self._paragraph_goes_on(index + 1) and self._has_deadline_next(index + 1)
        ):
            return None
        gives_reason = not self._signals(self.sentences[index + 1]).has_toezegging
        return index + 2 if gives_reason else None

    def _passage(self, index: int, *, is_deadline_next: bool) -> str:
        """Return the sentence with its context.

        The context is the sentence that it refers back to, and the next sentence if that gives the deadline.
        """
        sentence = self.sentences[index]
        looks_back = index and _LOOKS_BACK.match(sentence.text) and self._paragraph_goes_on(index - 1)
        first = index - 1 if looks_back else index
        last = index + 1 if is_deadline_next else index
        return " ".join(part.text for part in self.sentences[first : last + 1])
