"""How long the import of a large register takes, how much memory, and how many queries.

``python -m tests.bench.import_register [rows]``, on both databases, each in a process of its own.
The files are made in other processes, so that the peak is the import's alone.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools import postgres

ROWS = 100_000


def timed(name: str, act: Callable[[], Any], rows: int = 0) -> Any:
    """Print what an act costs, and how many rows a second it does."""
    from django.db import connection  # noqa: PLC0415 -- the settings come first

    queries = 0

    def count(execute: Any, *query: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*query)

    start, work = time.monotonic(), time.process_time()
    with connection.execute_wrapper(count):
        result = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wall, work = time.monotonic() - start, time.process_time() - work
    pace = f", {rows / wall:.0f} rows/s" if rows else ""
    print(
        f"{name}: {wall:.1f} s, processor {work:.1f} s, peak {peak} MB, {queries} queries{pace}",
        flush=True,
    )
    return result


def main() -> None:
    """Measure each database in a process of its own."""
    count = sys.argv[1] if len(sys.argv) > 1 else str(ROWS)
    with postgres.server() as address, tempfile.TemporaryDirectory() as folder:
        for name, arguments in {"register": (), "changed": ("changed",)}.items():
            made = multiprocessing.get_context("spawn").Process(
                target=make, args=(Path(folder) / f"{name}.xlsx", int(count), *arguments)
            )
            made.start()
            made.join()
        for url in (f"sqlite:///{folder}/bench.sqlite3", address):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": url,
            }
            command = [
                sys.executable,
                "-m",
                "tests.bench.import_register",
                folder,
                count,
                "measure",
            ]
            subprocess.run(command, env=environment, check=True)


def make(path: Path, count: int, changed: str = "") -> None:
    """Write a register; the changed one has other streets in a tenth of the rows, reversed."""
    from tests.directory.registers import clean_rows, write_xlsx  # noqa: PLC0415

    rows = clean_rows(count)
    if changed:
        for row in rows[::10]:
            row["Strada"] = "Nouă"
        rows.reverse()
    write_xlsx(path, rows)


def measure(folder: Path, count: int) -> None:
    """Import into the configured database and print what each step costs."""
    import django  # noqa: PLC0415 -- the settings come first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from directory.importing.apply import apply  # noqa: PLC0415
    from directory.importing.plan import Options, planned  # noqa: PLC0415
    from directory.importing.undo import undo  # noqa: PLC0415
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415

    def run(path: Path) -> Any:
        with planned(path, Options()) as plan:
            return apply(plan)

    print(connection.vendor, flush=True)
    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
    else:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    timed("geography", load_geography)
    timed("nomenclature", load_nomenclature)
    timed("first import", lambda: run(folder / "register.xlsx"), count)
    timed("same again", lambda: run(folder / "register.xlsx"), count)
    last = timed("a tenth changed, rows reversed", lambda: run(folder / "changed.xlsx"), count)
    timed("undo", lambda: undo(last.pk), count // 10)


if __name__ == "__main__":
    if sys.argv[-1] == "measure":
        measure(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
