"""The example letter that comes with the register reads as it was meant."""

from datetime import date
from pathlib import Path

from letters.reading import Act, read

LETTER = Path(__file__).parents[3] / "demo" / "kamerbrief.txt"


def test_three_kept_one_motion_two_made() -> None:
    reading = read(LETTER.read_text(encoding="utf-8"))
    by_act = {act: [one for one in reading.statements if one.act == act] for act in Act}
    kept = [one for one in by_act[Act.FULFILS] if not one.collective]
    assert [(one.footnote, one.debate_date) for one in kept] == [(nr, date(2025, 5, 14)) for nr in (2, 4, 6)]
    assert {one.kamerstukken for one in by_act[Act.MOTION]} == {("99101-7",)}
    assert [one.due for one in by_act[Act.MAKES]] == [None, date(2025, 11, 1)]
    assert len(reading.statements) == 8
