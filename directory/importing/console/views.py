"""The pages of the import: send a file, say what its columns are, read the trial, apply, undo."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.romanian import number
from directory.importing.console import looking, store, work
from directory.importing.console.forms import MappingForm, UploadForm
from directory.importing.errors import BadFileError
from directory.importing.plan import last_applied
from directory.importing.undo import effect
from directory.models import ImportJob, ImportLine, ImportRun
from directory.rights import ADMINISTER

PER_PAGE = 100
RUNS_PER_PAGE = 30
State, Task = ImportJob.State, ImportJob.Task
OUTCOMES = {
    "new": "Noi",
    "changed": "Schimbate",
    "unchanged": "Neschimbate",
    "gone": "Dispărute",
    "returned": "Reapărute",
    "refused": "Refuzate",
}
WORKING = (State.QUEUED, State.RUNNING)
DECIDED = "Lucrarea a fost deja pornită sau încheiată."


@never_cache
@permission_required(ADMINISTER)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List past imports and what is not finished."""
    runs = Paginator(ImportRun.objects.select_related("user"), RUNS_PER_PAGE)
    open_jobs = ImportJob.objects.exclude(state__in=(State.DONE, State.DROPPED))
    context = {
        "runs": runs.get_page(request.GET.get("p")),
        "jobs": open_jobs.select_related("user"),
        "last": last_applied(),
    }
    return render(request, "directory/importing/index.html", context)


@never_cache
@permission_required(ADMINISTER)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; one that is no register is refused with a sentence and not kept."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = ImportJob(file_name=Path(file.name).name[:255], user=_user(request))
        try:
            looking.checked(store.keep(job.pk, file.chunks()))
        except BadFileError as error:
            store.forget(job.pk)
            form.add_error("file", f"{error} Nu s-a păstrat nimic.")
        else:
            job.save()
            return redirect("directory_import_job", pk=job.pk)
    return render(request, "directory/importing/upload.html", {"form": form})


@never_cache
@permission_required(ADMINISTER)
def job(request: HttpRequest, pk: str) -> HttpResponse:
    """Show a job as it is now: columns to choose, progress, the report, or how it ended."""
    found = get_object_or_404(ImportJob.objects.select_related("run"), pk=pk)
    if found.state == State.RUNNING:
        work.check_alive(found)
    if found.state == State.UPLOADED:
        return _mapping(request, found)
    if found.state == State.READY:
        return _report(request, found)
    whole, part = "directory/importing/progress.html", "directory/importing/progress_state.html"
    return render(request, part if "parte" in request.GET else whole, _state(found))


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _state(found: ImportJob) -> dict[str, object]:
    phase, done, total = store.told(found.pk)
    working = found.state in WORKING
    return {"job": found, "phase": phase, "done": done, "total": total, "working": working}


def _mapping(request: HttpRequest, found: ImportJob) -> HttpResponse:
    sheet = request.POST.get("sheet") or request.GET.get("foaie", "")
    try:
        look = looking.look(store.file_of(found.pk), sheet)
    except (BadFileError, FileNotFoundError):
        messages.error(request, "Fișierul nu mai există. Trimiteți-l din nou.")
        work.drop(found)
        return redirect("directory_import_upload")
    form = MappingForm(look, request.POST or None)
    if request.method == "POST" and look.columns and form.is_valid():
        found.options = {
            "sheet": look.sheet,
            "mapping": form.mapping(),
            "partial": form.cleaned_data["partial"],
        }
        if not work.queue(found, Task.CHECK, when=State.UPLOADED):
            messages.warning(request, DECIDED)
        return redirect("directory_import_job", pk=found.pk)
    context = {"job": found, "form": form, "look": look}
    return render(request, "directory/importing/mapping.html", context)


