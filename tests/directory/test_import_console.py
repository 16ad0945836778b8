"""The import in the console: nothing is written before it was confirmed, nothing runs twice."""

from pathlib import Path

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest

from directory.importing.console import forms, store, work
from directory.models import ImportJob, ImportLine, ImportRun, RegisterMapping, Service
from tests.directory.registers import clean_rows, write_csv, write_xlsx
from tests.directory.test_bad_files import BAD

PAGES = "/admin/harta/importuri/"
# The trial sees the first ones; a gigabyte and a bomb have tests of their own.
SEEN_LATER = {
    "merged rows", "merged head", "only a head", "no providers", "one gigabyte", "zip bomb",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("home_page")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    """Files of one test do not lie in the way of the next."""
    settings.VAR_DIR = tmp_path / "var"


@pytest.fixture
def started(monkeypatch) -> list[object]:
    """Jobs whose process would have been started."""
    kept: list[object] = []
    monkeypatch.setattr(work, "start", kept.append)
    return kept


def client_with(*rights: str) -> Client:
    user = User.objects.create_user(f"om{User.objects.count()}")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rights]))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin() -> Client:
    return client_with("administer")


def send(client: Client, path: Path):
    with path.open("rb") as file:
        return client.post(f"{PAGES}nou/", {"file": file}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def chosen(response) -> dict[str, object]:
    """What the form of the columns sends when nothing is changed."""
    form = response.context["form"]
    return {name: field.initial or "" for name, field in form.fields.items() if field.initial} | {
        "sheet": response.context["look"].sheet
    }


def tried(client: Client, path: Path) -> ImportJob:
    """Send a file, take the guess, run the trial."""
    page = send(client, path)
    job = ImportJob.objects.latest("at")
    client.post(f"{PAGES}{job.pk}/", chosen(page))
    work.run(job.pk)
    job.refresh_from_db()
    return job


def applied(client: Client, job: ImportJob, **more: str) -> ImportJob:
    client.post(f"{PAGES}{job.pk}/aplica/", {"confirmed": "1", **more})
    work.run(job.pk)
    job.refresh_from_db()
    return job


def test_a_register_goes_through_trial_and_confirmation(admin, started, tmp_path):
    rows = clean_rows(6)
    rows[1]["Telefon"] = "448550"
    rows[2]["Furnizor"] = ""
    rows[3]["Capacitate"] = "25 /zi"
    page = send(admin, write_xlsx(tmp_path / "registru.xlsx", rows))
    assert "Ce este coloana" not in words(page)
    assert rows[0]["Furnizor"] in words(page), "samples of the file"
    job = tried(admin, tmp_path / "registru.xlsx")
    assert job.state == "ready"
    assert not Service.objects.exists()
    report = words(admin.get(f"{PAGES}{job.pk}/"))
    assert "nimic nu s-a scris" in report
    assert "capacități scrise cu unitate" in report
    refused = words(admin.get(f"{PAGES}{job.pk}/?parte=refused"))
    assert "rândul 4" in refused
    assert "lipsește furnizorul" in refused
    told = b"".join(admin.get(f"{PAGES}{job.pk}/raport.csv").streaming_content).decode()
    assert "Refuzate;4;" in told
    assert set(job.lines.values_list("section", flat=True)) == {
        "new",
        "refused",
        "repair",
        "decide",
    }
    job = applied(admin, job)
    assert (job.state, Service.objects.count()) == ("done", 5)
    assert job.run.file_name == "registru.xlsx"
    assert job.run.user is not None
    assert not store.file_of(job.pk).exists(), "the file is deleted after use"
    assert RegisterMapping.objects.exists()
    assert "registru.xlsx" in words(admin.get(PAGES))


def test_an_import_is_taken_back_after_its_effect_was_told(admin, started, import_rows):
    run = import_rows(clean_rows(3))
    assert "3 servicii aduse" in words(admin.get(f"{PAGES}{run.pk}/anuleaza/"))
    assert Service.objects.count() == 3
    admin.post(f"{PAGES}{run.pk}/anuleaza/")
    job = ImportJob.objects.get()
    work.run(job.pk)
    job.refresh_from_db()
    assert (job.state, Service.objects.count()) == ("done", 0)
    assert "harta e ca înaintea lui" in words(admin.get(f"{PAGES}{job.pk}/"))


@pytest.mark.parametrize("name", sorted(BAD.keys() - SEEN_LATER))
def test_a_bad_file_is_refused_at_once_and_not_kept(name, admin, tmp_path):
    make, _sentence = BAD[name]
    page = send(admin, make(tmp_path / "fisier.xlsx"))
    assert page.context["form"].errors["file"], name
    assert not ImportJob.objects.exists()
    assert list(store.folder().glob("*.register")) == []


def test_a_file_over_the_limit_is_refused_unread(admin, tmp_path, monkeypatch):
    monkeypatch.setattr(forms, "MAX_BYTES", 1024)
    page = send(admin, write_xlsx(tmp_path / "mare.xlsx", clean_rows(20)))
    assert "peste" in page.context["form"].errors["file"][0]
    assert list(store.folder().glob("*.register")) == []


@pytest.mark.parametrize("name", ["merged head", "only a head"])
def test_what_only_the_trial_sees_is_told_and_deleted(name, admin, started, tmp_path):
    make, _sentence = BAD[name]
    job = tried(admin, make(tmp_path / "fisier.xlsx"))
    assert job.state == "failed"
    assert job.error in words(admin.get(f"{PAGES}{job.pk}/"))
    assert not store.file_of(job.pk).exists()
    assert not ImportRun.objects.exists()


def test_columns_are_asked_for_and_remembered(admin, started, tmp_path):
    rows = [{**row, "Rubrica 7": row["Denumire serviciu social"]} for row in clean_rows(3)]
    path = write_csv(
        tmp_path / "altfel.csv", rows, ["Furnizor", "Localitate", "Județ", "Rubrica 7", "Nr."]
    )
    page = send(admin, path)
    job = ImportJob.objects.get()
    wrong = admin.post(f"{PAGES}{job.pk}/", chosen(page))
    assert "în ce coloană este denumirea serviciului" in words(wrong)
    twice = chosen(page) | {"column_3": "name", "column_4": "name"}
    assert "Două coloane" in words(admin.post(f"{PAGES}{job.pk}/", twice))
    admin.post(f"{PAGES}{job.pk}/", chosen(page) | {"column_3": "name", "column_4": ""})
    work.run(job.pk)
    applied(admin, job)
    assert Service.objects.count() == 3
    fields = {column.title: column.field for column in send(admin, path).context["look"].columns}
    assert (fields["Rubrica 7"], fields["Nr."]) == ("name", "")


def test_a_job_runs_once_however_often_it_is_started(admin, started, tmp_path):
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(2)))
    for _click in range(2):
        admin.post(f"{PAGES}{job.pk}/aplica/", {"confirmed": "1"})
    for _process in range(2):
        work.run(job.pk)
    assert ImportRun.objects.count() == 1


