"""Sentences of a letter as the register writes them; what is not understood stays and is found."""

from __future__ import annotations

import pytest

from letters.third_person import in_third_person, own_words

MINISTER = "Minister van Defensie"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Ik zal u hierover informeren.", "De minister zal de Kamer hierover informeren."),
        ("Voor de zomer stuur ik u een brief.", "Voor de zomer stuurt de minister de Kamer een brief."),
        ("Ik heb uw Kamer een brief gestuurd.", "De minister heeft de Kamer een brief gestuurd."),
        ("Uw Kamer ontvangt in mei de brief.", "De Kamer ontvangt in mei de brief."),
        ("Het kabinet komt hierop terug.", "Het kabinet komt hierop terug."),
        ("Zoals verzocht stuur ik u graag de cijfers.", "De minister stuurt de Kamer de cijfers."),
        ("Graag informeer ik u over de dijken.", "De minister informeert de Kamer over de dijken."),
        (
            "Zoals toegezegd op 2 mei jl. informeer ik u hierbij over zout.",
            "De minister informeert de Kamer over zout.",
        ),
        (
            "Zoals ik uw Kamer heb gemeld, stuur ik voor de zomer een brief.",
            "De minister stuurt voor de zomer een brief.",
        ),
        ("Zoals verzocht door uw Kamer, stuurt het kabinet een brief.", "Het kabinet stuurt een brief."),
        ("Met deze brief wordt uw Kamer geïnformeerd.", "De Kamer wordt geïnformeerd."),
        ("Ook de minister van Wonen stuurt een brief.", "Ook de minister van Wonen stuurt een brief."),
        ("Op 2 mei zegde ik u toe dijken te meten; dat doe ik hierbij.", "De minister zal dijken meten."),
        ("Ik zal hierbij de motie betrekken.", "De minister zal hierbij de motie betrekken."),
        ("Zoals uw Kamer weet, is de dijk hoog.", "Zoals de Kamer weet, is de dijk hoog."),
    ],
)
def test_sentences_are_rewritten(said: str, written: str):
    assert in_third_person(said, MINISTER) == written
    assert own_words(written) == []


def test_a_secretary_of_state_is_named_as_such():
    assert (
        in_third_person("Ik kom hierop terug.", "Staatssecretaris van Defensie")
        == "De staatssecretaris komt hierop terug."
    )


def test_what_is_not_understood_is_found():
    left = in_third_person("Het plan dat ik u in mijn brief noemde, volgt.", MINISTER)
    assert left == "Het plan dat ik de Kamer in mijn brief noemde, volgt."
    assert own_words(left) == ["ik", "mijn"]
    assert own_words("De U-bocht bij Ikea") == []
