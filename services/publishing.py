"""What a service page must hold before citizens see it.

A draft may be saved in any state. These rules run when a page is published, by whichever
way: the editor, the approval, the schedule, a list of pages or code.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from core.models import Amount
from core.text import plain_text, repair_romanian
from services import map_link, money

PLAIN_FIELDS = (
    "title",
    "seo_title",
    "search_description",
    "summary",
    "popular_names",
    "audience_text",
    "area_served",
    "status_title",
    "map_label",
)
SENTENCE_FIELDS = ("status_text", "fees_note")
ANSWER_FIELDS = (
    "how_online",
    "how_in_person",
    "help_filling",
    "identification",
    "deadlines",
    "answer_time",
    "silence",
    "appeal",
    "obligations",
)
STREAM_FIELDS = (
    "conditions",
    "amounts",
    "documents",
    "next_steps",
    "questions",
    "legal_basis",
    "do_not_confuse",
    "body",
)
REQUIRED = {
    "summary": "Scrieți pe scurt ce este și pentru cine.",
    "conditions": "Adăugați cel puțin o condiție: cine poate cere acest drept?",
    "amounts": "Adăugați suma sau blocul „De confirmat la ghișeu”: cât se acordă?",
    "documents": "Adăugați cel puțin o situație cu actele ei: ce acte trebuie?",
    "how_online": "Scrieți cum se cere online. Dacă nu se poate, spuneți-o.",
    "how_in_person": "Scrieți cum se cere la ghișeu.",
    "help_filling": "Scrieți cine ajută la completarea cererii.",
    "identification": "Scrieți cu ce act se identifică cetățeanul.",
    "fees": "Alegeți cât costă cererea. „Gratuit” este un răspuns.",
    "deadlines": "Scrieți termenul de depunere sau „Necunoscut – întrebați la ghișeu”.",
    "answer_time": "Scrieți când vine răspunsul sau „Necunoscut – întrebați la ghișeu”.",
    "next_steps": "Adăugați cel puțin un pas: ce urmează după depunere?",
    "silence": "Scrieți ce înseamnă lipsa unui răspuns.",
    "appeal": "Scrieți cum se contestă decizia.",
    "legal_basis": "Adăugați cel puțin un act: în baza cărei legi sau hotărâri se acordă?",
}
SUMMARY_LENGTH = 300

Problems = dict[str, list[str]]


def problems(page: Any) -> Problems:
    """Return what keeps the page from being published, by field; empty when nothing does."""
    found: Problems = {}
    known = money.amounts_by_key(named_keys(page))
    for check in (_missing, _too_long, _incomplete_blocks, _typed_sums, _status_box):
        _merge(found, check(page))
    _merge(found, _placeholders(page, known))
    _merge(found, map_link.problems(page))
    _merge(found, page.review_problems())
    return found


def chosen_ids(page: Any) -> set[int]:
    """Return the ids of the amounts that the page's blocks choose."""
    found = [block["value"].get("amount") for block in raw(page.conditions)]
    for block in raw(page.amounts):
        found.append(block["value"].get("amount"))
        rows = block["value"].get("rows", [])
        found.extend(cell["value"] for row in rows for cell in row["value"]["cells"])
    return {pk for pk in found if pk is not None}


def named_keys(page: Any) -> set[str]:
    """Return the keys of the amounts that the page's texts name."""
    fields = (*SENTENCE_FIELDS, *ANSWER_FIELDS, *STREAM_FIELDS)
    return {key for _name, text in texts(page, fields) for key in money.amount_keys(text)}


def texts(page: Any, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for every text of the fields, those inside StreamFields one by one."""
    for name in fields:
        value = getattr(page, name)
        if name in STREAM_FIELDS:
            yield from ((name, text) for text in money.strings_in(raw(value)))
        elif value:
            yield name, value


def raw(stream: Any) -> list[Any]:
    """Return the stored form of a StreamField value."""
    return list(stream.get_prep_value()) if stream else []


def repair(page: Any) -> None:
    """Put comma-below letters for pasted cedilla ones and compose accents, in all texts."""
    for name in (*PLAIN_FIELDS, *SENTENCE_FIELDS, *ANSWER_FIELDS):
        value = getattr(page, name)
        if value and (repaired := repair_romanian(value)) != value:
            setattr(page, name, repaired)
    for name in STREAM_FIELDS:
        stream = getattr(page, name)
        before = raw(stream)
        after = _deep(before, repair_romanian)
        if after != before:
            setattr(page, name, stream.stream_block.to_python(after))


def _deep(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _deep(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_deep(item, change) for item in value]
    return value


def _merge(into: Problems, more: Problems) -> None:
    for name, messages in more.items():
        into.setdefault(name, []).extend(messages)


def _missing(page: Any) -> Problems:
    def empty(name: str) -> bool:
        value = getattr(page, name)
        return not len(value) if name in STREAM_FIELDS else not plain_text(value or "")

    return {name: [message] for name, message in REQUIRED.items() if empty(name)}


def _too_long(page: Any) -> Problems:
    length = len(page.summary)
    if length <= SUMMARY_LENGTH:
        return {}
    return {"summary": [f"Cel mult {SUMMARY_LENGTH} de caractere; acum sunt {length}."]}


def _incomplete_blocks(page: Any) -> Problems:
    found: Problems = {}
    for name in STREAM_FIELDS:
        stream = getattr(page, name)
        if not len(stream):
            continue
        try:
            stream.stream_block.clean(stream)
        except ValidationError:
            found[name] = ["Completați câmpurile lipsă din blocurile de aici."]
    return found


def _typed_sums(page: Any) -> Problems:
    found: Problems = {}
    fields = (*PLAIN_FIELDS, *SENTENCE_FIELDS, *ANSWER_FIELDS, *STREAM_FIELDS)
    for name, text in texts(page, fields):
        for typed in money.typed_sums(text):
            found.setdefault(name, []).append(_advice(name, typed, text))
    return found


def _advice(name: str, typed: str, text: str) -> str:
    where = f"„{typed}” este o sumă scrisă de mână, în „{money.excerpt(text).rstrip('.')}”."
    if name in PLAIN_FIELDS:
        return f"{where} Aici nu se scriu sume; puneți-o la „Cât se acordă”, aleasă din registru."
    return f"{where} Alegeți o sumă din registrul de sume sau scrieți {{suma:cod}} în text."


def _placeholders(page: Any, known: dict[str, Amount]) -> Problems:
    found: Problems = {}
    for name, text in texts(page, PLAIN_FIELDS):
        if money.amount_keys(text):
            found.setdefault(name, []).append("Aici nu se scriu sume, nici ca {suma:cod}.")
    for name, text in texts(page, (*SENTENCE_FIELDS, *ANSWER_FIELDS, *STREAM_FIELDS)):
        for key in money.amount_keys(text):
            if key not in known:
                found.setdefault(name, []).append(
                    f"Nu există nicio sumă cu codul „{key}”. Verificați codul în registrul de sume."
                )
    return found


def _status_box(page: Any) -> Problems:
    if page.status_kind and not page.status_title:
        return {"status_title": ["Scrieți titlul casetei sau goliți starea."]}
    if not page.status_kind and (page.status_title or page.status_text):
        return {"status_kind": ["Alegeți starea: fără ea, caseta nu apare."]}
    return {}
