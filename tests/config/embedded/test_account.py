"""Under which account the services run, and what that account may find in its way."""

import os
import pwd

import pytest

from config.embedded.account import ServicesUnavailableError, can_reach, make_private, run_as_service, service_account

only_root = pytest.mark.skipif(os.getuid() != 0, reason="needs root, who alone can give files away")


def test_the_services_never_run_as_root(tmp_path):
    assert service_account().pw_uid != 0
    with pytest.raises(ServicesUnavailableError, match=f"uid={service_account().pw_uid}"):
        run_as_service("sh", "-c", "id; exit 1")


def test_a_failing_program_says_what_it_said():
    with pytest.raises(ServicesUnavailableError, match=r"sh failed:\nno luck"):
        run_as_service("sh", "-c", "echo no luck >&2; exit 3")


def test_a_private_folder_is_entered_by_its_account_alone(tmp_path):
    folder = tmp_path / "private"
    make_private(folder)
    make_private(folder)
    assert folder.stat().st_uid == service_account().pw_uid
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_link_in_its_place_is_refused(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    with pytest.raises(ServicesUnavailableError, match="belongs to someone else"):
        make_private(link)


@only_root
def test_a_strangers_folder_in_its_place_is_refused(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    os.chown(folder, pwd.getpwnam("daemon").pw_uid, -1)
    with pytest.raises(ServicesUnavailableError, match="belongs to someone else"):
        make_private(folder)


@only_root
def test_a_closed_home_is_out_of_reach(open_folder):
    assert can_reach(open_folder)
    open_folder.chmod(0o700)
    assert not can_reach(open_folder)
