"""The audit of our packages: it fails for a known vulnerability, and never for want of a network."""

import json

from tests.vulnerabilities import judge

SOUND = {"name": "django", "version": "5.2.9", "vulns": []}
LEAKY = {"name": "lxml", "version": "5.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["5.1"]}]}
UNKNOWN = {"name": "celery", "skip_reason": "Dependency not found"}


def judged(*packages: dict[str, object]) -> tuple[str, bool]:
    return judge(json.dumps({"dependencies": packages, "fixes": []}), "")


def test_a_known_vulnerability_fails_by_name():
    said, is_fine = judged(SOUND, LEAKY, UNKNOWN)
    assert not is_fine
    assert said.splitlines() == [
        "Vulnerabilities: 2 of 3 packages compared, 1 known.",
        "lxml 5.0: PYSEC-1, mended in ['5.1']",
    ]


def test_packages_without_one_pass():
    assert judged(SOUND, UNKNOWN) == ("Vulnerabilities: 1 of 2 packages compared, 0 known.", True)


def test_without_a_network_it_says_that_it_skips():
    for said, is_fine in (judge("", "requests.exceptions.ProxyError: no route"), judged(UNKNOWN)):
        assert is_fine
        assert "skipped" in said


def test_an_audit_that_breaks_off_for_another_reason_fails():
    assert judge("", "ERROR: a package has no hash") == ("ERROR: a package has no hash", False)
