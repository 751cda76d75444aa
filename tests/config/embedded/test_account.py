"""The account that runs the services, and the folders that it refuses to use."""

import os
import pwd

import pytest

from config.embedded.account import ServicesUnavailableError, can_reach, make_private, run_as_service, service_account

only_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can give files to another account")


def test_services_never_run_as_root(tmp_path):
    assert service_account().pw_uid != 0
    with pytest.raises(ServicesUnavailableError, match=f"uid={service_account().pw_uid}"):
        run_as_service("sh", "-c", "id; exit 1")


def test_failing_program_shows_its_output():
    with pytest.raises(ServicesUnavailableError, match=r"sh failed:\nno luck"):
        run_as_service("sh", "-c", "echo no luck >&2; exit 3")


def test_private_folder_is_open_to_its_account_only(tmp_path):
    folder = tmp_path / "private"
    make_private(folder)
    make_private(folder)
    assert folder.stat().st_uid == service_account().pw_uid
    assert folder.stat().st_mode & 0o777 == 0o700


def test_symlink_is_refused_as_private_folder(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    with pytest.raises(ServicesUnavailableError, match="belongs to someone else"):
        make_private(link)


@only_root
def test_folder_of_another_account_is_refused_as_private_folder(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    os.chown(folder, pwd.getpwnam("daemon").pw_uid, -1)
    with pytest.raises(ServicesUnavailableError, match="belongs to someone else"):
        make_private(folder)


@only_root
def test_closed_home_is_out_of_reach(open_folder):
    assert can_reach(open_folder)
    open_folder.chmod(0o700)
    assert not can_reach(open_folder)
