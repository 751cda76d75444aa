"""The example letter of the register is read correctly."""

from datetime import date
from pathlib import Path

from letters.reading import Act, read

LETTER = Path(__file__).parents[3] / "demo" / "kamerbrief.txt"


def test_three_fulfilled_one_motion_two_made() -> None:
    reading = read(LETTER.read_text(encoding="utf-8"))
    by_act = {act: [statement for statement in reading.statements if statement.act == act] for act in Act}
    kept = [statement for statement in by_act[Act.FULFILS] if not statement.collective]
    assert [(statement.footnote, statement.debate_date) for statement in kept] == [
        (nr, date(2025, 5, 14)) for nr in (2, 4, 6)
    ]
    assert {statement.kamerstukken for statement in by_act[Act.MOTION]} == {("99101-7",)}
    assert [statement.due for statement in by_act[Act.MAKES]] == [None, date(2025, 11, 1)]
    assert len(reading.statements) == 8
