"""Where the embedded services keep their sockets, locks, programs and data."""

import hashlib
from pathlib import Path

NAME = "toezeggingenregister"
CHECKOUT = Path(__file__).resolve().parents[2]
VAR = CHECKOUT / "var"

CLUSTERS = ("run", "test")

CHECKOUT_HASH = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:10]
_mark = f"{NAME}-{CHECKOUT_HASH}"
# Home of data and programs when the account of the services cannot reach the checkout.
ELSEWHERE = Path("/var/tmp") / _mark  # noqa: S108 (its owner is verified before use)


def socket_folder(cluster: str) -> Path:
    """Folder of the sockets of the cluster "run" or "test".

    A socket's path holds 107 bytes at most, so it cannot lie under the checkout.
    """
    return Path("/tmp") / f"{_mark}-{cluster}"  # noqa: S108 (its owner is verified before use)


def broker_url(cluster: str) -> str:
    """Celery's address of the embedded Valkey."""
    return f"redis+socket://{socket_folder(cluster)}/valkey.sock"


def cluster_behind(address: str) -> str | None:
    """The cluster that a socket folder or a broker's address means; None for a server that is not embedded."""
    return next((name for name in CLUSTERS if address in (str(socket_folder(name)), broker_url(name))), None)
