"""Count what arrived, from the raw mails on the mail server's disk and not from the register's own records."""

from __future__ import annotations

import email
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from email.policy import default
from pathlib import Path


@dataclass(frozen=True)
class Verdict:
    """`missing`: addresses without mail. `renamed`: addresses with repeats under different Message-IDs."""

    expected: int
    arrived: int
    repeats: int
    missing: list[str]
    renamed: list[str]

    @property
    def is_good(self) -> bool:
        return not self.missing and not self.renamed and self.arrived == self.expected


def judge(folder: Path, addresses: Iterable[str]) -> Verdict:
    """Compare the mails in `folder` with the addresses that should each have one mail."""
    expected = set(addresses)
    ids = defaultdict(list)
    for path in folder.glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        ids[message["To"]].append(message["Message-ID"])
    return Verdict(
        expected=len(expected),
        arrived=len(ids),
        repeats=sum(len(found) - 1 for found in ids.values()),
        missing=sorted(expected - ids.keys()),
        renamed=sorted(address for address, found in ids.items() if len(set(found)) > 1),
    )
