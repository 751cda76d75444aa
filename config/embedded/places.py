"""Where the embedded services keep their sockets, locks, programs and data."""

import hashlib
from pathlib import Path

NAME = "toezeggingenregister"
CHECKOUT = Path(__file__).resolve().parents[2]
VAR = CHECKOUT / "var"

_mark = f"{NAME}-{hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:10]}"
# Socket paths hold 107 bytes at most, so they cannot lie under the checkout.
SOCKETS = Path("/tmp") / _mark  # noqa: S108 (its owner is verified before use)
# Home of data and programs when the account of the services cannot reach the checkout.
ELSEWHERE = Path("/var/tmp") / _mark  # noqa: S108 (its owner is verified before use)


def socket_folder(cluster: str) -> Path:
    """Folder of the sockets of the cluster "run" or "test"; short, and of this checkout alone."""
    return SOCKETS / cluster


def broker_url(cluster: str) -> str:
    """Celery's address of the embedded Valkey."""
    return f"redis+socket://{socket_folder(cluster)}/valkey.sock"
