"""Each cue matches its example, and the page of rules shows each cue with its reason."""

from pathlib import Path

import pytest

from letters.reading import cues
from letters.reading.cues import Cue, CueTable
from letters.rulebook import MODULES, cue_tables, draw

CUES = [
    pytest.param(name, cue, id=f"{name} {cue.example}")
    for module in MODULES
    for name, table in cue_tables(module).items()
    for cue in table.cues
]


@pytest.mark.parametrize(("name", "cue"), CUES)
def test_a_rule_is_found_in_its_example(name: str, cue: Cue) -> None:
    assert CueTable(name, cue).finds(cue.example)


def test_the_page_gives_every_rule_with_its_example_and_reason() -> None:
    page = draw()
    for _, cue in (case.values for case in CUES):
        assert f"| {cue.example} | {cue.reason} |" in page


def test_page_has_every_module_of_cues() -> None:
    beside = Path(cues.__file__).parent.glob("[a-z]*.py")
    holding = {path.stem for path in beside if "= CueTable(" in path.read_text()}
    assert holding == {module.__name__.rpartition(".")[2] for module in MODULES}
