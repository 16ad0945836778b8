"""Services of an invented town, with sums and a counter of their own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

import pytest

from core.models import Amount, Office, OfficeHours, OfficePhone
from home.models import HomePage
from services import builders
from services.models import ServicePage, ServicesIndexPage

SOURCE = builders.source("Legea nr. 196/2016", "https://legislatie.just.ro/196")
MakeService = Callable[..., ServicePage]


def make_amount(key: str = "limita", value: int = 366, **fields: Any) -> Amount:
    today = timezone.localdate()
    defaults: dict[str, Any] = {
        "name": f"Suma {key}",
        "value": Decimal(value),
        "unit": "lei_luna",
        "valid_from": today - timedelta(days=30),
        "source_title": "Hotărâre",
    }
    return Amount.objects.create(key=key, **{**defaults, **fields})


def answers(amount: Amount, **changes: Any) -> dict[str, Any]:
    """What every question of a service may be answered with, so that it can be published."""
    filled: dict[str, Any] = {
        "title": "Ajutor social",
        "summary": "Bani lunar pentru cei cu venituri mici. Se cer la ghișeu.",
        "conditions": [builders.condition("Locuiți în oraș.", SOURCE, amount)],
        "amounts": [builders.amount_line("Pentru fiecare membru", amount)],
        "documents": [builders.situation("Pentru toți", ["Act de identitate"])],
        "how_online": "<p>Folosiți portalul de servicii.</p>",
        "how_in_person": "<p>Veniți cu actele.</p>",
        "help_filling": "<p>Vă ajutăm pe loc.</p>",
        "identification": "<p>Actul de identitate.</p>",
        "fees": "free",
        "deadlines": "<p>Oricând.</p>",
        "answer_time": "<p>Necunoscut – întrebați la ghișeu.</p>",
        "next_steps": [builders.step("Primiți decizia")],
        "silence": "<p>Tăcerea nu înseamnă aprobare.</p>",
        "appeal": "<p>Termenele sunt scrise în decizie.</p>",
        "legal_basis": [builders.act("Legea nr. 196/2016", url="https://legislatie.just.ro/196")],
        "sources_checked_on": timezone.localdate(),
    }
    return {**filled, **changes}


@pytest.fixture
def amount(db: None) -> Amount:
    return make_amount()


@pytest.fixture
def expired_amount(db: None) -> Amount:
    return make_amount(
        "limita-veche", 150, valid_from=date(2019, 1, 1), valid_to=date(2020, 12, 31)
    )


@pytest.fixture
def office(db: None) -> Office:
    office = Office(
        name="Ghișeul 1", street="Strada Mare nr. 1", locality="Orașul", hours_confirmed=True
    )
    office.phones = [OfficePhone(number="021 000 00 01")]
    office.hours = [OfficeHours(weekday=0, opens=time(9), closes=time(12))]
    office.save()
    return office


@pytest.fixture(scope="package", autouse=True)
def _index_of_services(standing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    with standing():
        builders.make_services_index(HomePage.objects.get())
        yield


@pytest.fixture
def index(db: None) -> ServicesIndexPage:
    return ServicesIndexPage.objects.get()


@pytest.fixture
def make(index: ServicesIndexPage, amount: Amount) -> MakeService:
    """Make a published service, complete but for what the test changes."""

    def build(**changes: Any) -> ServicePage:
        return builders.make_service(index, **answers(amount, **changes))

    return build
