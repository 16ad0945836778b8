"""The ministry's list of 2016, where it lies beside the project."""

import pytest

from config.env import BASE_DIR
from directory.importing.plan import Options, planned
from directory.importing.report import Report
from directory.importing.undo import undo
from directory.models import Location, Service
from tests.directory.conftest import import_file
from tests.directory.test_import import dump

FILE = BASE_DIR.parent / "shared" / "data" / "register" / "licensed-services-2016.xlsx"
pytestmark = pytest.mark.skipif(
    not FILE.exists(), reason=f"{FILE} is not here: reference data only"
)


def test_it_comes_in_by_one_command_and_goes_out_again():
    empty = dump()
    with planned(FILE, Options()) as plan:
        report = Report.of(plan)
    assert (report.read, report.stored, report.refused) == (2186, 2186, [])
    assert report.repairs["code"] >= 90
    assert report.repairs["house_date"] == 12
    assert report.queued["house_date"] == 1, "a true date does not tell the order"
    assert report.repairs["capacity"] == 30
    assert report.queued["locality"] <= 25
    run = import_file(FILE)
    located = Location.objects.exclude(precision="").count()
    assert Service.objects.count() == 2186
    assert located >= 2180
    before = dump()
    assert import_file(FILE) is None
    assert dump() == before
    undo(run.pk)
    assert dump() == empty
