"""The check of HSDS objects against the published schemas, which are no part of the project."""

import json
import os
import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry

SCHEMAS = Path(os.environ.get("HSDS_SCHEMAS", "../shared/data/hsds/schema"))
needs_schemas = pytest.mark.skipif(
    not (SCHEMAS / "service.json").exists(),
    reason="the HSDS schemas are not on this machine (HSDS_SCHEMAS names their folder)",
)
_formats = FormatChecker(formats=["uuid"])


@_formats.checks("email")
def _is_email(value: object) -> bool:
    return not isinstance(value, str) or bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value))


@_formats.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


@_formats.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@lru_cache
def published() -> Registry[Any]:
    """Return all schemas under the names by which they refer to each other."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    contents = {file.name: json.loads(file.read_text("utf-8")) for file in SCHEMAS.glob("*.json")}
    return (
        Registry()
        .with_contents([(name, content | dialect) for name, content in contents.items()])
        .crawl()
    )


@lru_cache
def validator(kind: str) -> Draft202012Validator:
    """Return the check of a kind of object."""
    return Draft202012Validator(
        {"$ref": f"{kind}.json"}, registry=published(), format_checker=_formats
    )


def errors(kind: str, record: Any) -> list[str]:
    """Return what is wrong with an object."""
    found = validator(kind).iter_errors(record)
    return [f"{error.json_path}: {error.message}" for error in found]
