"""The verdict fails on a lost mail and on a repeat under another Message-ID."""

from pathlib import Path

import pytest

from tests.chaos.verdict import judge

ADDRESSES = ["a@example.nl", "b@example.nl"]


def deliver(folder: Path, *mails: tuple[str, str]) -> None:
    for number, (address, message_id) in enumerate(mails):
        (folder / f"{number}.eml").write_text(f"To: {address}\nMessage-ID: {message_id}\n\nDag.\n")


def test_one_mail_per_address_passes(tmp_path):
    deliver(tmp_path, ("a@example.nl", "<1@x>"), ("b@example.nl", "<2@x>"))
    verdict = judge(tmp_path, ADDRESSES)
    assert verdict.is_good
    assert (verdict.arrived, verdict.repeats) == (2, 0)


def test_repeat_under_the_same_id_passes_and_counts(tmp_path):
    deliver(tmp_path, ("a@example.nl", "<1@x>"), ("b@example.nl", "<2@x>"), ("a@example.nl", "<1@x>"))
    verdict = judge(tmp_path, ADDRESSES)
    assert verdict.is_good
    assert verdict.repeats == 1


@pytest.mark.parametrize(
    "mails",
    [
        [("a@example.nl", "<1@x>")],
        [("a@example.nl", "<1@x>"), ("b@example.nl", "<2@x>"), ("a@example.nl", "<3@x>")],
        [("a@example.nl", "<1@x>"), ("b@example.nl", "<2@x>"), ("c@example.nl", "<3@x>")],
    ],
    ids=["lost", "another id", "a stranger"],
)
def test_everything_else_fails(tmp_path, mails):
    deliver(tmp_path, *mails)
    assert not judge(tmp_path, ADDRESSES).is_good
