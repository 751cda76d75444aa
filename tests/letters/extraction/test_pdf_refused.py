"""PDFs that are refused: encrypted, scanned, too long, broken or garbled."""

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from letters.extraction import UnreadableLetter, extract
from letters.extraction.pdf import MOST_PAGES
from tests.letters.extraction.press import Press

SENTENCE = "Hiermee voldoe ik aan mijn toezegging over de zeedijken."


def printed(pages: int = 1, **options: object) -> bytes:
    press = Press(**options)
    for _ in range(pages):
        press.column(80, 300, [SENTENCE])
        press.new_page()
    return press.pdf()


def blank() -> bytes:
    press = Press()
    press.new_page()
    return press.pdf()


def scanned() -> bytes:
    press = Press()
    picture = io.BytesIO()
    Image.new("L", (60, 80), 128).save(picture, "png")
    press.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    return press.pdf()


def in_cipher() -> bytes:
    """Text in a font with a wrong mapping: every letter is shifted by three."""
    shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")
    press = Press()
    press.column(80, 60, [SENTENCE.lower().translate(shifted)] * 20)
    return press.pdf()


def in_signs() -> bytes:
    """Text in a font without a mapping to Unicode."""
    signs = "".join(f"{100 + nr:04x}" for nr in range(600)).encode()
    shown = b"BT /F1 10 Tf 80 700 Td <" + signs + b"> Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200>>",
    ]
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (nr, content) for nr, content in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 8/Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (printed(encrypt=StandardEncryption("geheim")), "De pdf is versleuteld"),
        (printed(MOST_PAGES + 1), f"meer dan {MOST_PAGES} pagina's"),
        (printed(5000), f"meer dan {MOST_PAGES} pagina's"),
        (printed()[:300], "De pdf is beschadigd"),
        (b"%PDF-1.7\nen dan niets", "De pdf is beschadigd"),
        (scanned(), "Deze pdf is een scan"),
        (in_cipher(), "niet als tekst te lezen"),
        (in_signs(), "niet als tekst te lezen"),
        (blank(), "Er staat geen tekst in het bestand."),
    ],
    ids=["locked", "too long", "endless", "cut short", "only a name", "scan", "cipher", "signs", "blank"],
)
def test_unreadable_pdf_is_refused_in_dutch(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableLetter, match=message):
        extract(data, "brief.pdf")


def test_pdf_that_opens_without_a_password_is_read() -> None:
    locked = StandardEncryption("", ownerPassword="geheim", canCopy=0)
    assert extract(printed(encrypt=locked), "brief.pdf") == SENTENCE


def test_pdf_behind_garbage_is_read() -> None:
    assert extract(b"\r\n\r\n" + printed(), "brief.pdf") == SENTENCE


def test_pdf_with_the_most_pages_is_read() -> None:
    assert extract(printed(MOST_PAGES), "brief.pdf").count(SENTENCE) == MOST_PAGES