def _report(request: HttpRequest, found: ImportJob) -> HttpResponse:
    sizes = dict(found.lines.order_by().values_list("section").annotate(Count("pk")))
    chosen = request.GET.get("parte", "")
    if chosen not in ImportLine.Section.values:
        chosen = next((name for name in ImportLine.Section.values if sizes.get(name)), "new")
    lines = Paginator(found.lines.filter(section=chosen), PER_PAGE)
    figures = found.report
    context = {
        "job": found,
        "figures": figures,
        "outcomes": [
            (words, number(figures["outcomes"].get(name, 0))) for name, words in OUTCOMES.items()
        ],
        "kinds": {
            name: [(kind, number(count)) for kind, count in figures[name]]
            for name in ("repairs", "decide", "precision")
        },
        "sections": [
            {"name": one.value, "label": one.label, "size": number(sizes.get(one.value, 0))}
            for one in ImportLine.Section
        ],
        "chosen": chosen,
        "lines": lines.get_page(request.GET.get("p")),
    }
    return render(request, "directory/importing/report.html", context)


@permission_required(ADMINISTER)
@require_POST
def apply(request: HttpRequest, pk: str) -> HttpResponse:
    """Write what the trial told of, once it was confirmed."""
    found = get_object_or_404(ImportJob, pk=pk)
    wants = found.report.get("too_many_gone") and not request.POST.get("force")
    if not request.POST.get("confirmed") or wants:
        messages.error(request, "Nu s-a scris nimic: bifați că ați citit raportul.")
        return redirect("directory_import_job", pk=pk)
    found.options["force"] = bool(request.POST.get("force"))
    if not work.queue(found, Task.APPLY, when=State.READY):
        messages.warning(request, DECIDED)
    return redirect("directory_import_job", pk=pk)


@permission_required(ADMINISTER)
@require_POST
def drop(request: HttpRequest, pk: str) -> HttpResponse:
    """Give a job up and delete its file."""
    if work.drop(get_object_or_404(ImportJob, pk=pk)):
        messages.success(
            request, "Importul a fost abandonat și fișierul șters. Harta e neschimbată."
        )
    else:
        messages.warning(request, DECIDED)
    return redirect("directory_imports")


@permission_required(ADMINISTER)
@require_POST
def again(request: HttpRequest, pk: str) -> HttpResponse:
    """Do an interrupted job once more: nothing of it had been stored."""
    found = get_object_or_404(ImportJob, pk=pk)
    if not work.queue(found, Task(found.task), when=State.INTERRUPTED):
        messages.warning(request, DECIDED)
    return redirect("directory_import_job", pk=pk)


class Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        """Return the line."""
        return text


@permission_required(ADMINISTER)
@require_safe
def download(request: HttpRequest, pk: str) -> StreamingHttpResponse:
    """Give the whole report as CSV, as spreadsheets in Romania read it."""
    found = get_object_or_404(ImportJob, pk=pk)
    writer = csv.writer(Echo(), delimiter=";")

    def rows() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(["Parte", "Rând", "Fel", "Serviciu", "Ce este"])
        for line in found.lines.order_by("id").iterator(2000):
            cells = (line.get_section_display(), line.number, line.kind, line.service, line.text)
            yield writer.writerow([_harmless(str(cell or "")) for cell in cells])

    response = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="raport-import.csv"'
    return response


def _harmless(text: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


@never_cache
@permission_required(ADMINISTER)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what taking an import back would do, and do it once confirmed."""
    run = get_object_or_404(ImportRun, pk=pk, state=ImportRun.State.APPLIED)
    if last_applied() != run.pk:
        messages.error(
            request, "Se poate anula numai ultimul import. Anulați întâi pe cele de după el."
        )
        return redirect("directory_imports")
    if request.method == "POST":
        made = ImportJob.objects.create(
            file_name=run.file_name, run=run, user=_user(request), task=Task.UNDO
        )
        work.queue(made, Task.UNDO, when=State.UPLOADED)
        return redirect("directory_import_job", pk=made.pk)
    return render(request, "directory/importing/undo.html", {"run": run, "effect": effect(run)})
