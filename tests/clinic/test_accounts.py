"""The demonstration's accounts: one for each role, and whose passwords are printed."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from clinic.accounts import make_accounts
from clinic.roles import ROLES
from tests.people import make_person


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_each_role_gets_an_account_that_works_and_a_second_call_changes_nothing(db, tmp_path, client):
    path = tmp_path / "accounts.tsv"
    accounts = make_accounts(path=path)
    assert [account.role for account in accounts] == [role.name for role in ROLES]
    assert len({account.password for account in accounts}) == len(ROLES)
    assert mode(path) == 0o600
    assert path.read_text() == "".join(f"{role}\t{user}\t{password}\n" for role, user, password in accounts)
    beside = {role.name: {role.beside} - {""} for role in ROLES}
    assert beside["Records of inquiries"] == {"Front desk"}, "alone it opens nothing"
    for role, username, password in accounts:
        user = User.objects.get(username=username)
        assert user.check_password(password)
        assert (user.is_staff, user.is_superuser) == (True, False)
        assert {group.name for group in user.groups.all()} == {role} | beside[role]

    before = (path.read_text(), path.stat().st_mtime_ns, list(User.objects.order_by("pk").values()))
    assert make_accounts(path=path) == accounts
    assert (path.read_text(), path.stat().st_mtime_ns, list(User.objects.order_by("pk").values())) == before


def test_a_new_database_gets_the_passwords_of_the_file(db, tmp_path):
    accounts = make_accounts(path=tmp_path / "accounts.tsv")
    User.objects.all().delete()
    assert make_accounts(path=tmp_path / "accounts.tsv") == accounts


def test_a_password_that_somebody_changed_is_not_printed(db, tmp_path):
    make_accounts(path=tmp_path / "accounts.tsv")
    author = User.objects.get(username="author")
    author.set_password("their own")
    author.save()
    assert make_accounts(path=tmp_path / "accounts.tsv")[0].password is None
    author.refresh_from_db()
    assert author.check_password("their own")


def test_an_account_that_was_there_keeps_its_password(db, tmp_path):
    make_person("author")
    accounts = make_accounts(path=tmp_path / "accounts.tsv")
    assert accounts[0].password is None
    assert User.objects.get(username="author").check_password("secret")


def test_the_command_prints_role_user_name_and_password_with_tabs(db, tmp_path, capsys):
    call_command("make_accounts", file=tmp_path / "accounts.tsv")
    lines = capsys.readouterr().out.splitlines()
    assert [len(line.split("\t")) for line in lines] == [3] * len(ROLES)
    assert lines == (tmp_path / "accounts.tsv").read_text().splitlines()


def test_no_demonstration_accounts_are_made_for_a_site_that_others_reach(db, tmp_path, settings):
    settings.LOCAL = False
    with pytest.raises(SystemExit):
        call_command("make_accounts", file=tmp_path / "accounts.tsv")
    assert not User.objects.exists()
