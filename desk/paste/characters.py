"""Turns pasted text into plain lines: without the characters of Word, the quotes of mail and the breaks of PDF."""

from __future__ import annotations

import re

from parliament.invisible import drop_invisible

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
_SOFT_HYPHEN = re.compile(r"\u00ad(?:[ \t]*\n[ \t]*(?=[^\W_]))?")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LONG_GAP = re.compile(r" {40,}|\t{40,}")
_PRIVATE_BULLET = re.compile(r"[\ue000-\uf8ff]")  # how Word writes a bullet of the font Symbol
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)\*\*|(?<!\w)__?(?=\S)([^_\n]{1,500})__?(?!\w)")
_RULE = re.compile(r"\s*[-=_*~─]{3,}\s*")  # a line below a heading
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
# A word that is broken at the end of a line. “Land- en tuinbouw” is not broken, and “EU-lidstaten” keeps its hyphen.
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\n[ \t]*(?!(?:en|of)\b)(?=[a-zà-ÿ])")
_BROKEN_AFTER_HYPHEN = re.compile(r"(?<=[^\W_])-[ \t]*\n[ \t]*(?!(?:en|of)\b)(?=[^\W_])")
# A greeting that a program has put behind the last sentence.
_GREETING = re.compile(
    r"(?<=[.!?)\]])[ \t]+(?=(?:(?:[Mm]et )?(?:[Vv]riendelijke|[Hh]artelijke|[Bb]este) groet(?:en)?|Groet(?:en|jes)?"
    r"|Mvg|MVG|M\.v\.g\.|Hoogachtend|Alvast (?:veel )?dank|(?:Veel )?[Dd]ank alvast|Bij voorbaat dank)\b[^\n]{0,100}$)",
    re.MULTILINE,
)
# A list that a program has put on one line: “Toezeggingen: 1. De minister … 2. De minister …”.
_INLINE_BULLET = re.compile(r"[ \t]+(?=[•●▪■‣][ \t])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[:.;)!?]))[ \t]*\(?(\d{1,2})[.)][ \t]+(?=[^\W\d_])", re.MULTILINE)


def plain_lines(pasted: str) -> list[str]:
    text = _SOFT_HYPHEN.sub("", _LINE_ENDS.sub("\n", pasted))
    text = _PRIVATE_BULLET.sub("•", _SPACES.sub(" ", drop_invisible(text)))
    text = _LONG_GAP.sub(lambda gap: gap[0][:40], text)
    text = _BOLD.sub(lambda match: match[1] or match[2], _QUOTED.sub("", text))
    text = _GREETING.sub("\n", text)
    text = _BROKEN_AFTER_HYPHEN.sub("-", _BROKEN_WORD.sub("", text))
    return [part for line in text.split("\n") if not _RULE.fullmatch(line) for part in _inline_items(line)]


def _inline_items(line: str) -> list[str]:
    """Split a line that holds several items of a list. Numbers count only if they run from 1."""
    if len(_INLINE_BULLET.findall(line)) > 1:
        return _INLINE_BULLET.sub("\n", line).split("\n")
    starts = [0]
    for match in _INLINE_NUMBER.finditer(line):
        if int(match[1]) == len(starts):
            starts.append(match.start())
    if len(starts) < 3:
        return [line]
    parts = [line[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [part for part in parts if part.strip()]