def test_a_job_in_another_hand_is_left_alone(admin, started, tmp_path):
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(2)))
    ImportJob.objects.update(state="queued", task="apply")
    with store.locked(job.pk):
        work.run(job.pk)
    assert not ImportRun.objects.exists()


def test_a_dead_process_is_told_of_and_the_work_can_start_again(admin, started, tmp_path):
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(2)))
    ImportJob.objects.update(state="running", task="apply")
    with store.locked(job.pk):
        work.look_after()
        job.refresh_from_db()
        assert job.state == "running"
    work.look_after()
    assert "întreruptă" in words(admin.get(f"{PAGES}{job.pk}/"))
    admin.post(f"{PAGES}{job.pk}/din-nou/")
    work.run(job.pk)
    assert Service.objects.count() == 2


def test_what_waits_is_started_by_the_scheduler(started):
    job = ImportJob.objects.create(state="queued")
    work.look_after()
    assert started == [job.pk]


def test_nothing_is_applied_unconfirmed_or_after_another_import(
    admin, started, tmp_path, import_rows
):
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(2)))
    admin.post(f"{PAGES}{job.pk}/aplica/", {})
    work.run(job.pk)
    assert not Service.objects.exists()
    import_rows(clean_rows(4))
    job = applied(admin, job)
    assert job.state == "failed"
    assert "alt import" in job.error
    assert Service.objects.count() == 4


def test_a_file_of_a_part_needs_a_second_word(admin, started, tmp_path, import_rows):
    import_rows(clean_rows(60))
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(5)))
    assert "peste 10 %" in words(admin.get(f"{PAGES}{job.pk}/"))
    admin.post(f"{PAGES}{job.pk}/aplica/", {"confirmed": "1"})
    job.refresh_from_db()
    assert job.state == "ready"
    assert applied(admin, job, force="1").state == "done"


def test_giving_up_deletes_the_file(admin, started, tmp_path):
    job = tried(admin, write_csv(tmp_path / "r.csv", clean_rows(2)))
    admin.post(f"{PAGES}{job.pk}/renunta/")
    job.refresh_from_db()
    assert job.state == "dropped"
    assert not store.file_of(job.pk).exists()


def test_a_shelters_address_is_not_in_the_report(admin, started, tmp_path):
    rows = clean_rows(2)
    rows[0] |= {"Cod serviciu": "8790CR-VD-I", "Strada": "Secretă  Ascunsă", "Nr.": "7/9/2016"}
    job = tried(admin, write_csv(tmp_path / "r.csv", rows))
    assert job.lines.filter(section="repair").exists()
    assert not ImportLine.objects.filter(text__contains="Ascuns").exists()
    assert not ImportLine.objects.filter(text__contains="7/9").exists()


def test_only_administrators_of_the_map_come_in(import_rows, started):
    run = import_rows(clean_rows(1))
    job = ImportJob.objects.create(state="ready")
    for client in (client_with("moderate"), Client()):
        for address in ("", "nou/", f"{job.pk}/", f"{job.pk}/raport.csv", f"{run.pk}/anuleaza/"):
            assert client.get(PAGES + address).status_code == 302, address
        for address in ("aplica/", "renunta/", "din-nou/"):
            assert client.post(f"{PAGES}{job.pk}/{address}", {"confirmed": 1}).status_code == 302
        client.post(f"{PAGES}nou/", {"file": SimpleUploadedFile("a.csv", b"x")})
        client.post(f"{PAGES}{run.pk}/anuleaza/")
    assert started == []
    assert ImportJob.objects.get().state == "ready"
