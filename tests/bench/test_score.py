"""`make score` reads the figures of the corpus's own report and compares them with the bars."""

from bench.score import BARS, Bar

LETTERS = """
== composed: 2 letters, 2 answered
date           1/2 = 0.500
statements     precision 0.900  recall 0.300  F1 0.450   (tp 9, predicted 10, gold 30)

== all: 4 letters, 4 answered
date           3/4 = 0.750
  fulfils          precision 1.000  recall 0.500  F1 0.667   (tp 1, predicted 1, gold 2)
statements     precision 0.800  recall 0.800  F1 0.800   (tp 8, predicted 10, gold 10)
due invented   1/40 = 0.025   (should be 0)
"""
MATCHING = """
== letters with text: 3 letters, 3 toezeggingen to find among 9; drawing lots within the debate finds 0.20 first
recall@1 0.700  recall@3 0.900  recall@10 1.000   (rank counted behind the other true ones)
proposed unasked: precision 0.880  recall 0.660  F1 0.754   (tp 2, predicted 2, gold 3)

== subject line only: 1 letters, 1 toezeggingen to find among 9; drawing lots within the debate finds 0.20 first
recall@1 0.950  recall@3 0.990  recall@10 1.000   (rank counted behind the other true ones)
"""


def test_figures_are_of_all_letters() -> None:
    figures = {bar.name: bar.figure(LETTERS) for bar in BARS if bar.part == "letters"}
    assert figures["date"] == 0.75
    assert figures["fulfils F1"] == 0.667
    assert figures["statements F1"] == 0.8
    assert figures["due dates invented"] == 0.025
    assert figures["postpones F1"] is None


def test_letters_with_text_and_with_a_subject_only_have_their_own_figures() -> None:
    figures = [bar.figure(MATCHING) for bar in BARS if bar.part == "matching"]
    assert figures == [0.7, 0.9, 0.88, 0.66, 0.95, 0.99]


def test_missing_figure_meets_no_bar() -> None:
    high, low = Bar("deadlines", "latest day", "x", 0.95), Bar("silence", "false", "x", 0.02, at_most=True)
    assert [high.is_met(figure) for figure in (0.95, 0.94, None)] == [True, False, False]
    assert [low.is_met(figure) for figure in (0.02, 0.03, None)] == [True, False, False]
