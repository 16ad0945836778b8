"""A selection of services: one query string for list, map, print, export and API.

Knows nothing of pages: ``Selection.from_query`` reads, ``querystring`` writes, ``Results`` finds.
"""

from directory.selection.query import Selection
from directory.selection.results import Results

__all__ = ["Results", "Selection"]
