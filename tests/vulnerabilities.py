"""`python -m tests.vulnerabilities LOCK`: known vulnerabilities of the packages in a lock file, by pip-audit.

Exits with 1 if there is one. Without a network it says that nothing was compared, and exits with 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

AUDIT = (
    *(sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "10"),
    *("--disable-pip", "--require-hashes", "--requirement"),
)
# What pip-audit writes when its server does not answer.
NO_NETWORK = ("requests.exceptions.", "Could not connect", "Connection error")


def main(lock: str) -> int:
    done = subprocess.run([*AUDIT, lock], capture_output=True, text=True, check=False)
    verdict, is_fine = judge(done.stdout, done.stderr)
    sys.stdout.write(f"{verdict}\n")
    return 0 if is_fine else 1


def judge(found: str, errors: str) -> tuple[str, bool]:
    """Return what to say about the output of pip-audit, and whether the check passes."""
    if not found.strip():
        is_network = any(sign in errors for sign in NO_NETWORK)
        return (
            "Vulnerabilities: skipped, the list of them cannot be reached." if is_network else errors.strip()
        ), is_network
    packages: list[dict[str, Any]] = json.loads(found)["dependencies"]
    compared = [package for package in packages if "skip_reason" not in package]
    if not compared:
        return "Vulnerabilities: skipped, the list of them knows none of our packages; is there a network?", True
    known = [
        f"{package['name']} {package['version']}: {fault['id']}, mended in {fault['fix_versions']}"
        for package in compared
        for fault in package["vulns"]
    ]
    counted = f"Vulnerabilities: {len(compared)} of {len(packages)} packages compared, {len(known)} known."
    return "\n".join([counted, *known]), not known


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
