"""The fields of a toezegging: the one list behind the CSV and spreadsheet columns, the API members and the filters.

To add a public field, add one entry here. The field is then a column of every file and a member of the API, described
in OpenAPI. `is_filter` also makes it a filter on the site and in the API, `is_in_list` a line in each row of a list.
A value that is not a plain lookup is computed in `website/formats/field_values.py` for files, and by a member of the
same name in `api/serializers/toezeggingen.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from parliament.models import Debate
from toezeggingen.buckets import Bucket, Firmness
from toezeggingen.status import PUBLISHED

STATUSES = [(status.value, status.label) for status in PUBLISHED]


class FieldType(Enum):
    TEXT = auto()
    DATE = auto()
    CHOICE = auto()
    COMPUTED = auto()


@dataclass(frozen=True)
class Field:
    """One field.

    `name` is the CSV column, the query parameter and, unless `member` is given, the API member; `label` is for people.
    `lookup` is the Django lookup from a Toezegging to the value. `width` is the width of the spreadsheet column, in
    characters. `is_in_list` adds a line to each row of a list, for a field that the row does not show already.
    """

    name: str
    label: str
    width: int
    type: FieldType = FieldType.COMPUTED
    lookup: str = ""
    choices: Sequence[tuple[str, str]] = ()
    is_optional: bool = True
    is_filter: bool = False
    is_in_list: bool = False
    member: str = ""
    help_text: str = ""

    def in_words(self, value: object) -> str:
        """Return the value as people read it, or an empty text if there is no value."""
        return dict(self.choices).get(str(value), "") if self.choices else str(value or "")

    @property
    def path(self) -> tuple[str, ...]:
        """The path of member names to the value in a response of the API."""
        return tuple((self.member or self.name).split("."))


TEXT, DATE, CHOICE = FieldType.TEXT, FieldType.DATE, FieldType.CHOICE

FIELDS = (
    Field("nummer", "Nummer", 15, TEXT, "number", is_optional=False),
    Field("toezegging", "Toezegging", 70, TEXT, "text", is_optional=False, member="tekst"),
    Field("gedaanOp", "Gedaan op", 12, DATE, "made_on", is_optional=False),
    Field("status", "Status", 14, CHOICE, "status", STATUSES, is_optional=False),
    Field(
        "termijn", "Stand van de termijn", 20, CHOICE, "bucket", Bucket.choices, member="termijn.stand",
        help_text="Waar een openstaande toezegging staat op de dag van het antwoord. Middernacht is geen wijziging: wie"
        " een kopie bewaart, gaat uit van `uiterlijk`.",
    ),
    Field("dagenTeLaat", "Dagen te laat", 10),
    Field("uiterlijk", "Uiterlijk", 12, DATE, "due_latest", member="termijn.uiterlijk"),
    Field("opZijnVroegst", "Op zijn vroegst", 12, DATE, "due_earliest", member="termijn.vroegste"),
    Field("termijnInWoorden", "Termijn, zoals uitgesproken", 30, TEXT, "deadline_words", member="termijn.woorden"),
    Field(
        "hardheid", "Hardheid van de termijn", 16, CHOICE, "firmness", Firmness.choices, is_optional=False,
        member="termijn.hardheid",
    ),
    Field("hangtAfVan", "Hangt af van", 25, TEXT, "hangs_on", member="termijn.hangtAfVan"),
    Field("keerUitgesteld", "Keer uitgesteld", 10),
    Field("dagenUitgesteld", "Dagen uitgesteld", 10),
    Field("ministerieNu", "Ministerie nu", 30, TEXT, "ministry_now__name", member="ministerieNu.naam"),
    Field("ministerieToen", "Ministerie toen", 30, TEXT, "ministry_then__name", member="ministerieToen.naam"),
    Field("ambt", "Ambt", 30, TEXT, "post__title", member="ambt.naam"),
    Field("bewindspersoon", "Bewindspersoon", 22, TEXT, "minister__name", member="bewindspersoon.naam"),
    Field("leden", "Toegezegd aan leden", 30),
    Field("fracties", "Toegezegd aan fracties", 18),
    Field("debat", "Debat", 13, TEXT, "debate__number", member="debat.nummer"),
    Field("debatDatum", "Datum van het debat", 12, DATE, "debate__day", member="debat.datum"),
    Field("debatSoort", "Soort debat", 20, CHOICE, "debate__kind", Debate.Kind.choices, member="debat.soort"),
    Field("debatTitel", "Titel van het debat", 45, member="debat.titel"),
    Field("commissie", "Commissie", 30),
    Field("volgcommissies", "Volgcommissies", 30),
    Field("brief", "Gedaan in brief", 14),
    Field("nakoming", "Brieven die voldoen, geheel of deels", 24),
    Field(
        "afgedaanOp", "Afgedaan op", 12, DATE, "settled_on",
        help_text="De dag van het besluit, of waarop zij verviel.",
    ),
    Field(
        "nagekomenOp", "Nagekomen op", 12, DATE, "fulfilled_on",
        help_text="De dag van de brief of iets anders waarmee zij is voldaan; is die niet bekend, van het besluit.",
    ),
    Field("dagenTeLaatNagekomen", "Dagen te laat nagekomen", 12),
    Field("adres", "Adres", 55),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}
