"""The second factor: a code from an app (TOTP), or one of ten recovery codes that each work once.

The database has a digest of each recovery code. The key of the digest is SECRET_KEY, so that who reads the database
alone, or a backup of it, cannot try all codes.
"""

from __future__ import annotations

import re
from base64 import b32encode
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import devices_for_user
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from toezeggingen.permissions import SETTLE

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest

RECOVERY_CODES = 10
BY_PROVIDER = "second_factor_by_provider"  # in the session
_APP_CODE = re.compile(r"\d{6}")
# A user with one of these permissions must have a second factor: griffiers, and those who manage users.
GRAVE_PERMISSIONS = (SETTLE, "auth.change_user")


def must_set_up(request: HttpRequest) -> bool:
    """Whether this session still needs a second factor, ours or the provider's, before it may enter the admin."""
    user: Any = request.user
    is_grave = settings.SECOND_FACTOR_REQUIRED and any(user.has_perm(permission) for permission in GRAVE_PERMISSIONS)
    return is_grave and not user.is_verified() and not request.session.get(BY_PROVIDER)


@transaction.atomic
def verify(user: User, code: str) -> TOTPDevice | StaticDevice | None:
    """Return the device of the user that accepts this code. The device uses it up, and slows down wrong codes."""
    code = re.sub(r"\s", "", code).lower()
    kind, token = (TOTPDevice, code) if _APP_CODE.fullmatch(code) else (StaticDevice, digest_of(code))
    devices = kind.objects.devices_for_user(user, confirmed=True).select_for_update()
    return next((device for device in devices if device.verify_token(token)), None)


def waiting_app(user: User) -> TOTPDevice:
    """The app that the user is setting up. It counts once a code of it was entered."""
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "app"})
    return device


@transaction.atomic
def confirm(device: TOTPDevice, code: str) -> list[str]:
    """Let the app count if the code is right, and return the recovery codes; no codes if it is wrong."""
    if not device.verify_token(re.sub(r"\s", "", code)):
        return []
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return renew_recovery_codes(device.user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """Replace the recovery codes of the user and return the new ones, to be shown once."""
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "herstelcodes"})
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=digest_of(code)) for code in codes)
    return codes


def digest_of(code: str) -> str:
    """The recovery code as the database has it. Its column has room for 64 bits, more than the 40 of the code."""
    return salted_hmac("recovery code", code, algorithm="sha256").hexdigest()[:16]


@transaction.atomic
def remove(user: User) -> None:
    """Remove the app and the recovery codes, so that the user sets up a new app."""
    for device in devices_for_user(user, confirmed=None):
        device.delete()


def readable_key(device: TOTPDevice) -> str:
    """The key to type into an app, in groups of four."""
    return " ".join(re.findall("..?.?.?", b32encode(device.bin_key).decode()))
