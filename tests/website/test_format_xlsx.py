"""The list as a spreadsheet, read back with another library than the writer."""

import shutil
import subprocess
from datetime import date, datetime
from io import BytesIO

import pytest
import time_machine
from openpyxl import Workbook, load_workbook

from search.fields import BY_NAME
from tests import factories as make
from website.formats import as_xlsx, field_values

pytestmark = pytest.mark.django_db

SITE = "https://toezeggingen.example"
MANY = 65_000
DUTCH_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1043,false,true"  # commas, quotes, UTF-8, as shown in Dutch


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_URL = SITE
    with time_machine.travel("2023-05-21T10:00:00+02:00", tick=False):
        yield


def book_of(response) -> Workbook:
    return load_workbook(BytesIO(response.getvalue()))


def description_in(book: Workbook) -> list[str]:
    return [cell.value for (cell,) in book["Over dit bestand"].iter_rows()]


def test_dates_are_dates_numbers_are_numbers_and_the_number_is_a_link(client):
    toezegging = make.an_open(number="TZ202303-101", due=date(2023, 5, 1))
    response = client.get("/toezeggingen/?formaat=xlsx")
    assert response["Content-Type"] == as_xlsx.CONTENT_TYPE
    assert response["Content-Disposition"] == 'attachment; filename="toezeggingen-2023-05-21.xlsx"'
    sheet = book_of(response)["Toezeggingen"]
    headings, cells = sheet.iter_rows()
    assert [cell.value for cell in headings] == [field.label for field in BY_NAME.values()]
    row = dict(zip(BY_NAME, cells, strict=True))
    assert row["uiterlijk"].value == datetime(2023, 5, 1)
    assert row["uiterlijk"].number_format == "dd-mm-yyyy"
    assert (row["dagenTeLaat"].value, row["keerUitgesteld"].value) == (20, 0)
    assert (row["opZijnVroegst"].value, row["hangtAfVan"].value) == (None, None)
    assert row["nummer"].value == toezegging.number
    assert row["nummer"].hyperlink.target == row["adres"].value == SITE + toezegging.get_absolute_url()
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AE2"
    assert sheet.print_area == "'Toezeggingen'!$A$1:$L$2"
    assert sheet["L1"].value == "Keer uitgesteld"
    assert sheet.column_dimensions["B"].width > 60


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "{=1+1}", "https://elders.example/", "12"])
def test_no_text_becomes_a_formula_a_link_or_a_number(client, text):
    make.an_open(text=text, debate=make.a_debate(title=text))
    sheet = book_of(client.get("/toezeggingen/?formaat=xlsx"))["Toezeggingen"]
    cell = sheet["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_and_rows_beyond_the_limits_of_excel_are_cut(client, monkeypatch):
    monkeypatch.setattr(as_xlsx, "MAX_ROWS", 2)
    monkeypatch.setattr(as_xlsx, "MAX_LINKS", 1)
    make.an_open(text="a\x07b\x0c" + "c" * 40_000)
    for _ in range(2):
        make.an_open()
    book = book_of(client.get("/toezeggingen/?formaat=xlsx"))
    first = book["Toezeggingen"]["B2"].value
    assert (first[:5], first[-1], len(first)) == ("abccc", "…", 32_767)
    assert book["Toezeggingen"].max_row == 3
    assert book["Toezeggingen"]["A3"].hyperlink is None
    assert description_in(book)[-1] == "Een werkblad houdt niet meer dan 2 rijen; wat er meer is, staat er niet in."


def test_the_second_sheet_describes_the_selection(client):
    make.an_open(due=date(2023, 4, 1))
    make.an_open()
    assert description_in(book_of(client.get("/toezeggingen/?termijn=te-laat&lid=niemand&formaat=xlsx"))) == [
        "Open toezeggingen, te laat, langst te laat eerst.",
        "1 toezegging op 21 mei 2023.",
        f"{SITE}/toezeggingen/?termijn=te-laat",
        "Toegezegd aan Kamerlid “niemand” is onbekend en is genegeerd. U ziet de lijst zonder deze keuze.",
        "Op papier komen de eerste 12 kolommen, tot en met “Keer uitgesteld”. Kies voor andere een afdrukbereik.",
    ]


def test_an_empty_selection_has_headings(client):
    book = book_of(client.get("/toezeggingen/?woorden=zeppelin&formaat=xlsx"))
    assert book["Toezeggingen"].max_row == 1
    assert description_in(book)[1] == "0 toezeggingen op 21 mei 2023."


@pytest.mark.slow
def test_libreoffice_reads_as_many_rows_as_a_register_has(client, tmp_path, monkeypatch):
    """Repeats one row, because making so many through the workflow takes minutes."""
    calc = shutil.which("localc")
    if calc is None:
        pytest.skip("needs localc (LibreOffice Calc), which is absent")
    make.an_open(text="=1+1", due=date(2023, 5, 1))
    monkeypatch.setattr(
        as_xlsx,
        "rows_with_values",
        lambda *of, **on: (row for row in field_values.rows_with_values(*of, **on) for _ in range(MANY)),
    )
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(client.get("/toezeggingen/?formaat=xlsx").getvalue())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [calc, profile, "--headless", "--convert-to", DUTCH_CSV, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=250)
    lines = (tmp_path / "lijst.csv").read_text().splitlines()
    assert len(lines) == MANY + 1
    assert all(",=1+1,22-03-2023,openstaand,te laat,20,01-05-2023," in line for line in lines[1:])
