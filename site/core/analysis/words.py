"""Word lists of the analysis; all of them folded."""

_SAYING_NOTHING = """
    a ai aia aici al ale alt alta alte altul am ar as asa asta ati atunci au avea avem aveti azi
    ba bun buna ca care caror carora ce cel cele cei cea celor chiar ci cine cineva cu cui cum cumva
    da daca dar de deci decit decat deja despre din dintre doar doresc doriti dorim dupa
    ea ei el ele era este esti eu exista fac face facem faceti facut fi fie fiecare fiind fost
    hai i iar ii il imi in inca intr intre isi iti la le li lor lui
    ma mai mea mele mei meu mi mie multumesc ne nici niste noi nostru noastra nou nr nu numai o ori orice
    pai pe pentru pt ptr pina pana pot poate poti puteti putem prin rog
    s sa sale salut sant santem santeti sau se si sint sintem sinteti spre sub sunt suntem sunteti
    ta tau te ti tie totusi trebuie trebui tu un una unde unei unele unor unui uri urile
    va vi voi vor vostru vreau vrea vrem vreo
    cind cand cat cata cati cate cit cita citi cite avut aveam eram
    dl dna domnul doamna ziua etc
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())

# Words of the sentence around what is asked: „unde pot lua”, „cum se obține”, „cât primește”.
# They stay words, as pages are called by them as well, but tell little next to others.
_OF_QUESTIONS = """
    adresez afla aflu ajunge alea astea aceea acela acum anul asa bani cer cere cereti
    da dau dati daca depun depune depuneti duc face fac foloseste ia iau lua luat luna lunar
    merg merge necesar necesare nevoie obtin obtine obtinem ofera ore plec primi primesc primeste
    primim raman ramas stat stau sta spune spuneti stiu stie suna sun vad vede zi zice zile
    azi ieri iarna vara intampla intamplat ajuta drept dreptul inca sot sotul sotia mama tata
    hartie hartia hartii hartiile acte actele document documente documentele formular formularul
    bunica bunicul mai meu mea vecin vecini om oameni persoana sector sectorul sectorului
"""
QUESTION_WORDS = frozenset(_OF_QUESTIONS.split())

ABBREVIATIONS = {"lg": "lege", "leg": "lege", "hcls": "hcl", "tel": "telefon", "str": "strada"}

# The algorithm cannot know these: the plural has another root than the singular.
IRREGULAR = {
    "copii": "copil",
    "copiii": "copil",
    "copiilor": "copil",
    "copilas": "copil",
    "oameni": "om",
    "oamenii": "om",
    "oamenilor": "om",
    "omul": "om",
    "omului": "om",
    "tineri": "tanar",
    "tinerii": "tanar",
    "tinerilor": "tanar",
    "tinere": "tanar",
    "tinerele": "tanar",
    "tinerelor": "tanar",
    "ani": "an",
    "anii": "an",
    "anilor": "an",
    "anul": "an",
    "anului": "an",
    "zile": "zi",
    "zilele": "zi",
    "zilelor": "zi",
    "zilei": "zi",
    "ziua": "zi",
    "zilnic": "zi",
    "bani": "ban",
    "banii": "ban",
    "banilor": "ban",
    "lunar": "luna",
    "lunara": "luna",
    "lunare": "luna",
    "date": "datele",  # not the participle of „a da”
    "datelor": "datele",
    "lunii": "luna",
    "lunile": "luna",
    "lunilor": "luna",
    "dovezi": "dovada",
    "dovezile": "dovada",
    "dovezilor": "dovada",
    "surori": "sora",
    "surorile": "sora",
    "nurori": "nora",
    "cerer": "cer",
    "cerut": "cer",
    "ceruta": "cer",
    "cerute": "cer",
    "cereti": "cer",
    "ore": "ora",
    "orei": "ora",
    "orele": "ora",
    "orelor": "ora",
    "azile": "azil",
    "azilele": "azil",
    "azilelor": "azil",
    "ape": "apa",
    "apei": "apa",
    "apele": "apa",
    "apelor": "apa",
    "lei": "leu",
    "leii": "leu",
    "leul": "leu",
    "leului": "leu",
    "leilor": "leu",
}

# What is left of these without article and case is the word; a shorter stem is another word.
ROOTS = frozenset(
    [
        "locu",
        "luni",
        "cartier",
        "formular",
        "dispozitiv",
        "masur",
        "natur",
        "figur",
        "futur",
        "armur",
    ]
)

# Long names of acts and the short names by which all know them; stop words left out.
PHRASES = {
    "ordonanta urgenta guvern": "oug",
    "ordonanta urgenta": "oug",
    "hotarare guvern": "hg",
    "hotarare consiliu local": "hcl",
    "hotarare locala": "hcl",
    "venit minim incluziune": "vmi",
    "venit minim garantat": "vmg",
}
