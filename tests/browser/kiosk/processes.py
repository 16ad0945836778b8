"""Processes of a browser: all of them, and what they hold in memory."""

from pathlib import Path

PROC = Path("/proc")


def tree(root: int) -> list[int]:
    """Return a process and everything that it started, itself first."""
    parents = _parents()
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def children(root: int) -> list[int]:
    """Return what a process started itself."""
    return [child for child, parent in _parents().items() if parent == root]


def memory_mb(root: int) -> dict[str, float]:
    """Return the proportional share of memory (PSS) of a browser's processes, by their kind."""
    held: dict[str, float] = {}
    for pid in tree(root):
        try:
            command = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace")
            rollup = (PROC / str(pid) / "smaps_rollup").read_text()
        except OSError:  # it has just ended
            continue
        kind = (
            command.split("--type=")[1].split("\0")[0].split(" ")[0]
            if "--type=" in command
            else "browser"
        )
        kilobytes = next(
            int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")
        )
        held[kind] = held.get(kind, 0.0) + kilobytes / 1024
    return held


def _parents() -> dict[int, int]:
    found: dict[int, int] = {}
    for folder in PROC.glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue
        # The name in brackets may hold blanks; the parent's number is the second field after it.
        found[int(folder.name)] = int(stat.rsplit(")", 1)[1].split()[1])
    return found
