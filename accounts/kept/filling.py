"""Fill the form of a page with what was typed on it earlier, as a browser does after "back"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from accounts.kept.typed import TypedText

_NOT_TYPED = {"submit", "button", "image", "reset", "file", "password"}
_CONTROLS = ("input", "select", "textarea")


def fill_page(page: str, typed: TypedText, notice: str) -> str:
    """Return the page with its form filled, and the notice above it.

    What has no field on the page, such as a row that a script added, comes at the end of the form.
    """
    document = html.document_fromstring(page)
    form = _choose_form(document, typed)
    known = set() if form is None else _fill(form, typed.fields)
    rest = {name: values for name, values in typed.fields.items() if name not in known and any(values)}
    content = document.get_element_by_id("content", document.body)
    content.insert(0, html.fragment_fromstring(notice, create_parent="div"))
    for fieldset in _show_rest(rest):
        (content[0] if form is None else form).append(fieldset)
    return str(html.tostring(document, doctype="<!DOCTYPE html>", encoding="unicode"))


def _choose_form(document: Any, typed: TypedText) -> Any:
    """The form that goes to this page and has the most of the names."""
    addresses = {"", typed.page, typed.page.partition("?")[0]}
    forms = [form for form in document.forms if form.method == "POST" and (form.get("action") or "") in addresses]
    counts = [len({control.get("name") for control in _controls(form)} & typed.fields.keys()) for form in forms]
    return forms[counts.index(max(counts))] if any(counts) else None


def _controls(form: Any) -> Iterator[Any]:
    yield from form.iter(*_CONTROLS, "button")
    if form.get("id"):
        yield from form.getroottree().iterfind(f".//*[@form='{form.get('id')}']")


def _fill(form: Any, fields: dict[str, list[str]]) -> set[str]:
    """Fill each control and return their names."""
    left = {name: [*values] for name, values in fields.items()}
    names = set()
    for control in _controls(form):
        name, kind = control.get("name"), control.get("type", "")
        if not name:
            continue
        names.add(name)
        if kind in _NOT_TYPED or control.tag == "button" or name == "csrfmiddlewaretoken":
            continue
        if kind in ("checkbox", "radio"):
            _set(control, "checked", is_on=control.get("value", "on") in fields.get(name, []))
        elif control.tag == "select" and (name in fields or control.get("multiple") is not None):
            for option in control.iter("option"):
                _set(option, "selected", is_on=option.get("value", option.text) in fields.get(name, []))
        elif left.get(name):
            _write(control, left[name].pop(0))
    return names


def _set(element: Any, attribute: str, *, is_on: bool) -> None:
    element.attrib.pop(attribute, None)
    if is_on:
        element.set(attribute, attribute)


def _write(control: Any, value: str) -> None:
    if control.tag == "textarea":
        control.text = f"\n{value}"  # a browser drops the first line break
    else:
        control.set("value", value)


def _show_rest(rest: dict[str, list[str]]) -> Iterator[Any]:
    if not rest:
        return
    fieldset = html.Element("fieldset", {"class": "module"})
    legend = html.Element("legend")
    legend.text = "Dit had u ook ingevuld"
    fieldset.append(legend)
    for name, values in rest.items():
        for value in values:
            label, field = html.Element("label"), html.Element("textarea", name=name, rows="2")
            label.text, field.text = name, f"\n{value}"
            label.append(field)
            fieldset.append(label)
    yield fieldset
