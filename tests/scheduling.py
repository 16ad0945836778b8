"""Which tests stay together on one worker, and what becomes of a test that took its worker along."""

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController


def scope_of(nodeid: str) -> str:
    """Return what a test shares a worker with: one seeding, or a browser file's signed-in product."""
    if nodeid.startswith("tests/seed/"):
        return "tests/seed"
    if nodeid.startswith("tests/browser/"):
        return nodeid.partition("::")[0]
    return nodeid


class Scheduling(LoadScopeScheduling):
    """Scopes of our own: xdist writes its groups into an attribute that pytest no longer has.

    What a dead worker leaves is run by the one in its place, where xdist would wait for ever if
    only finished scopes or a single test were left.
    """

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)

    def remove_node(self, node: WorkerController) -> str | None:
        """Give back the scopes that a dead worker left unfinished; return the test that it died in."""
        given = self.assigned_work[node]
        self.assigned_work[node] = {
            scope: unit for scope, unit in given.items() if not all(unit.values())
        }
        crashed: str | None = super().remove_node(node)
        return crashed

    def mark_test_pending(self, item: str) -> None:
        """Let the test that a worker died in be tried again: its scope is back in the queue already."""

    def _reschedule(self, node: WorkerController) -> None:
        super()._reschedule(node)
        # A worker begins when it knows two tests, or that no more will come.
        if self._pending_of(self.assigned_work[node]) < 2:
            super()._reschedule(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduling:
    """Answer xdist's question."""
    return Scheduling(config, log)
