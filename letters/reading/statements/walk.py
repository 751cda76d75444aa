"""What a letter says about promises, motions and requests, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from letters.reading import debates
from letters.reading.debates import DebateMention
from letters.reading.header import Header
from letters.reading.statements import entries
from letters.reading.statements.acts import About, Act, Context, acts
from letters.reading.statements.debate_and_deadline import debate_of, new_term_of, term_of
from letters.reading.statements.signals import Signals, signals
from letters.reading.text import prose
from letters.reading.text.document import Document, Footnote, Sentence
from letters.reading.topic import topic_words
from parliament import kamerstuk
from parliament.dates import find_days
from parliament.deadlines import Deadline
from parliament.recess import Calendar

SETTLING = (Act.FULFILS, Act.PARTLY, Act.POSTPONES, Act.WITHDRAWS, Act.BEFORE)
ANSWER = 6  # sentences within which a recalled promise is answered, put off or dropped
# In the record of a written consultation these headings stand above the members' words, "Reactie" above the minister's.
_ASKING = re.compile(
    r"(?:\w+\.? )?(?:Vragen en opmerkingen (?:vanuit|van) de|Inbreng van)(?!.*\breactie\b)", re.IGNORECASE
)
# Behind a delay: "De visie komt in mei."
_COMES = re.compile(r"(?:De|Het|Deze|Dit|Die|Dat|Zij) (?:\w+ )?(?:komt|komen|volgt|volgen|verschijnt|verschijnen)\b")
# A new paragraph that takes up what was promised or asked for: "De gevraagde gegevens ontvangt u …".
_TAKES_UP = re.compile(
    r"(?:De|Het) (?:gevraagde|toegezegde|bedoelde|genoemde) |(?:Ik|Wij|U) (?:\w+ ){1,2}(?:deze|die|hem|haar) "
)
_HYPHENATED = re.compile(prose.HYPHENATED)
_LOOKS_BACK = re.compile(
    r"(?:Dat|Dit|Die|Deze|Daar\w*|Hier\w*|Hun|Zijn|Haar|Zij|Ook|Vier|Drie|Twee|Wel|U|In dit kader|Het (?:eerste"
    r"|tweede|derde)"
    r"|De (?:eerste|tweede|overige|andere|uitkomst\w*|vraag))\b"
)


@dataclass(frozen=True)
class Statement:
    """One act on one or more promises, motions or requests.

    `quote` is `source[start:end]` as `quoted` makes it, `text` the sentence in clean prose, `passage` what a
    clerk reads around it. `due` is the latest day, None where the letter gives none; `due_words` are the letter's words
    for it. `debate_date` is given only where the text ties the statement to a dated debate. A `collective` statement
    speaks of several at once and is no passage of its own. `footnotes` hang on the sentence.
    """

    act: Act
    about: About
    quote: str
    text: str
    passage: str
    start: int
    end: int
    debate_date: date | None
    due: date | None
    due_words: str
    footnotes: tuple[Footnote, ...]
    kamerstukken: tuple[str, ...]
    heading: str
    section: str
    topic: tuple[str, ...]
    collective: bool

    @property
    def footnote(self) -> int | None:
        """The number of the note that names the promise; else of the first note."""
        naming = [note.number for note in self.footnotes if re.search(r"\b[Tt]oezegging", note.text)]
        return next(iter([*naming, *(note.number for note in self.footnotes)]), None)


class SentenceWalk:
    """One pass through a letter's sentences, remembering what was named last."""

    def __init__(
        self, document: Document, header: Header, named: list[DebateMention], calendar: Calendar | None
    ) -> None:
        self.document = document
        self.written_on = header.date
        self.calendar = calendar
        self.sentences = document.sentences(header.body)
        past = {debate.day for debate in named if debate.day and not debate.is_upcoming}
        self.sole = next(iter(past)) if len(past) == 1 else None
        self.context = Context()
        self.spoken_of: date | None = None
        self.heading = ""
        self.announces = False
        self.rows_promise = False  # does the table that is being read say that it lists promises?
        self.states: set[int] = set()  # the sentences that tell the state of what the label before them names
        self.terms: set[int] = set()  # the sentences that give the term of what was put off before them

    def statements(self) -> list[Statement]:
        found: dict[int, list[Statement]] = {}
        for index, sentence in enumerate(self.sentences):
            self._turn(sentence)
            here = self._statements_of(index, sentence)
            is_term = index in self.terms
            found[index] = [one for one in here if not (is_term and one.act in (Act.MAKES, Act.POSTPONES))]
            self.announces |= any(one.collective and one.act is Act.FULFILS for one in here)
        return [self._if_answered(index, one, found) for index in found for one in found[index]]

    def _if_answered(self, index: int, one: Statement, found: dict[int, list[Statement]]) -> Statement:
        """A promise that is only recalled is kept by what follows it, when what follows does not say otherwise."""
        if (
            one.act is not Act.MENTIONS
            or one.about is not About.PROMISE
            or one.collective
            or not self._is_answered(index)
        ):
            return one
        kept = Act.PARTLY if self._signals(self.sentences[index], ()).recurring else Act.FULFILS
        nearby = (
            other
            for at in range(index + 1, index + ANSWER)
            for other in found.get(at, [])
            if other.heading == one.heading
        )
        return one if any(other.act in SETTLING for other in nearby) else replace(one, act=kept, due=None, due_words="")

    def _is_answered(self, index: int) -> bool:
        """Does the writer recall his own word, and go on in the same paragraph or announce that he settles promises?"""
        after = self._next(index)
        sentence = self.sentences[index]
        cue = self._signals(sentence, ())
        goes_on = after is not None and after.paragraph == sentence.paragraph
        is_plain = not (cue.reported or cue.leaves_aside or cue.still_open)
        return is_plain and sentence.kind != "row" and (goes_on or self.announces)

    def _turn(self, sentence: Sentence) -> None:
        """Under a new heading nothing points back, except an answer to the question above it."""
        if sentence.heading != self.heading:
            self.context = replace(self.context, age=0) if _ASKING.match(self.heading) else Context()
            self.heading = sentence.heading

    def _statements_of(self, index: int, sentence: Sentence) -> list[Statement]:
        notes = tuple(self.document.footnotes_of(sentence))
        cue = self._signals(sentence, notes)
        own_day = debate_of(sentence, notes, self.document, self.written_on, self.spoken_of)
        found = self._listed(index, sentence) or ([] if sentence.kind == "row" else self._acts(index, cue))
        tied = own_day or self.context.day
        only_own = (Act.MOTION, Act.MAKES)
        out = [
            self._statement(index, act, about, cue, own_day if act in only_own else tied, notes) for act, about in found
        ]
        self._remember(cue, [act for act, _ in found], own_day)
        return out

    def _signals(self, sentence: Sentence, notes: tuple[Footnote, ...]) -> Signals:
        cue = signals(sentence.text, " ".join(note.text for note in notes))
        if cue.sends and not cue.ahead and self._has_day_ahead(sentence.text):
            cue = replace(cue, ahead=True)
        return replace(cue, reported=True) if _ASKING.match(sentence.heading) else cue

    def _has_day_ahead(self, text: str) -> bool:
        written_on = self.written_on
        debated = {debate.day for debate in debates.find_debates(text, written_on)}
        return written_on is not None and any(
            day.day > written_on and day.day not in debated for day in find_days(text, written_on)
        )

    def _listed(self, index: int, sentence: Sentence) -> list[tuple[Act, About]]:
        """The acts of an entry in a table or a list; by dashes it is one of promises where promises were announced."""
        if sentence.kind == "row":
            if entries.is_head(sentence.text):
                self.rows_promise = entries.names_promises(sentence.text)
                return []
            is_list = self.rows_promise or self.announces or entries.names_promises(sentence.heading)
            return entries.of_row(sentence.text, of_promises=is_list)
        if index in self.states:
            return entries.of_state(sentence.text)
        after = self._next(index)
        if entries.is_bare_label(sentence.text) and after is not None and after.paragraph == sentence.paragraph:
            self.states.add(index + 1)
            return [(Act.MENTIONS, About.PROMISE)]
        return entries.of_label(sentence.text) or (entries.of_list(sentence.text) if self.announces else [])

    def _acts(self, index: int, cue: Signals) -> list[tuple[Act, About]]:
        return acts(cue, self.context, leads_on=(cue.late or cue.denied or cue.dropped) and self._leads_on(index))

    def _leads_on(self, index: int) -> bool:
        """Does the next sentence give the term, or the lack of one?"""
        after = self._next(index)
        if after is None:
            return False
        cue = self._signals(after, ())
        comes = cue.sends or cue.new_term or _COMES.match(after.text) is not None
        is_near = self._is_beside(index, index + 1) or _TAKES_UP.match(after.text) is not None
        return is_near and comes and cue.ahead and not (cue.here or cue.late or cue.promise)

    def _next(self, index: int) -> Sentence | None:
        return self.sentences[index + 1] if index + 1 < len(self.sentences) else None

    def _remember(self, cue: Signals, found: list[Act], day: date | None) -> None:
        """What the next sentences may point back to. A promise met in part, or one of several, leaves the rest open."""
        self.spoken_of = day or self.spoken_of
        day = day or self.context.day
        is_settled = any(act in SETTLING for act in found)
        if cue.others_ask or (is_settled and Act.PARTLY not in found and not (cue.portion or self.context.several)):
            self.context = Context()
        elif is_settled or cue.promise or cue.motion or cue.request:
            about = _named(cue) if not is_settled else About.PROMISE
            several = cue.several or (is_settled and self.context.several)
            recurring = cue.recurring and not (is_settled or cue.several)
            self.context = Context(about, day, recurring=recurring, several=several, asked=cue.asked)
        else:
            self.context = replace(self.context, age=self.context.age + 1)
        self.context = replace(self.context, is_told_before=cue.before)

    def _statement(
        self, index: int, act: Act, about: About, cue: Signals, day: date | None, notes: tuple[Footnote, ...]
    ) -> Statement:
        sentence = self.sentences[index]
        term, reaches_on = self._term(index, act)
        if act in (*SETTLING, Act.MENTIONS) and about is About.PROMISE:
            day = day or self.sole or self.spoken_of
        cited = kamerstuk.find(" ".join([sentence.text, *(note.text for note in notes)]))
        return Statement(
            act=act,
            about=about,
            quote=quoted(self.document.source[sentence.start : sentence.end]),
            text=sentence.text,
            passage=self._passage(index, reaches_on=reaches_on),
            start=sentence.start,
            end=sentence.end,
            debate_date=day,
            due=term.latest if term else None,
            due_words=term.words if term else "",
            footnotes=notes,
            kamerstukken=tuple(dict.fromkeys(str(one.kamerstuk) for one in cited if one.kamerstuk.nr)),
            heading=sentence.heading,
            section=sentence.section,
            topic=topic_words(sentence.text, sentence.heading),
            collective=cue.several,
        )

    def _term(self, index: int, act: Act) -> tuple[Deadline | None, bool]:
        """The term of a statement, and whether the next sentence gave it."""
        sentence = self.sentences[index]
        text = entries.state_of(sentence.text) if sentence.kind == "row" else sentence.text
        if act is Act.POSTPONES:
            own = new_term_of(text, self.written_on, self.calendar)
            told = None if own and own.latest else self._told_later(index)
            if told is None:
                return own, False
            self.terms.add(told)
            return term_of(self.sentences[told].text, self.written_on, self.calendar), told == index + 1
        if act in (Act.MAKES, Act.MENTIONS):
            term = term_of(text, self.written_on, self.calendar)
            if term is None or term.latest is None:
                term = term_of(entries.bare_term(text), self.written_on, self.calendar) or term
            return term, False
        return None, False

    def _told_later(self, index: int) -> int | None:
        """The sentence that gives the term of what this one puts off: the next, or the one after in its paragraph."""
        if self._leads_on(index):
            return index + 1
        reason = self._next(index)
        if reason is None or not self._is_beside(index, index + 1) or not self._leads_on(index + 1):
            return None
        return index + 2 if self._is_beside(index, index + 2) and not self._signals(reason, ()).promise else None

    def _passage(self, index: int, *, reaches_on: bool) -> str:
        """The sentence, the one it points back to, and the one that gives its term."""
        sentence = self.sentences[index]
        first = index - 1 if index and _LOOKS_BACK.match(sentence.text) and self._is_beside(index - 1, index) else index
        last = index + 1 if reaches_on else index
        return " ".join(one.text for one in self.sentences[first : last + 1])

    def _is_beside(self, one: int, other: int) -> bool:
        return self.sentences[one].paragraph == self.sentences[other].paragraph


def quoted(source: str) -> str:
    """The words as received, white space made single and words parted at a line's end put together."""
    return " ".join(_HYPHENATED.sub("", source).split())


def _named(cue: Signals) -> About:
    return About.PROMISE if cue.promise else About.MOTION if cue.motion else About.REQUEST


def find_statements(
    document: Document, header: Header, named: list[DebateMention], calendar: Calendar | None
) -> list[Statement]:
    """Every statement of the letter, in its order. A motion or a bill makes none: it is no letter of the government."""
    if not header.is_of_government:
        return []
    return SentenceWalk(document, header, named, calendar).statements()
