"""Site-wide views: health, robots, feedback."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail.models import Page

from core.models import PageFeedback, PortalSettings
from core.public_post import public_post


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer while the process lives."""
    return HttpResponse("ok", content_type="text/plain")


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("există migrări neaplicate: rulați „portal migrate”")


def _cache() -> None:
    cache.set("readyz", "ok", 10)
    if cache.get("readyz") != "ok":
        raise RuntimeError("memoria cache nu păstrează valori")


def _media() -> None:
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=root):
        pass


CHECKS = {"database": _database, "migrations": _migrations, "cache": _cache, "media": _media}


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, migrations, cache and media work, else 503 with the reasons."""
    problems: dict[str, str] = {}
    for name, check in CHECKS.items():
        try:
            check()
        except Exception as error:  # noqa: BLE001 -- whatever fails is what the answer must say
            problems[name] = f"{type(error).__name__}: {error}"
    return JsonResponse(
        {"ready": not problems, "problems": problems}, status=503 if problems else 200
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave out and where the sitemap lies."""
    base = PortalSettings.for_request(request).base_url
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /cauta/",
        "Disallow: /ecran/",
        "Disallow: /parere/",
        f"Sitemap: {base}/sitemap.xml",
        f"Sitemap: {base}/harta/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_post("feedback")
def feedback(request: HttpRequest) -> HttpResponse:
    """Count an answer to „Pagina a fost utilă?” and say thanks."""
    try:
        page_id = int(request.POST.get("page", ""))
    except ValueError:
        page_id = 0
    page = get_object_or_404(Page.objects.live(), pk=page_id)
    answer = request.POST.get("useful")
    if answer not in {"da", "nu"}:
        return redirect(page.get_url(request) or "/")
    PageFeedback.count(page.pk, useful=answer == "da")
    context: dict[str, Any] = {"rated_page": page, "useful": answer == "da"}
    return TemplateResponse(request, "pages/feedback_thanks.html", context)


def site_map(request: HttpRequest) -> HttpResponse:
    """List all live pages as a tree for people; one query."""
    root = Page.objects.live().filter(depth=2).first()
    pages = root.get_descendants(inclusive=True).live().order_by("path") if root else []
    items = [
        {"title": page.title, "url": page.get_url(request), "level": page.depth - 1}
        for page in pages
    ]
    return TemplateResponse(request, "pages/site_map.html", {"items": items})
