"""`python -m tests.chaos [SEED]`: the three scenarios side by side; exit 1 if one of them loses anything."""

import json
import random
import subprocess
import sys

from config.embedded.places import CHECKOUT
from config.embedded.ports import find_free_port
from tests.chaos.house import environment_of

VICTIMS = ("worker", "broker", "database")


def main(seed: int) -> int:
    """Run all, and show the figures last."""
    print(f"seed {seed}", flush=True)  # noqa: T201
    processes = {victim: start(victim, seed) for victim in VICTIMS}
    outputs = {victim: process.communicate()[0] for victim, process in processes.items()}
    results = {victim: read_figures(output) for victim, output in outputs.items()}
    for victim, figures in results.items():
        print(f"{victim}: {tell(figures)}")  # noqa: T201
    return 0 if all(figures.get("is_good") for figures in results.values()) else 1


def start(victim: str, seed: int) -> subprocess.Popen[str]:
    """One scenario, in a process and with servers of its own."""
    port = find_free_port()
    command = [sys.executable, "-m", "tests.chaos.scenario", victim, str(port), str(seed)]
    return subprocess.Popen(command, cwd=CHECKOUT, env=environment_of(victim, port), stdout=subprocess.PIPE, text=True)


def read_figures(output: str) -> dict:
    """The last line of a scenario; nothing when it broke down."""
    lines = output.splitlines()
    return json.loads(lines[-1]) if lines else {}


def tell(figures: dict) -> str:
    """One line a person can read."""
    if not figures:
        return "BROKE DOWN, see above"
    return (
        f"{figures['arrived']} of {figures['expected']} arrived, {len(figures['missing'])} missing, "
        f"{figures['repeats']} repeats, {len(figures['renamed'])} under another Message-ID; "
        f"{figures['kills']} kills, {figures['kills_amid_mail']} amid mail; {figures['seconds']} s"
        f"{'' if figures['is_settled'] else '; NOT SETTLED'}"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else random.randrange(10**6)))
