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
    """Return the folder with the sockets of a cluster.

    The folder is not under the checkout, because the path of a socket may have at most 107 bytes.
    """
    return Path("/tmp") / f"{_FOLDER_NAME}-{cluster}"  # noqa: S108 (its owner is verified before use)


def broker_url(cluster: str) -> str:
    """Return the address of the embedded Valkey, as Celery expects it."""
    return f"redis+socket://{socket_folder(cluster)}/valkey.sock"


def find_cluster(address: str) -> str | None:
    """Return the cluster with this socket folder or broker address, or None for a server that is not embedded."""
    return next((name for name in CLUSTERS if address in (str(socket_folder(name)), broker_url(name))), None)
