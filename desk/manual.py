"""The manual for clerks in the admin, from the file that a code host shows as well."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt

PATH = settings.BASE_DIR / "docs" / "handleiding.md"


@cache
def render_manual() -> tuple[SafeString, list[tuple[str, str]]]:
    """The manual as HTML without its title, and the anchor and name of each chapter.

    HTML in the text is shown as text. Links to other files of the repository become plain text: the admin lacks them.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(PATH.read_text(encoding="utf-8"))[3:]
    chapters = []
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(inside.content))
            if token.tag == "h2":
                chapters.append((slugify(inside.content), inside.content))
        elif token.type == "table_open":
            token.attrSet("class", "breed")
        for part in token.children or []:
            if part.type == "image":
                part.attrSet("src", static(str(part.attrs["src"]).removeprefix("../static/")))
        if token.children:
            token.children = [part for part in token.children if part.type not in ("link_open", "link_close")]
    return mark_safe(markdown.renderer.render(tokens, markdown.options, {})), chapters  # noqa: S308 - our own file


def show_manual(request: HttpRequest) -> HttpResponse:
    text, chapters = render_manual()
    context = {**admin.site.each_context(request), "title": "Handleiding", "text": text, "chapters": chapters}
    return TemplateResponse(request, "desk/manual.html", context)
