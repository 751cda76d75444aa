"""The files that operators rely on agree with each other and with the code."""

import ast
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from django.urls import resolve, reverse
from ruamel.yaml import YAML

from config import incoming
from config.environment import PROVIDER
from config.server import MAX_BODY_BYTES
from config.web import show_health

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE = YAML(typ="safe").load(COMPOSE_TEXT)
SERVICES = COMPOSE["services"]
WITH_PROVIDER = ROOT / "deploy/oidc.yml"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

# Images that must run as root, with the only capabilities that they keep.
NEED_ROOT = {"proxy": ["NET_BIND_SERVICE"]}


def example_variables() -> dict[str, str]:
    """Each variable of .env.example with the line above it."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    found = ((re.match(r"(?:# )?([A-Z_]+)=", line), above) for above, line in pairwise(lines))
    return {match[1]: above for match, above in found if match}


def variables_read_by(source: Path) -> set[str]:
    """Constant names passed to `env.…()` or `require()`."""
    calls = [node for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, ast.Call)]
    readers = [
        call for call in calls if ast.unparse(call.func).startswith("env.") or ast.unparse(call.func) == "require"
    ]
    constants = (arg.value for call in readers for arg in call.args[:1] if isinstance(arg, ast.Constant))
    return {name for name in constants if isinstance(name, str)}


def test_compose_file_follows_the_published_schema():
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    result = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_only_a_house_with_an_identity_provider_gives_the_web_a_way_out():
    """The web process fetches keys and tokens from the provider. Otherwise it reaches nothing outside."""
    closed = {name for name, network in COMPOSE["networks"].items() if network.get("internal")}
    assert set(SERVICES["web"]["networks"]) <= closed
    with_provider = YAML(typ="safe").load(WITH_PROVIDER)["services"]
    assert with_provider.keys() == {"web"}
    assert with_provider["web"]["networks"] == ["default"]
    assert with_provider["web"]["environment"].keys() == {*PROVIDER, "OIDC_MFA"}


def test_there_is_exactly_one_beat():
    beats = [name for name, service in SERVICES.items() if "beat" in service.get("command", [])]
    assert beats == ["beat"]
    assert "container_name" in SERVICES["beat"], "without a fixed name compose would start a second one on request"


@pytest.mark.parametrize("place", ["docker-compose.yml", "Dockerfile", "Makefile", ".ci/run", "config"])
def test_no_worker_starts_a_beat(place):
    path = ROOT / place
    files = path.rglob("*.py") if path.is_dir() else [path]
    carriers = [file for file in files if re.search(r"(?<![\w-])(-B|--beat)(?![\w-])", file.read_text())]
    assert carriers == []


def test_example_has_exactly_the_variables_that_are_read():
    in_compose = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE_TEXT + WITH_PROVIDER.read_text()))
    in_code = set().union(*(variables_read_by(file) for file in (ROOT / "config").rglob("*.py")))
    assert set(example_variables()) == in_compose | in_code


def test_example_explains_each_variable_in_words():
    unexplained = [name for name, above in example_variables().items() if not re.match(r"# .*\w+ \w+", above)]
    assert unexplained == []


def test_a_missing_variable_stops_compose_with_a_sentence():
    silent = re.findall(r"\$\{[A-Z_]+(?!:?\?put |[A-Z_])[^}]*\}", COMPOSE_TEXT)
    assert silent == []


def test_roles_get_their_passwords_from_the_environment():
    wanted = re.findall(r"^\\getenv \w+ (\w+)", (ROOT / "config/roles.sql").read_text(), flags=re.MULTILINE)
    assert wanted
    assert set(wanted) <= set(SERVICES["database"]["environment"])


def test_only_migrate_and_backup_log_in_as_the_migrator():
    addresses = {
        name: [value for key, value in service.get("environment", {}).items() if "register_migrate" in value]
        for name, service in SERVICES.items()
    }
    assert {name for name, found in addresses.items() if found} == {"migrate", "backup"}
    assert "postgres://register_app:" in SERVICES["web"]["environment"]["DATABASE_URL"]


def test_our_image_runs_as_an_ordinary_user():
    users = re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    assert users
    assert users[-1] not in ("0", "root")


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_runs_as_root_unless_its_image_demands_it(name):
    service = SERVICES[name]
    is_root = "build" not in service and service.get("user", "root").split(":")[0] in ("root", "0")
    assert is_root == (name in NEED_ROOT)
    assert service.get("cap_add", []) == NEED_ROOT.get(name, [])


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_hardened(name):
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_folder_in_memory_has_a_size(name):
    assert [folder for folder in SERVICES[name]["tmpfs"] if not re.search(r":size=\d+m\b", folder)] == []


def test_proxy_takes_a_large_body_for_a_letter_only():
    proxy = (ROOT / "deploy/Caddyfile").read_text()
    sizes = dict(re.findall(r"request_body @(\w+) \{\s*max_size (\d+)MiB\s*\}", proxy))
    paths = dict(re.findall(r"@(\w+) ((?:not )?path \S+)", proxy))
    assert {paths[name]: int(size) * 1024 * 1024 for name, size in sizes.items()} == {
        f"path {reverse('admin:intake')}": MAX_BODY_BYTES,
        f"not path {reverse('admin:intake')}": incoming.MAX_BODY_BYTES,
    }
    assert proxy.count("request_body") == len(sizes) == 2


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_has_a_health_check(name):
    assert SERVICES[name]["healthcheck"]["test"]


def test_health_check_of_web_uses_the_health_page():
    address = re.search(r"http://localhost:8000(/\S+?)'", " ".join(SERVICES["web"]["healthcheck"]["test"]))
    assert address
    assert address[1] == "/gezond/"
    assert resolve(address[1]).func is show_health


def test_image_installs_only_locked_packages():
    dockerfile = (ROOT / "Dockerfile").read_text()
    installs = re.findall(r"pip install .*", dockerfile)
    assert len(installs) == 1
    assert "--require-hashes --requirement requirements/production.txt" in installs[0]


def test_image_contains_every_package():
    let_in = set(re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE))
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    files = {"manage.py", "requirements/production.txt", "docs/handleiding.md"}
    assert let_in == {*packages, *files, "templates", "static"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_file_pins_by_hash_and_has_no_urls(lock):
    text = lock.read_text()
    packages = re.split(r"\n(?=\w)", text.strip())
    assert "://" not in text
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


def test_documented_dependencies_equal_the_declared_ones():
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    wanted = {re.split(r"[\[<>=~]", dependency)[0] for group in groups for dependency in group}
    packages, _ = (ROOT / "docs/dependencies.md").read_text().split("## Engines")
    assert set(re.findall(r"^\| ([a-z0-9-]*[a-z0-9]) \|", packages, flags=re.MULTILINE)) - {"package"} == wanted


def test_documented_images_equal_the_used_images():
    base = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    wanted = {service["image"] for service in SERVICES.values()} - {"toezeggingenregister"} | set(base)
    _, engines = (ROOT / "docs/dependencies.md").read_text().split("## Engines")
    assert set(re.findall(r"^\| (\S+) \|", engines, flags=re.MULTILINE)) - {"image", "---"} == wanted


@pytest.mark.parametrize("written", DOCS, ids=lambda written: written.name)
def test_every_path_on_a_docs_page_exists(written):
    """Paths in backticks and links, except files made at run time under var/, .venv/ and bench/out/."""
    prose = re.sub(r"```.*?```", "", written.read_text(), flags=re.DOTALL)
    quoted = {(ROOT, path) for path in re.findall(r"`([\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|md|toml|yml|txt))`", prose)}
    linked = {(written.parent, path) for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", prose)}
    absent = {path for folder, path in quoted | linked if not (folder / path).exists()}
    assert {path for path in absent if not path.startswith(("var/", ".venv/", "bench/out/"))} == set()


@pytest.mark.parametrize("unit", sorted((ROOT / "deploy/systemd").glob("*.service")), ids=lambda unit: unit.stem)
def test_unit_is_an_ordinary_user_without_the_rights_of_the_owner(unit):
    text = unit.read_text()
    settings = set(text.splitlines())
    assert {"User=register", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict"} <= settings
    acts_as_owner = "EnvironmentFile=/etc/toezeggingen/owner.env" in settings
    assert acts_as_owner == (unit.stem in ("toezeggingen-migrate", "toezeggingen-backup"))


def test_all_proxies_have_the_same_limits():
    """The set-ups without Docker differ from compose only in the name and in where the processes are."""
    limits = r"(?:read_\w+|idle|max_size|@\w+ .*|header) \S+"
    names = ("Caddyfile", "systemd/Caddyfile", "machines/Caddyfile")
    compose, systemd, machines = (re.findall(limits, (ROOT / "deploy" / name).read_text()) for name in names)
    assert compose == systemd == machines
