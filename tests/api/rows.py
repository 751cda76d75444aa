from datetime import date

from parliament.models import Debate, Member, Minister, Post, Tenure
from tests import factories as make
from toezeggingen.models import Toezegging


def a_full_row(serial: int) -> Toezegging:
    """A toezegging with a value in every field."""
    ministry, party = make.a_ministry(f"m{serial}", name=f"Zaken {serial}"), make.a_party(f"P{serial}")
    post = Post.objects.create(title=f"minister van Zaken {serial}", ministry=ministry)
    minister = Minister.objects.create(name=f"A. de Wit {serial}")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, serial))
    debate = make.a_debate(replaced_by=make.a_debate(), state=Debate.State.MOVED, report=f"3620{serial}-12")
    debate.follow_up_committees.add(make.a_committee())
    letter = make.a_letter(ministry=ministry, post=post)
    return make.a_settled(
        make.an_open(
            debate=debate, ministry_then=ministry, post=post, minister=minister, parties=[party],
            members=[Member.objects.create(name=f"J. van der Meer {serial}", party=party)],
        ),
        letter=letter,
    )  # fmt: skip
