"""What the database knows of the rows that an import brought."""

from django.db import connection

import pytest

from directory.models import Service
from tests.directory.registers import clean_rows


@pytest.mark.django_db
def test_the_planner_of_the_database_knows_of_the_new_rows(import_rows):
    """Without it PostgreSQL joins thousands of rows one by one until its own count comes."""
    import_rows(clean_rows(3))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'directory_service'")
            assert cursor.fetchone() == (Service.objects.count(),)
    assert Service.objects.count() == 3
