"""A setting that is missing or too weak stops the start with a sentence that says how to set it."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from config.embedded.places import socket_folder
from config.environment import HOW_TO_SET, PROVIDER, SettingError, is_development, own_secret_key, read_email_url

ROOT = Path(__file__).parents[2]
DEPLOYMENT = {
    "SECRET_KEY": "f2Zq7-long-and-random-for-this-test-only-0123456789-abcdefghij",
    "SITE_URL": "https://toezeggingen.example.nl",
    "ALLOWED_HOSTS": "toezeggingen.example.nl",
    "DATABASE_URL": "postgres://register_app:password@host/register",
    "BROKER_URL": "redis://host:6379/0",
    "EMAIL_URL": "submission://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
}


def run_manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` with only this environment."""
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_passes_djangos_checks():
    checked = run_manage("check", "--deploy", "--fail-level", "WARNING", environment=DEPLOYMENT)
    assert checked.returncode == 0, checked.stderr


def refusal(environment: dict[str, str], *arguments: str) -> str:
    """The only line that the command prints."""
    refused = run_manage(*(arguments or ["check"]), environment=environment)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    return line


@pytest.mark.parametrize("name", DEPLOYMENT)
def test_missing_setting_says_how_to_set_it(name):
    environment = {key: value for key, value in DEPLOYMENT.items() if key != name}
    assert refusal(environment).startswith(f"{name} is not set: set it to {HOW_TO_SET[name]}; or ")


@pytest.mark.parametrize("environment", [{}, {"DATABASE_URL": "postgres://register_app@host/register"}])
@pytest.mark.parametrize("command", ["check", "migrate", "send_digest", "run"])
def test_nothing_runs_without_a_setting_that_says_where_it_is(environment, command):
    assert "set ENVIRONMENT=development on a developer's machine" in refusal(environment, command)


@pytest.mark.parametrize(
    "program", [("-m", "config.server", "127.0.0.1:0"), ("-m", "celery", "--app=config", "worker")]
)
def test_server_and_worker_stop_with_one_sentence_too(program):
    stopped = subprocess.run(
        [sys.executable, *program], cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
    )
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("SECRET_KEY is not set: ")
    assert len(stopped.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "x"),
        ("SECRET_KEY", "geheim" * 10),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "toezeggingen.example.nl, *"),
        ("SITE_URL", "http://toezeggingen.example.nl"),
        ("SITE_URL", "toezeggingen.example.nl"),
        ("DATABASE_URL", "embedded"),
    ],
)
def test_weak_setting_stops_a_deployment(name, value):
    assert refusal(DEPLOYMENT | {name: value}) == f"{name} is too weak for a deployment: set it to {HOW_TO_SET[name]}."


def test_deployment_never_shows_its_source():
    assert refusal(DEPLOYMENT | {"DEBUG": "true"}).startswith("DEBUG shows secrets to readers")


@pytest.mark.parametrize("environment", [DEPLOYMENT, {"ENVIRONMENT": "development"}])
@pytest.mark.parametrize("email", ["file:///tmp/mail", "console:", "dummy:"])
def test_mail_to_nobody_is_never_sent_for_a_database_that_is_not_the_embedded_one(environment, email):
    given = {**environment, "DATABASE_URL": "postgres://register_app@host/register", "EMAIL_URL": email}
    assert refusal(given, "send_digest").startswith("Mail of this database would reach nobody: set EMAIL_URL to ")


def test_development_on_another_database_needs_a_mail_server():
    given = {"ENVIRONMENT": "development", "DATABASE_URL": "postgres://register_app@host/register"}
    assert refusal(given, "send_digest").startswith("Mail of this database would reach nobody")
    assert run_manage("check", environment=given | {"EMAIL_URL": "smtp://localhost:1025"}).returncode == 0


def test_development_needs_no_other_setting():
    assert run_manage("check", environment={"ENVIRONMENT": "development"}).returncode == 0
    given = {
        "ENVIRONMENT": "development",
        "DATABASE_URL": f"postgres://register_app@{quote(str(socket_folder('run')), safe='')}/register",
    }
    assert run_manage("check", environment=given).returncode == 0


def test_every_required_setting_has_an_explanation():
    assert HOW_TO_SET.keys() == DEPLOYMENT.keys()


@pytest.mark.parametrize(
    ("value", "expected"), [(None, False), ("", False), ("production", False), ("development", True)]
)
def test_development_is_asked_for_by_name(monkeypatch, value, expected):
    monkeypatch.delenv("ENVIRONMENT")
    if value is not None:
        monkeypatch.setenv("ENVIRONMENT", value)
    assert is_development() is expected


def test_misspelled_environment_is_refused():
    assert refusal(DEPLOYMENT | {"ENVIRONMENT": "dev"}).startswith('ENVIRONMENT is "dev": set it to development')


def test_unknown_mail_scheme_says_how_to_set_it():
    with pytest.raises(SettingError, match=r"EMAIL_URL .* submission://"):
        read_email_url("smtp+tls://host:587", database="host")


OIDC = {
    "OIDC_ISSUER": "https://login.example.nl/realms/house",
    "OIDC_CLIENT_ID": "register",
    "OIDC_CLIENT_SECRET": "geheim",
}


@pytest.mark.parametrize("environment", [DEPLOYMENT, {"ENVIRONMENT": "development"}], ids=["deployment", "development"])
@pytest.mark.parametrize("name", OIDC)
def test_part_of_an_identity_provider_stops_the_start(environment, name):
    given = {**environment, **{key: value for key, value in OIDC.items() if key != name}}
    how = PROVIDER[name]
    rest = "or leave out every variable that begins with OIDC_."
    assert refusal(given) == f"{name} is not set: set it to {how}; {rest}"


def test_second_factor_of_no_provider_stops_the_start():
    assert refusal(DEPLOYMENT | {"OIDC_MFA": "mfa"}).startswith("OIDC_ISSUER is not set: ")


@pytest.mark.parametrize("issuer", ["http://login.example.nl", "login.example.nl", "https://login.example.nl/?x=1"])
def test_identity_provider_is_reached_over_https_only(issuer):
    refused = refusal(DEPLOYMENT | OIDC | {"OIDC_ISSUER": issuer})
    assert refused == f"OIDC_ISSUER is no https address: set it to {PROVIDER['OIDC_ISSUER']}."


def test_whole_identity_provider_starts():
    given = DEPLOYMENT | OIDC | {"OIDC_MFA": "mfa"}
    checked = run_manage("check", "--deploy", "--fail-level", "WARNING", environment=given)
    assert checked.returncode == 0, checked.stderr


def test_own_secret_key_is_stable_and_private(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = own_secret_key(path)
    assert own_secret_key(path) == key
    assert len(key) >= 50
    assert path.stat().st_mode & 0o077 == 0


def test_folder_that_cannot_be_written_ends_in_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(SettingError, match=r"var cannot be written: development keeps its data there\.$"):
        own_secret_key(tmp_path / "var" / "secret_key")
    with pytest.raises(SettingError, match="cannot be written"):
        own_secret_key(Path("/proc/var/secret_key"))
