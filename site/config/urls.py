"""All addresses of the portal; people, screens and other systems keep them."""

from django.urls import include, path, re_path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from core import media, views
from search.views import announcement_key

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documente/", include(wagtaildocs_urls)),
    re_path(r"^media/", media.serve, name="media"),
    path("ecran/", include("displays.urls")),
    path("cauta/", include("search.urls")),
    path("", include("directory.urls")),
    path("parere/", views.feedback, name="feedback"),
    path("harta-site/", views.site_map, name="site_map"),
    path("sitemap.xml", sitemap, name="sitemap"),
    re_path(r"^(?P<key>[0-9a-f]{32})\.txt$", announcement_key, name="announcement_key"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    re_path(r"^((?:[\w\-]+/)*feed\.xml)$", serve),  # Wagtail's own pattern ends in a slash
    path("", include(wagtail_urls)),
]
