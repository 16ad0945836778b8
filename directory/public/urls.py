"""Addresses under /harta/."""

from django.urls import path

from directory.public import guide, on_map, organizations, record, services, sitemaps

urlpatterns = [
    path("", services.index, name="directory_services"),
    path("ghid/", guide.guide, name="directory_guide"),
    path("ajutor/", guide.help_page, name="directory_help"),
    path("pentru-furnizori/", guide.for_providers, name="directory_for_providers"),
    path("resurse/", guide.resources, name="directory_resources"),
    path("embed/", services.embed, name="directory_embed"),
    path("puncte.json", on_map.points, name="directory_points"),
    path("fundal.json", on_map.ground, name="directory_ground"),
    path("sitemap.xml", sitemaps.index, name="directory_sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="directory_sitemap_section"),
    path("furnizori/", organizations.index, name="directory_organizations"),
    path("furnizori/<uuid:key>/", organizations.organization, name="directory_organization"),
    path("<uuid:key>/", record.service, name="directory_service"),
]
