"""Under what terms the data may be used; the text goes with the files."""

NAME = "Creative Commons Atribuire 4.0 Internațional (CC BY 4.0)"
URL = "https://creativecommons.org/licenses/by/4.0/"
TEXT = f"""Servicii sociale licențiate: date deschise

Licență: {NAME}
{URL}

Puteți copia, schimba și publica datele, și în scop comercial, dacă spuneți de unde sunt.

Surse:
- registrul serviciilor sociale licențiate și completările furnizorilor, prin acest portal;
- codurile și denumirile localităților: SIRUTA, Institutul Național de Statistică;
- punctele localităților: GeoNames (geonames.org), CC BY 4.0.

Locurile protejate (servicii pentru victimele violenței și ale traficului) apar numai cu județul.
Ce nu se știe este gol. Datele vin fără garanție: verificați la furnizor înainte de a merge.
"""
