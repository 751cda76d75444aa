"""Gathers lines into items: one for each toezegging, with the heading, labels and lines that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from desk.paste import headings, labels, promises, surroundings
from desk.paste.apart import begins_apart, ends_apart, of_label
from desk.paste.facts import Facts, join, read_piece
from desk.paste.item import Item
from desk.paste.known import Known
from desk.paste.labels import Label
from desk.paste.signs import Sign, is_next, read_sign, read_signs
from desk.paste.wrapping import Wrapping

LONGEST_OFFICE = 6  # words
SHORTEST = 3  # words of a toezegging
DEEPER = 1  # spaces; an item with more in front is part of the one above


class Gathering:
    """Reads the lines one by one. `items` are the toezeggingen, `rest` is what belongs to none."""

    def __init__(self, lines: Sequence[str], known: Known) -> None:
        self.items: list[Item] = []
        self.rest: list[str] = []
        self.has_chair = False
        self._lines, self._known = lines, known
        self._wrapping = Wrapping(lines, known)
        self._item: Item | None = None
        self._heading = Facts()
        self.headings: list[Facts] = []
        self._group: Facts | None = None  # a heading without items so far
        self._kind = ""
        self._has_groups = False  # do headings say to whom or when?
        self._above: frozenset[str] = frozenset()  # the kinds of facts that stand above groups of items
        self._orders: dict[str, int | None] = {}
        self._is_listed = not headings.has_title(lines)
        self._is_elsewhere = False
        for place, line in enumerate(lines):
            self._read(line, place)
        self._end_group()

    def _read(self, line: str, place: int) -> None:
        words = " ".join(line.split())
        if not words:
            self._wrapping.after_gap = True
        elif surroundings.is_page_mark(words):
            self.rest.append(words)
        else:
            sign = self._sign(line)
            if sign and self._is_label_of_item(sign):
                self._read_line(sign.body, place)
            elif sign:
                self._read_item(sign, words)
            elif words.isdecimal() and not self._awaits_words():  # the number of a page
                self.rest.append(words)
            else:
                self._read_line(words, place)
            self._wrapping.read(line)

    # --- lines with a sign

    def _sign(self, line: str) -> Sign | None:
        """The sign of the line: of the kinds that fit, that of the list so far."""
        fitting = [sign for sign in read_signs(line) if self._fits(sign)]
        return next((sign for sign in fitting if sign.kind == self._kind), fitting[0] if fitting else None)

    def _is_label_of_item(self, sign: Sign) -> bool:
        """Is this “- termijn: voor de zomer”, below an item with another sign?"""
        label, above = labels.read_label(sign.body), self._item.sign if self._item else None
        is_below = above is not None and (above.kind != sign.kind or sign.indent > above.indent)
        return is_below and label is not None and label.kind in labels.MEANT_AT_THE_END

    def _fits(self, sign: Sign) -> bool:
        """Does the number count on? A list may be pasted from its middle, and a number may be left out."""
        last = self._orders.get(sign.kind)
        is_initial = sign.kind == "letter" and len(sign.body.split()) < SHORTEST  # “F. Brouwer”
        is_later = sign.order is not None and sign.order > (last or 0) and sign.body[:1].isupper() and not is_initial
        is_between = self._item is None or self._wrapping.has_ended(self._item)
        return is_next(sign, last) or (is_later and is_between)

    def _read_item(self, sign: Sign, words: str) -> None:
        if self._item and self._is_part(self._item, sign):
            self._add_part(self._item, sign)
            self._orders[sign.kind] = sign.order
            return
        facts = (
            read_piece(sign.body, self._known)
            if sign.kind == "label"
            else headings.heading_in(sign.body, self._known, has_groups=self._has_groups)
        )
        if surroundings.is_title(sign.body) or surroundings.is_other_part(sign.body):
            self._read_surroundings(sign.body, words)
        elif facts and sign.kind == "label":  # “Toezegging 1 (minister van Financiën)”
            self._start("", sign, facts.over(self._heading))
        elif facts and not sign.register_number:  # a toezegging with a number of its own is no heading
            self._start_group(facts)
        elif self._is_no_item(sign.body):
            self._put_aside(words)
        else:
            self._kind = sign.kind
            self._start(sign.body, sign)
        self._orders[sign.kind] = sign.order

    def _is_part(self, item: Item, sign: Sign) -> bool:
        """Is this a part of the current item, such as a dash below “met daarin:”?"""
        if not item.lines or item.labels:
            return False
        if item.text.endswith(":"):
            return True
        if item.sign is None or sign.kind == item.sign.kind:
            return item.sign is not None and sign.indent > item.sign.indent + DEEPER
        if ends_apart(item.text, self._known):
            return False
        if not promises.is_promise(item.text) and promises.is_promise(sign.body):
            self._demote(item)
            return False
        is_deeper = sign.indent > item.sign.indent + DEEPER
        return is_deeper or item.has_parts or sign.body[:1].islower() or sign.kind.startswith("letter")

    def _demote(self, item: Item) -> None:
        """The item was the heading of those that follow: “1. Materieel”."""
        self.items.remove(item)
        self._put_aside(item.text)
        self.rest += item.facts.sources

    def _is_no_item(self, body: str) -> bool:
        if not self._is_elsewhere and begins_apart(body, self._known):
            return False
        if not self._is_elsewhere and (not body or promises.is_promise(body)):
            return surroundings.is_header(body)
        return surroundings.is_header(body) or surroundings.is_remark(body) or self._is_elsewhere or not self._is_listed

    # --- lines without a sign

    def _read_line(self, words: str, place: int) -> None:
        is_note = self._is_notes() and begins_apart(words, self._known)
        if self._wrapping.is_wrapped(self._item, words, is_note=is_note):
            self._add(words)
        elif label := self._label(words, place):
            facts = of_label(label, self._known) if label.kind in labels.OF_A_GROUP else Facts()
            if self._is_heading(facts, place):
                self._start_group(facts)
            else:
                self._read_label(label)
        elif headings.is_running_head(words, self._lines, self._known):
            self.rest.append(words)
        elif self._read_value(words, place) or self._read_heading(words, place):
            return
        elif is_note:
            self._start(words, None)
        elif self._ends_group_of(words, place):
            self._put_aside(words)
        elif self._read_surroundings(words, words):
            return
        elif self._wrapping.continues(self._item, self._lines[place]):
            self._add(words)
        else:
            self._read_prose(words)

    def _is_heading(self, facts: Facts, place: int) -> bool:
        """Do the facts on this line belong to the items below? They do if such facts stand above the first item."""
        is_above = self._item is None or bool(facts.kinds & self._above)
        return bool(facts) and is_above and self._items_follow(place)

    def _is_notes(self) -> bool:
        """Are these no words of a debate, in which a name before a colon is that of the speaker?"""
        return self._is_listed and not (self._is_elsewhere or self.has_chair)

    def _awaits_words(self) -> bool:
        return self._item is not None and bool(self._item.labels) and not self._item.labels[-1].value

    def _label(self, words: str, place: int) -> Label | None:
        label = labels.read_label(words)
        if label is None or label.kind == labels.TEXT or surroundings.is_title(words):
            return None
        if not label.value and self._sign_follows(place):
            return None
        if label.kind == labels.MINISTER and not _is_minister(label):
            return None
        is_first = self._item is None
        return None if is_first and not self._is_value(label) else label

    def _is_value(self, label: Label) -> bool:
        if label.kind == labels.NUMBER:
            return read_sign(label.value) is not None
        return bool(read_piece(label.value, self._known))

    def _read_label(self, label: Label) -> None:
        item = self._item
        if item is None or label.kind == labels.OTHER or any(known.kind == label.kind for known in item.labels):
            self.rest.append(label.written)
        else:
            item.labels.append(label)

    def _read_value(self, words: str, place: int) -> bool:
        """Read a line that is the value of the label above it, or a fact on a line of its own."""
        item = self._item
        if item is None:
            return False
        if item.labels and self._wrapping.completes(item.labels[-1], words):
            last = item.labels.pop()
            item.labels.append(Label(last.kind, f"{last.value} {words}".strip(), last.name))
            return True
        if not item.lines:
            item.lines.append(words)
            return True
        is_cell = item.sign is not None and not item.sign.body
        if words.endswith(":") or (self._wrapping.after_gap and not is_cell):
            return False
        facts = read_piece(words, self._known)
        if self._is_heading(facts, place):
            return False
        item.facts = join([item.facts, facts])
        return bool(facts)

    def _read_heading(self, words: str, place: int) -> bool:
        """Read a heading that says of whom or when the items below it are: “Minister van Financiën:”."""
        facts = headings.heading_in(words, self._known, has_groups=self._has_groups)
        if not facts or not self._items_follow(place):
            return False
        self._start_group(facts)
        return True

    def _ends_group_of(self, words: str, place: int) -> bool:
        has_ended = self._item is not None and self._wrapping.has_ended(self._item)
        is_heading = (self._wrapping.after_gap or has_ended or words.endswith(":")) and self._sign_follows(place)
        if not (self._has_groups and is_heading and headings.ends_groups(words)):
            return False
        self._heading = Facts(minister=self._heading.minister)
        return True

    def _sign_follows(self, place: int) -> bool:
        return read_sign(self._next_line(place)) is not None

    def _next_line(self, place: int) -> str:
        return next((line for line in self._lines[place + 1 :] if line.strip()), "")

    def _items_follow(self, place: int) -> bool:
        following = self._next_line(place)
        if labels.read_label(following):
            return False
        if self._sign_follows(place) or headings.heading_in(
            " ".join(following.split()), self._known, has_groups=self._has_groups
        ):
            return True
        return promises.is_promise(following) and not surroundings.is_remark(following)

    def _start_group(self, facts: Facts) -> None:
        """A heading with a minister ends the group; one with only members or a time is a part of it."""
        self._above |= facts.kinds
        self._item = None
        self._heading = facts if facts.minister else Facts(facts.people, self._heading.minister, facts.deadline)
        if facts.minister:
            self._end_group()
        self._group = self._group.over(facts) if self._group else facts
        self._has_groups = bool(facts.people or facts.deadline)
        self._is_listed, self._is_elsewhere = True, False

    def _end_group(self) -> None:
        """A heading without items was none."""
        self.rest += self._group.sources if self._group else ()
        self._group = None

    def _read_surroundings(self, words: str, written: str) -> bool:
        if surroundings.is_title(words):
            self._is_listed, self._is_elsewhere, self._orders, self._heading = True, False, {}, Facts()
            self._has_groups = False
        elif surroundings.is_speaker(words):
            is_chair = surroundings.is_chair(words)
            self.has_chair = self.has_chair or is_chair
            self._is_elsewhere = not is_chair
        elif surroundings.is_other_part(words):
            self._is_elsewhere = True
        elif not surroundings.is_header(words):
            return False
        self._put_aside(written)
        return True

    def _read_prose(self, words: str) -> None:
        """Start an item at the first sentence of a line that reads as a toezegging."""
        if not self._is_elsewhere and (parts := promises.announced(words)):
            self._put_aside(parts[0])
            for part in parts[1:]:
                self._start(part, None)
            return
        spoken = promises.sentences(words)
        is_alike = (
            self._is_listed and self._item is not None and self._item.sign is None and not self._wrapping.after_gap
        )
        first = next(
            (place for place, one in enumerate(spoken) if self._is_spoken_promise(one, is_alike=is_alike)), len(spoken)
        )
        if first:
            self._put_aside(" ".join(spoken[:first]))
        if spoken[first:]:
            self._start(" ".join(spoken[first:]), None)

    def _is_spoken_promise(self, sentence: str, *, is_alike: bool) -> bool:
        """`is_alike`: the line follows a toezegging that is written in the same way."""
        if self._is_elsewhere or surroundings.is_remark(sentence):
            return False
        if self._is_listed and ends_apart(sentence, self._known, only_people=True):
            return True
        return sentence[0].isupper() and (is_alike or promises.is_promise(sentence))

    def _start(self, words: str, sign: Sign | None, heading: Facts | None = None) -> None:
        self._item = Item(sign, heading or self._heading, [words] if words else [])
        self.items.append(self._item)
        if self._group:
            self.headings.append(self._group)
            self._group = None

    def _add(self, words: str) -> None:
        if self._item:
            self._item.lines.append(words)

    def _add_part(self, item: Item, sign: Sign) -> None:
        """Add the part to the text, or to the facts if it is nothing else: “- de heer Bos”."""
        facts = Facts() if item.text.endswith(":") else read_piece(sign.body, self._known)
        item.facts = join([item.facts, facts])
        if not facts:
            item.lines += filter(None, (sign.register_number, sign.body))
        item.has_parts = True

    def _put_aside(self, words: str) -> None:
        self._item = None
        self.rest.append(words)


def _is_minister(label: Label) -> bool:
    """Is the value of “Minister:” a minister, and not the toezegging itself: “Minister: stuurt een brief”?"""
    is_short = len(label.value.split()) <= LONGEST_OFFICE
    return not label.name.lower().startswith(("minister", "staatssecretaris")) or (
        is_short and label.value[:1].isupper()
    )
