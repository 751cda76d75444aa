"""Gathers the toezeggingen of a text in which labels say what each line is: “Door: …”, “Tekst: …”, “Aan: …”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desk.paste import labels, promises, surroundings
from desk.paste.facts import Facts, read_piece
from desk.paste.item import Item
from desk.paste.known import Known
from desk.paste.labels import Label
from desk.paste.signs import Sign, read_sign

FEWEST_BLOCKS = 2  # or one, if it reads as a toezegging and has a second label


def are_blocks(lines: Sequence[str]) -> bool:
    """Does a label announce the text of each toezegging?"""
    read = [label for line in lines if (label := _label(line))]
    texts = [label for label in read if label.kind == labels.TEXT]
    has_fields = any(label.kind in labels.MEANT_AT_THE_END for label in read)
    most = max(Counter(label.name for label in texts).values(), default=0)
    return has_fields and (most >= FEWEST_BLOCKS or any(promises.is_promise(label.value) for label in texts))


class LabelledBlocks:
    """`items` are the toezeggingen, `rest` is what belongs to none, `headings` are the facts above groups of blocks."""

    has_chair = False

    def __init__(self, lines: Sequence[str], known: Known) -> None:
        self.items: list[Item] = []
        self.rest: list[str] = []
        self.headings: list[Facts] = []
        self._known = known
        self._text_name = _text_name(lines)
        self._block: Item | None = None
        self._heading = Facts()
        self._names = list(dict.fromkeys(label.name for line in lines if (label := _label(line))))
        self._is_after_gap = False
        for line in lines:
            words = " ".join(line.split())
            if words:
                self._read(line, words)
            self._is_after_gap = not words
        self._close()

    def _read(self, line: str, words: str) -> None:
        sign = read_sign(line)
        label = _label(line)
        if surroundings.is_page_mark(words):
            self.rest.append(words)
        elif label:
            self._read_label(label, sign)
        elif self._is_wrapped(words, sign):
            self._wrap(words)
        elif sign:
            self._open(sign)
            self._add_body(sign.body)
        else:
            self._close()
            self._read_heading(words)

    def _read_label(self, label: Label, sign: Sign | None) -> None:
        if self._block is None or self._starts_block(label, self._block):
            self._open(sign)
        if self._block:
            self._block.labels.append(self._as_meant(label))

    def _starts_block(self, label: Label, block: Item) -> bool:
        """A block has each label once. After an empty line, a label that comes earlier in the order starts the next."""
        names = [one.name for one in block.labels]
        is_back = bool(names) and self._names.index(label.name) < self._names.index(names[-1])
        has_text = any(one.kind == labels.TEXT for one in block.labels)
        return label.name in names or (self._is_after_gap and is_back and has_text)

    def _as_meant(self, label: Label) -> Label:
        """Of two labels for the text, as “Onderwerp:” and “Tekst:”, the one with the most words has it."""
        is_other = label.kind == labels.TEXT and label.name != self._text_name
        return Label(labels.OTHER, label.value, label.name) if is_other else label

    def _is_wrapped(self, words: str, sign: Sign | None) -> bool:
        """Does the line go on with the value of the label above it?"""
        if self._block is None or not self._block.labels or (sign and not sign.kind.startswith("bullet")):
            return False
        value = self._block.labels[-1].value
        return not value or not self._is_after_gap or (words[0].islower() and not promises.ends(value))

    def _wrap(self, words: str) -> None:
        if self._block:
            last = self._block.labels[-1]
            self._block.labels[-1] = Label(last.kind, f"{last.value} {words}".strip(), last.name)

    def _add_body(self, body: str) -> None:
        """“Toezegging 1 (minister van Financiën)”, or the text itself behind the number."""
        if self._block is None or not body:
            return
        if facts := read_piece(body, self._known):
            self._block.facts = facts
        elif promises.is_promise(body):
            self._block.labels.append(Label(labels.TEXT, body, self._text_name))
        else:
            self.rest.append(body)

    def _read_heading(self, words: str) -> None:
        facts = read_piece(words, self._known)
        if facts:
            self._heading = facts
            self.headings.append(facts)
        else:
            self.rest.append(words)

    def _open(self, sign: Sign | None) -> None:
        self._close()
        self._block = Item(sign, self._heading)

    def _close(self) -> None:
        """Keep the block if it has a text; what other labels say is no part of it."""
        block, self._block = self._block, None
        if block is None:
            return
        block.lines = [label.value for label in block.labels if label.kind == labels.TEXT and label.value]
        if block.lines:
            self.rest += [label.written for label in block.labels if label.kind == labels.OTHER]
            block.labels = [label for label in block.labels if label.kind not in (labels.TEXT, labels.OTHER)]
            self.items.append(block)
        else:
            self.rest += block.written


def _label(line: str) -> Label | None:
    """The label at the start of the line, also behind a number or bullet."""
    words = " ".join(line.split())
    if surroundings.is_title(words):
        return None
    sign = read_sign(line)
    return labels.read_label(words) or (labels.read_label(sign.body) if sign else None)


def _text_name(lines: Sequence[str]) -> str:
    """The label that has the most words of the toezeggingen."""
    lengths: Counter[str] = Counter()
    for line in lines:
        label = _label(line)
        if label and label.kind == labels.TEXT:
            lengths[label.name] += len(label.value) + 1
    return max(lengths, key=lambda name: lengths[name], default="")
