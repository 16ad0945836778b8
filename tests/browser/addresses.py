"""The addresses of record, and one of each public page type."""

SERVICES = (
    "/servicii/tichete-sociale-pensionari/",
    "/servicii/ajutor-social/",
    "/servicii/alocatia-de-sustinere/",
    "/servicii/ajutor-de-urgenta/",
    "/servicii/ajutor-chirie-incalzire/",
)
OF_RECORD = (
    "/",
    "/servicii/",
    *SERVICES,
    "/noutati/",
    "/noutati/feed.xml",
    "/avizier/",
    "/avizier/feed.xml",
    "/avizier/embed/",
    "/ecran/hol/",
    "/ecran/hol/release.json",
    "/cauta/?q=ajutor",
    "/harta/",
    "/harta/furnizori/",
    "/harta/statistici/",
    "/harta/date/",
    "/harta/embed/",
    "/furnizori/",
    "/api/hsds/v3/",
    "/api/hsds/v3/openapi.json",
    "/api/docs/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
    "/admin/login/",
)
# Where a first link of a kind leads: the list, and the selector of the link in it.
FIRST_LINKS = {
    "news": ("/noutati/", "main a[href^='/noutati/']:not([href$='.xml'])"),
    "notice": (
        "/avizier/",
        "main a[href^='/avizier/']:not([href*='embed']):not([href$='.xml']):not([href$='ecran/'])",
    ),
}
FIXED_TYPES = {
    "home": "/",
    "services": "/servicii/",
    "service": "/servicii/ajutor-social/",
    "news list": "/noutati/",
    "noticeboard": "/avizier/",
    "search": "/cauta/?q=ajutor",
    "search without result": "/cauta/?q=xqzwv",
    "site map": "/harta-site/",
    "map of services": "/harta/",
    "map guide": "/harta/ghid/",
    "map resources": "/harta/resurse/",
    "map providers": "/harta/furnizori/",
    "map statistics": "/harta/statistici/",
    "open data": "/harta/date/",
    "provider area": "/furnizori/",
    "provider sign-in": "/furnizori/intrare/",
    "API documentation": "/api/docs/",
    "not found": "/nu-exista/",
}
