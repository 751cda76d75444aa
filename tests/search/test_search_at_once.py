"""Search documents after two concurrent transactions that do not see each other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from letters import store
from letters.models import Letter, LetterVersion
from parliament.models import Debate, Ministry
from search.models import LetterDocument, ToezeggingDocument
from tests import factories as make
from tests.desk.test_two_at_once import wait_until_one_is_blocked
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db(transaction=True)


def run_concurrently(first: Callable[[], object], second: Callable[[], object]) -> None:
    """Start the second when the first is done but not committed. The second may wait for the commit."""

    def act() -> None:
        try:
            second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            doing = pool.submit(act)
            wait_until_one_is_blocked()
        doing.result()


# Each with the word that must not be found afterwards.
CHANGES: dict[str, tuple[str, Callable[[Toezegging], object]]] = {
    "a debate in confidence": (
        "zeegang",
        lambda _: Debate.objects.filter(title="zeegang").update(is_confidential=True),
    ),
    "title of the debate": (
        "zeegang",
        lambda _: Debate.objects.filter(title="zeegang").update(title="Iets anders"),
    ),
    "name of a ministry": ("golven", lambda _: Ministry.objects.filter(name="golven").update(name="Iets anders")),
}


@pytest.mark.parametrize("is_published_first", [True, False])
@pytest.mark.parametrize("what", CHANGES)
def test_a_publication_beside_a_change_leaves_no_outdated_words(what: str, *, is_published_first: bool):
    griffier = make.a_user()
    debate = make.a_debate(title="zeegang")
    concept = make.a_concept(by=griffier, debate=debate, ministry_then=make.a_ministry("zg", name="golven"))
    other = make.an_open()
    word, change = CHANGES[what]
    steps = [lambda: workflow.publish(concept, by=griffier, on=make.DAY), lambda: change(other)]
    run_concurrently(*(steps if is_published_first else reversed(steps)))
    assert ToezeggingDocument.objects.filter(pk=concept.pk).exists()
    assert not ToezeggingDocument.objects.filter(document=word).exists()


@pytest.mark.parametrize("is_released_first", [True, False])
def test_a_release_beside_a_change_of_subject_has_the_new_subject(*, is_released_first: bool):
    manager = make.a_user(is_superuser=True)
    letter = make.a_letter(released=False, subject="zeegang")
    version = LetterVersion.objects.get()
    steps = [lambda: store.release_version(version, by=manager), lambda: Letter.objects.update(subject="getij")]
    run_concurrently(*(steps if is_released_first else reversed(steps)))
    words = [LetterDocument.objects.filter(letter=letter, document=word).exists() for word in ("zeegang", "getij")]
    assert words == [False, True]
