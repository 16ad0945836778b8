"""With the whole default content, a page costs few queries.

The limits come from the issue of the public site; Wagtail's demonstration site needs 83 for its
home page and 22 for a content page.
"""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest


@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/", 12),
        ("/servicii/", 10),
        ("/servicii/ajutor-social/", 10),
        ("/servicii/ajutor-chirie-incalzire/", 10),
        ("/noutati/", 12),
        ("/avizier/", 10),
    ],
)
def test_a_page_costs_few_queries(seeded, client, address, limit):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = [query["sql"] for query in captured.captured_queries]
    assert len(queries) <= limit, "\n".join(queries)
