"""Send a rappel: keep the letter as it went, and put a mail with it in the outbox."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alerts.models import Mail, MailKind, Rappel, Recipient
from alerts.writing import render
from desk.fields import SeenField
from desk.rappel.drafting import CHANGED, RappelDraft, describe_gone
from desk.rappel.letter import RappelLetter, compose
from desk.rappel.word import write_letter


class SendForm(forms.Form):
    seen = SeenField()
    address = forms.EmailField(
        label="E-mailadres",
        help_text="Het adres dat het ministerie hiervoor noemde. De brief gaat mee als Word-bestand.",
    )

    def __init__(self, data: Any = None, *, rappel: Rappel, is_mailed: bool = True) -> None:
        super().__init__(data, initial={"seen": rappel.version})
        self.fields["address"].required = is_mailed

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        known = Recipient.objects.filter(address__iexact=address).first()
        if known and not known.is_active:
            raise ValidationError("Dit adres staat uit, want er kwam e-mail van terug. Kies een ander adres.")
        return address


@transaction.atomic
def send(rappel: Rappel, *, by: User, seen: int, address: str = "") -> None:
    """Keep the letter and, with an address, mail it. Raises ValidationError if the draft has changed since."""
    now = (
        Rappel.objects.select_for_update(of=("self",))
        .select_related("changed_by", "ministry", "post")
        .get(pk=rappel.pk)
    )
    _check(now, seen)
    today = timezone.localdate()
    letter = compose(now, today)
    now.document, now.sent_at, now.sent_by = write_letter(letter), timezone.now(), by
    now.version += 1
    now.save()
    if address:
        _mail(letter, address)


def _check(rappel: Rappel, seen: int) -> None:
    if rappel.is_sent:
        raise ValidationError("Dit rappel is al verstuurd.")
    if rappel.version != seen:
        raise ValidationError(CHANGED.format(rappel.changed_by))
    if rappel.reply_by <= timezone.localdate():
        raise ValidationError("De dag waarop u antwoord vraagt, is voorbij. Kies een andere dag en bewaar.")
    if gone := RappelDraft(rappel).gone:
        raise ValidationError(
            f"Sinds u bewaarde is er iets veranderd bij {describe_gone(gone)}. Bekijk de lijsten en bewaar opnieuw."
        )


def _mail(letter: RappelLetter, address: str) -> None:
    subject = f"{letter.subject} ({letter.rappel.number})"
    text, html = render("rappel", {"subject": subject, "letter": letter})
    _put_in_outbox(letter.rappel, address, subject=subject, text=text, html=html, names=letter.keys)


@transaction.atomic
def send_again(rappel: Rappel, *, address: str) -> bool:
    """Mail what was mailed before to another address. False if that address has it already."""
    first = rappel.mails.order_by("pk")[0]
    if rappel.mails.filter(recipient__address__iexact=address).exists():
        return False
    _put_in_outbox(rappel, address, subject=first.subject, text=first.text, html=first.html, names=first.names)
    return True


def _put_in_outbox(rappel: Rappel, address: str, **content: Any) -> None:
    recipient = Recipient.objects.filter(address__iexact=address).first() or Recipient.objects.create(address=address)
    mail = Mail.objects.create(
        recipient=recipient, address=recipient.address, kind=MailKind.RAPPEL, period=rappel.number, **content
    )
    rappel.mails.add(mail)
