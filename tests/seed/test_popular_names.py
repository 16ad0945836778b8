"""What people call a service stands in the visible text of its page."""

import unicodedata

import pytest

# The keyword lists of the collected facts, slips of the keyboard left out.
NAMES = {
    "tichete-sociale-pensionari": """tichete sociale; tichete pensionari; tichete pentru pensionari;
        tichete sociale pensionari sector 5; tichete bătrâni; tichete vârstnici; tichete seniori;
        bonuri pensionari; bonuri de masă pensionari; bonuri valorice; vouchere pensionari;
        card social; card alimente; cupoane; ajutor pensie mică; pensie minimă ajutor;
        tichete 100 lei; tichete Crăciun; tichete Paște; plafon pensie tichete; acte tichete;
        talon de pensie; tichete alimente; tichete medicamente; dgaspc 5 tichete""",
    "ajutor-social": """ajutor social; ajutorul social; ajutoare sociale; vmg; venit minim garantat;
        vmi; venit minim de incluziune; ajutor de incluziune; legea 416; 416/2001; legea 196;
        196/2016; hg 50/2011; social; dosar social; dosar ajutor social; ajutor fără venit;
        fără venituri; persoană singură; ajutor săraci; asistat social; ajutor lunar; subvenție;
        bani de la primărie; acte ajutor social; muncă în folosul comunității;
        ore muncă ajutor social; ancheta socială; cât e ajutorul social""",
    "alocatia-de-sustinere": """alocație; alocație pentru susținerea familiei;
        alocația de susținere; alocație susținere familie; asf; legea 277; 277/2010; hg 38/2011;
        alocație monoparentală; mamă singură; familie monoparentală; alocație complementară;
        alocație familii sărace; ajutor copii; ajutor familie cu copii; vmi copii; bani copii;
        alocație venit mic; acte alocație susținere; cerere alocație; 2 copii 3 copii ajutor;
        alocație plasament; alocație de stat""",
    "ajutor-de-urgenta": """ajutor de urgență; ajutor urgență; ajutoare de urgență; urgență socială;
        incendiu; mi-a ars casa; foc; inundație; cutremur; explozie; calamitate; dezastru; accident;
        boală gravă; operație; medicamente; tratament; proteze; deces; înmormântare;
        situație deosebită; situații speciale; bani urgent; ajutor bănesc; ajutor financiar;
        ancheta socială""",
    "ajutor-chirie-incalzire": """ajutor chirie; plata chiriei; subvenție chirie; chiriaș;
        stau în chirie; evacuare; locuință; ajutor încălzire; ajutor de încălzire; ajutor căldură;
        subvenție căldură; ajutor gaze; ajutor curent; ajutor lemne; lemne de foc; cărbuni;
        calorifere; întreținere; factura; iarna; sezon rece; protecție socială;
        consumator vulnerabil; supliment energie; oug 70; 70/2011; hg 920; legea 226; 226/2021;
        cerere încălzire 2026; 20 noiembrie""",
}
ENOUGH = 0.9


def folded(text):
    decomposed = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@pytest.mark.parametrize("slug", NAMES)
def test_the_names_stand_on_the_page(visible_text, slug):
    words = folded(visible_text(f"/servicii/{slug}/"))
    names = [folded(name) for name in NAMES[slug].split(";")]
    missing = [name for name in names if name not in words]
    assert len(missing) <= (1 - ENOUGH) * len(names), missing
