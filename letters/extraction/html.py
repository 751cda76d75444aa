"""Extract the text of a web page or of a letter saved as HTML, without the navigation around the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from letters.extraction.blocks import Blocks, tags
from letters.extraction.limits import UnreadableLetter
from letters.extraction.plain_text import decode

_BROKEN = "Het html-bestand is beschadigd; bewaar de pagina opnieuw of plak de tekst."
# Where pages have their main text, the most precise place first.
_MAIN_TEXT = (
    "//*[@id='broodtekst']",
    "//main//article",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content']",
)
_HIDDEN = tags(
    "head script style noscript template svg iframe object nav aside footer button input select label textarea dialog "
    "del"
)
_SITE_ROLES = tags("navigation search banner contentinfo dialog alert complementary")
_WITHIN_A_LINE = tags(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr"
)
# Class names and ids of the parts of a page around the main text.
_SITE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|kruimelpad|delen|share|social|skip|skiplinks?|menu|navigatie|navigation"
    r"|navbar|sidebar|zoeken|search|gerelateerd|related)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all")
_MARK = re.compile(r"\s*\[?(\d{1,3})\]?\s*")
_NUMBERED = re.compile(r"\s*(?:[–•▪*-]|\[?\d{1,3}[\]).]|[a-z][.)])\s")
_BACK = ("↩", "↑", "^", "↵", "⏎")  # links from a footnote back to its mark


def html_text(data: bytes) -> str:
    """Return the text of the letter on this page. Raise UnreadableLetter for markup that cannot be parsed."""
    try:
        page = document_fromstring(
            decode(data).encode(), HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except etree.ParserError as error:
        raise UnreadableLetter(_BROKEN) from error
    content = _content(page)
    walk = _HtmlWalk(_marks(content))
    walk.add_children(content, walk.blocks)
    return walk.blocks.text()


def _content(page: Any) -> Any:
    """Return the element with the main text, or the whole body if the page does not mark a main text."""
    for path in _MAIN_TEXT:
        found = page.xpath(path)
        if len(found) == 1 and found[0].text_content().strip():
            return found[0]
    return page.body if page.body is not None else page


def _marks(content: Any) -> dict[str, str]:
    """Map element ids to footnote numbers, from links within the page such as <a href="#note1">1</a>."""
    links = ((link.get("href", ""), _MARK.fullmatch(link.text_content())) for link in content.iter("a"))
    return {href[1:]: mark[1] for href, mark in links if mark and href.startswith("#")}


class _HtmlWalk:
    def __init__(self, marks: dict[str, str]) -> None:
        self.blocks = Blocks()
        self.marks = marks
        self._items: Counter[Any] = Counter()  # number of items so far, per list

    def add_children(self, element: Any, blocks: Blocks) -> None:
        blocks.add(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and (child.get("id") in self.marks or not _is_page_furniture(child)):
                self._element(child, blocks)
            blocks.add(child.tail or "")

    def _element(self, element: Any, blocks: Blocks) -> None:
        mark = _mark(element)
        if mark:
            blocks.add_mark(mark)
        elif element.tag == "br":
            blocks.new_line()
        elif element.tag == "table" and not _is_layout(element):
            blocks.add_table(_rows(element), self.add_children)
        elif element.tag == "pre":
            _write_lines(element.text_content(), blocks)
        elif element.tag in _WITHIN_A_LINE or ":" in element.tag:  # Word writes place names as st1:place
            self.add_children(element, blocks)
        else:
            self._block(element, blocks)

    def _block(self, element: Any, blocks: Blocks) -> None:
        blocks.close()
        text = element.text_content()
        number = self.marks.get(element.get("id", ""))
        if number and not _MARK.match(text):
            blocks.add_mark(number)
            blocks.add(" ")
        elif element.tag == "li" and not number and not _NUMBERED.match(text):
            blocks.add(self._bullet(element))
        self.add_children(element, blocks)
        blocks.close()

    def _bullet(self, item: Any) -> str:
        siblings = item.getparent()
        if siblings.tag != "ol":
            return "– "
        if "none" in siblings.get("style", ""):
            return ""
        start = siblings.get("start", "")
        self._items[siblings] += 1
        return f"{self._items[siblings] + (int(start) - 1 if start.isdecimal() else 0)}. "


def _write_lines(text: str, blocks: Blocks) -> None:
    """Write preformatted text. Keep its line ends, and start a new block at an empty line."""
    blocks.close()
    for line in text.splitlines():
        if line.strip():
            blocks.add(line)
            blocks.new_line()
        else:
            blocks.close()
    blocks.close()


def _mark(element: Any) -> str:
    """Return the footnote number if the element is a <sup> or a link between a mark and its note. Otherwise empty."""
    is_link = element.tag == "a" and element.get("href", "").startswith("#")
    number = _MARK.fullmatch(element.text_content()) if is_link or element.tag == "sup" else None
    return number[1] if number else ""


def _is_page_furniture(element: Any) -> bool:
    """Whether the element belongs to the site around the text, or is invisible."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        element.tag in _HIDDEN
        or element.get("role") in _SITE_ROLES
        or element.get("hidden") is not None
        or bool(_INVISIBLE.search(element.get("style", "")))
        or bool(_SITE.search(names))
        or (element.tag == "header" and element.getparent().tag == "body")
        or (element.tag == "a" and element.text_content().strip(" \ufe0e\ufe0f") in _BACK)
        or (element.tag in ("ul", "ol") and _only_links(element))
    )


def _only_links(items: Any) -> bool:
    """Whether a list has only links to other pages, as a menu does. A list of notes has links within the page."""
    links = list(items.iter("a"))
    if not links or any(link.get("href", "").startswith("#") for link in links):
        return False
    return sum(_length(link) for link in links) == _length(items)


def _length(element: Any) -> int:
    return len("".join(element.text_content().split()))


def _is_layout(table: Any) -> bool:
    """Whether a table only serves the page layout: it contains other tables or has one column."""
    is_marked = table.get("role") == "presentation" or table.find(".//table") is not None
    return is_marked or all(len(row) < 2 for row in _rows(table))


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
