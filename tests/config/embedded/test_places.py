"""Where the embedded services are, and what `make run` says of them."""

import pytest

from config.embedded.account import ServicesUnavailableError, find_data, find_program, service_account
from config.embedded.places import broker_url, find_cluster, socket_folder
from config.embedded.processes import ChildProcess
from config.embedded.supervisor import StoppedError, wait_for_page
from config.management.commands.run import make_children, welcome
from toezeggingen.models import RegisterVersion


@pytest.mark.parametrize("cluster", ["run", "test"])
def test_a_cluster_is_found_by_the_addresses_of_its_services(cluster):
    assert find_cluster(str(socket_folder(cluster))) == cluster
    assert find_cluster(broker_url(cluster)) == cluster


@pytest.mark.parametrize("address", ["", "localhost", "redis://localhost:6379/0", "/run/postgresql"])
def test_a_server_of_someone_else_is_no_cluster(address):
    assert find_cluster(address) is None


def test_a_socket_has_a_path_that_the_kernel_accepts():
    for cluster in ("run", "test"):
        assert len(f"{socket_folder(cluster)}/.s.PGSQL.5432.lock") <= 107


def test_a_missing_package_is_reported_with_the_way_out():
    with pytest.raises(ServicesUnavailableError, match=r"no_such_package is not installed: run `make setup`"):
        find_program("no_such_package", "bin/server")


def test_data_is_private_to_the_account(cluster):
    folder = find_data(cluster)
    assert (folder.stat().st_uid, folder.stat().st_mode & 0o777) == (service_account().pw_uid, 0o700)


def test_a_site_that_ends_before_its_first_page_stops_the_run(monkeypatch, tmp_path):
    (tmp_path / "broken.py").write_text("raise SystemExit('no luck')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    web = ChildProcess("web", "broken", ())
    web.start()
    with pytest.raises(StoppedError, match=r"web ended \(exit code 1\)"):
        wait_for_page(1, web)  # nobody listens on port 1


def test_the_site_listens_on_this_machine_only_and_there_is_one_beat():
    children = {child.name: [child.module, *child.arguments] for child in make_children(8765)}
    assert "127.0.0.1:8765" in children["web"]
    assert [name for name, command in children.items() if "beat" in command] == ["beat"]
    assert "config.server" in children["web"]


@pytest.mark.django_db
def test_the_first_lines_tell_where_everything_is(monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    RegisterVersion.objects.update(is_demo=True)
    lines = welcome(8765)
    assert "http://localhost:8765/\n" in lines
    assert "http://localhost:8765/beheer/\n" in lines
    assert "griffier-demo / " in lines
    assert "config.embedded.mailbox" in lines


@pytest.mark.django_db
def test_the_first_lines_show_no_log_in_of_another_register(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example.nl")
    RegisterVersion.objects.update(is_demo=False)
    lines = welcome(8765)
    assert "griffier-demo" not in lines
    assert "this register holds no demo" in lines
    assert "Mail goes to: the server in EMAIL_URL" in lines
