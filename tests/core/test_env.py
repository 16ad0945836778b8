"""The environment is read strictly, and mistakes are told in a sentence."""

import stat

from django.core.exceptions import ImproperlyConfigured

import pytest

from config import env


def test_a_missing_secret_says_what_to_set(monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_SECRET_KEY: un șir aleator"):
        env.required("PORTAL_SECRET_KEY", "un șir aleator")


@pytest.mark.parametrize(
    ("text", "value"), [("da", True), ("0", False), ("TRUE", True), ("", None)]
)
def test_flags_know_romanian_and_english(monkeypatch, text, value):
    monkeypatch.setenv("X_FLAG", text)
    assert env.flag("X_FLAG", default=True) is (True if value is None else value)


def test_a_wrong_flag_is_refused(monkeypatch):
    monkeypatch.setenv("X_FLAG", "poate")
    with pytest.raises(ImproperlyConfigured, match="trebuie să fie 1 sau 0"):
        env.flag("X_FLAG", default=True)


def test_a_wrong_number_is_refused(monkeypatch):
    monkeypatch.setenv("X_NUMBER", "doi")
    with pytest.raises(ImproperlyConfigured, match="număr întreg"):
        env.number("X_NUMBER", 1)
    monkeypatch.setenv("X_NUMBER", "7")
    assert env.number("X_NUMBER", 1) == 7


def test_lists_drop_blanks(monkeypatch):
    monkeypatch.setenv("X_LIST", " a.ro, ,b.ro ")
    assert env.csv("X_LIST") == ["a.ro", "b.ro"]


def test_a_postgres_address_is_taken_apart():
    found = env.database("postgres://ana:p%40rola@db:5433/avizier?sslmode=require")
    assert found["USER"] == "ana"
    assert found["PASSWORD"] == "p@rola"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db", "5433", "avizier")
    assert found["OPTIONS"] == {"options": env.NO_JIT, "sslmode": "require"}
    own = env.database("postgres://db/avizier?options=-c%20work_mem%3D8MB")
    assert own["OPTIONS"]["options"] == "-c work_mem=8MB"


def test_a_postgres_socket_is_a_query_value():
    assert env.database("postgres:///avizier?host=/run/pg")["HOST"] == "/run/pg"


def test_sqlite_waits_for_writers():
    found = env.database("sqlite:////var/lib/portal.sqlite3")
    assert found["NAME"] == "/var/lib/portal.sqlite3"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_other_databases_are_refused():
    with pytest.raises(ImproperlyConfigured, match="mysql"):
        env.database("mysql://x")


def test_mail_goes_to_the_console_until_a_server_is_named():
    assert env.email("")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    found = env.email("smtp://ana:x@mail.ro")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (
        587,
        True,
        False,
    )
    with pytest.raises(ImproperlyConfigured, match="PORTAL_EMAIL_URL"):
        env.email("http://mail.ro")


def test_a_command_beside_the_server_knows_its_address(tmp_path, monkeypatch):
    noted = tmp_path / "address"
    for name in ("HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    assert env.served_address(noted) == "http://127.0.0.1:8000"
    noted.write_text("http://192.168.1.5:8080")
    assert env.served_address(noted) == "http://192.168.1.5:8080"
    monkeypatch.setenv("PORT", "9000")
    assert env.served_address(noted) == "http://127.0.0.1:9000"


def test_the_secret_is_made_once_and_only_the_owner_reads_it(tmp_path):
    path = tmp_path / "var" / "secret_key"
    first = env.secret_file(path)
    assert len(first) >= 50
    assert env.secret_file(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
