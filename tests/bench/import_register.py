"""How long the import of a large register takes, and how much memory.

``python -m tests.bench.import_register [rows]``, in a new SQLite database, or in the one that
``TEST_DATABASE_URL`` names (emptied first by hand, if need be).
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROWS = 100_000


def timed(name: str, act: Callable[[], object]) -> object:
    start, work = time.monotonic(), time.process_time()
    result = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wall, work = time.monotonic() - start, time.process_time() - work
    print(f"{name}: {wall:.1f} s, processor {work:.1f} s, peak {peak} MB", flush=True)
    return result


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("TEST_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
        import django  # noqa: PLC0415 -- the settings come first

        django.setup()
        measure(count, Path(folder))


def measure(count: int, folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from directory.importing.apply import apply  # noqa: PLC0415
    from directory.importing.plan import Options, planned  # noqa: PLC0415
    from directory.importing.undo import undo  # noqa: PLC0415
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415
    from tests.directory.registers import clean_rows, write_xlsx  # noqa: PLC0415

    def run(path: Path) -> object:
        with planned(path, Options()) as plan:
            return apply(plan)

    call_command("migrate", verbosity=0)
    timed("geography", load_geography)
    timed("nomenclature", load_nomenclature)
    path = write_xlsx(folder / "register.xlsx", clean_rows(count))
    print(f"{count} rows, {path.stat().st_size // 1024} KB", flush=True)
    timed("making the file left", lambda: None)
    timed("first import", lambda: run(path))
    timed("same again", lambda: run(path))
    rows = clean_rows(count)
    for row in rows[::10]:
        row["Strada"] = "Nouă"
    changed = write_xlsx(folder / "changed.xlsx", rows[::-1])
    del rows
    last = timed("a tenth changed, rows reversed", lambda: run(changed))
    timed("undo", lambda: undo(last.pk))


if __name__ == "__main__":
    main()
