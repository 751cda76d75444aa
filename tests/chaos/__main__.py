"""`python -m tests.chaos [SEED]`: run the three scenarios side by side. Exit code 1 if one of them loses a mail."""

import json
import random
import subprocess
import sys

from config.embedded.places import CHECKOUT
from config.embedded.ports import find_free_port
from tests.chaos.house import make_environment

VICTIMS = ("worker", "broker", "database")


def main(seed: int) -> int:
    """Run all scenarios and print their figures."""
    print(f"seed {seed}", flush=True)  # noqa: T201
    processes = {victim: start(victim, seed) for victim in VICTIMS}
    outputs = {victim: process.communicate()[0] for victim, process in processes.items()}
    results = {victim: read_figures(output) for victim, output in outputs.items()}
    for victim, figures in results.items():
        print(f"{victim}: {describe(figures)}")  # noqa: T201
    return 0 if all(figures.get("is_good") for figures in results.values()) else 1


def start(victim: str, seed: int) -> subprocess.Popen[str]:
    """Start one scenario in its own process, with its own servers."""
    port = find_free_port()
    command = [sys.executable, "-m", "tests.chaos.scenario", victim, str(port), str(seed)]
    return subprocess.Popen(
        command, cwd=CHECKOUT, env=make_environment(victim, port), stdout=subprocess.PIPE, text=True
    )


def read_figures(output: str) -> dict:
    """The figures on the last line of a scenario. Empty when it crashed."""
    lines = output.splitlines()
    return json.loads(lines[-1]) if lines else {}


def describe(figures: dict) -> str:
    if not figures:
        return "CRASHED, see above"
    return (
        f"{figures['arrived']} of {figures['expected']} arrived, {len(figures['missing'])} missing, "
        f"{figures['repeats']} repeats, {len(figures['renamed'])} under another Message-ID; "
        f"{figures['kills']} kills, {figures['kills_amid_mail']} amid mail; {figures['seconds']} s"
        f"{'' if figures['is_settled'] else '; NOT SETTLED'}"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else random.randrange(10**6)))
