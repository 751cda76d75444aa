"""Paths of the embedded services: sockets, locks, programs and data."""

import hashlib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VAR = CHECKOUT / "var"

CLUSTERS = ("run", "test")

CHECKOUT_HASH = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:10]
_FOLDER_NAME = f"toezeggingenregister-{CHECKOUT_HASH}"
# Data and programs live here when the service account cannot reach the checkout.
ELSEWHERE = Path("/var/tmp") / _FOLDER_NAME  # noqa: S108 (its owner is verified before use)


def socket_folder(cluster: str) -> Path:
    """The folder with the sockets of a cluster.

    It is not under the checkout, because the path of a socket holds 107 bytes at most.
    """
    return Path("/tmp") / f"{_FOLDER_NAME}-{cluster}"  # noqa: S108 (its owner is verified before use)


def broker_url(cluster: str) -> str:
    """Celery's address of the embedded Valkey."""
    return f"redis+socket://{socket_folder(cluster)}/valkey.sock"


def find_cluster(address: str) -> str | None:
    """The cluster of a socket folder or a broker address. None for a server that is not embedded."""
    return next((name for name in CLUSTERS if address in (str(socket_folder(name)), broker_url(name))), None)
