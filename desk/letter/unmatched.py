"""The group of the letter page with what the letter says to settle while no toezegging was found for it.

For each passage a clerk chooses a toezegging, enters the toezegging or its debate, or says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from desk.paste import read_list
from letters.models import LetterVersion
from letters.third_person import in_third_person
from matching.models import DismissedPassage
from matching.proposing import EFFECTS
from matching.unmatched import UnmatchedStatement, unmatched_statements
from parliament.admin.base import clerk_of
from parliament.models import Debate, Ministry
from search import results
from search.text.question import Question
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Means

BUTTONS = {"_kies", "_geen", "_toch"}
MOST = 8  # toezeggingen that a search shows


@dataclass
class UnmatchedRow:
    """A statement with its debates in the register, the typed words and what they found (None: not searched).

    `anchor` is the id of the passage on the page, "" if the passage is not in the text.
    """

    statement: UnmatchedStatement
    debates: list[Debate]
    enter_address: str
    debate_address: str
    words: str = ""
    found: list[Toezegging] | None = None
    anchor: str = field(default="", init=False)


def list_unmatched(version: LetterVersion, named: Iterable[Debate], data: Any) -> list[UnmatchedRow]:
    """The rows of the group. `named` are the debates in the register that the letter names.

    Typed words are searched whichever button was pressed: Enter presses the first button of the form.
    """
    rows = []
    for statement in unmatched_statements(version):
        debates = [debate for debate in named if statement.debate_day in (debate.day, None)]
        row = UnmatchedRow(statement, debates, _enter_address(version, statement, debates), _debate_address(statement))
        row.words = data.get(f"zoek-{statement.key}", "") if data else ""
        if row.words.strip() or (data and data.get("_zoek") == statement.key):
            row.found = _search(version, row)
        rows.append(row)
    return rows


def _search(version: LetterVersion, row: UnmatchedRow) -> list[Toezegging]:
    """Open toezeggingen of the debates or of the ministry of the letter, best first. Without words: of the debates."""
    of_debates = Q(debate__in=row.debates)
    rows = Toezegging.objects.open().filter(made_on__lte=version.letter.date)
    if not row.words.strip():
        found = rows.filter(of_debates).order_by("number")
    else:
        question = Question(row.words)
        heirs = Ministry.objects.heirs(version.letter.date)
        family = [ministry for ministry, heir in heirs.items() if heir == version.letter.ministry_id]
        within = of_debates | Q(ministry_then__in=family) if version.letter.ministry_id else Q()
        found = rows.filter(within, pk__in=results.toezeggingen(question).values("pk")).order_by("-made_on", "number")
    return list(found.exclude(fulfilments__letter=version.letter).select_related("debate", "letter")[:MOST])


def _enter_address(version: LetterVersion, statement: UnmatchedStatement, debates: list[Debate]) -> str:
    """The address of the form for a new toezegging, filled with what the passage says."""
    read = read_list(statement.text, surnames=(), parties=()).rows
    known = {
        "text": in_third_person(statement.text, version.letter.author_role),
        "debate": debates[0].number if len(debates) == 1 else "",
        "post": version.letter.post_id or "",
        "recipients": ", ".join(read[0].to_whom) if read else "",
    }
    filled = urlencode({name: value for name, value in known.items() if value})
    return f"{reverse('admin:toezeggingen_toezegging_add')}?{filled}"


def _debate_address(statement: UnmatchedStatement) -> str:
    day = {"day": statement.debate_day.isoformat()} if statement.debate_day else {}
    return f"{reverse('admin:parliament_debate_add')}?{urlencode(day)}"


def settle_unmatched(version: LetterVersion, request: HttpRequest) -> None:
    """Do what a button of the group asks for. Other input on the page is kept."""
    by = clerk_of(request)
    if "_kies" in request.POST:
        key, _, number = request.POST["_kies"].partition(":")
        _choose(request, version, _statement(version, key), number)
    elif "_geen" in request.POST:
        passage = _statement(version, request.POST["_geen"]).passage
        DismissedPassage.objects.get_or_create(letter=version.letter, passage=passage, defaults={"by": by})
    elif "_toch" in request.POST:
        passage = _statement(version, request.POST["_toch"]).passage
        DismissedPassage.objects.filter(letter=version.letter, passage=passage).delete()


def _statement(version: LetterVersion, key: str) -> UnmatchedStatement:
    found = next((statement for statement in unmatched_statements(version) if statement.key == key), None)
    if found is None:
        raise Http404
    return found


def _choose(request: HttpRequest, version: LetterVersion, statement: UnmatchedStatement, number: str) -> None:
    toezegging = Toezegging.objects.filter(number=number).first()
    if toezegging is None:
        raise Http404
    try:
        _propose(version, statement, toezegging, clerk_of(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"{toezegging} ligt nu naast de brief, met deze passage.")


def _propose(version: LetterVersion, statement: UnmatchedStatement, toezegging: Toezegging, by: User) -> None:
    fulfilment = Fulfilment(
        toezegging=toezegging, means=Means.LETTER, letter=version.letter, version=version,
        effect=EFFECTS[statement.act], passage=statement.passage, footnote=statement.footnote,
        because="door de griffie bij deze passage gekozen",
    )  # fmt: skip
    workflow.propose(fulfilment, by=by, on=timezone.localdate())
