import time
from pathlib import Path

from tools import node, suite
from tools.steps import Step

REPORT = '<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>'


def test_the_report_of_pytest_is_counted(tmp_path: Path):
    report = tmp_path / "junit.xml"
    report.write_text(REPORT)
    assert suite.read_report(report) == (3, 2, 2)


def test_a_run_that_leaves_no_report_counts_as_a_failure(tmp_path: Path):
    assert suite.read_report(tmp_path / "none.xml") == (0, 1, 0)


def test_an_empty_selection_is_a_failure_with_a_reason(tmp_path: Path):
    step = Step("tests", ["sh", "-c", "exit 5"], {}, tmp_path / "none.xml")
    assert suite.run_step(step, {}).error == "failed: no test was selected"


def test_a_failed_step_does_not_hide_the_next(capfd, tmp_path: Path):
    report = tmp_path / "junit.xml"
    steps = [
        Step("first", ["sh", "-c", "exit 3"]),
        Step("second", ["sh", "-c", f"echo '{REPORT}' > {report}"], {}, report),
    ]
    assert suite.run_all(steps, {"PATH": "/bin:/usr/bin"}) == 1
    lines = capfd.readouterr().out.strip().splitlines()
    assert "=== second" in lines
    assert lines[-2:] == ["Failed steps: first", "3 passed, 2 failed"]


def test_the_last_lines_name_what_failed_and_why(capfd, tmp_path: Path):
    report, kept = tmp_path / "junit.xml", tmp_path / "kept.xml"
    kept.write_text(
        """<testsuites><testsuite tests="2" failures="1" errors="0" skipped="0">
        <testcase classname="tests.test_a" name="test_well"/>
        <testcase classname="tests.test_a" name="test_wrong">
        <failure message="assert 2 == 1&#10;more">trace</failure></testcase>
        </testsuite></testsuites>"""
    )
    step = Step("tests", ["sh", "-c", f"cp {kept} {report}; exit 1"], {}, report)
    assert suite.run_all([step], {"PATH": "/bin:/usr/bin"}) == 1
    assert capfd.readouterr().out.strip().splitlines()[-3:] == [
        "Failed steps: tests",
        "  tests.test_a::test_wrong: assert 2 == 1",
        "1 passed, 1 failed",
    ]


def test_steps_that_need_nothing_of_each_other_run_at_the_same_time(capfd, tmp_path: Path):
    meeting = f"touch {tmp_path}/$0; until [ -e {tmp_path}/one ] && [ -e {tmp_path}/two ]; do sleep 0.1; done"
    steps = [
        Step("one", ["timeout", "20", "sh", "-c", f"{meeting}; echo met", "one"], together=True),
        Step("two", ["timeout", "20", "sh", "-c", f"{meeting}; exit 4", "two"], together=True),
        Step("after", ["test", "-e", str(tmp_path / "one")]),
    ]
    assert suite.run_all(steps, {"PATH": "/bin:/usr/bin"}) == 1
    said = capfd.readouterr().out
    assert "=== one\nmet\n=== one: ok" in said
    assert "=== two: failed with exit code 4" in said
    assert "=== after: ok" in said


def test_who_stops_the_run_stops_what_runs(tmp_path: Path):
    end = tmp_path / "end"
    steps = [Step("long", ["sh", "-c", f"sleep 1; touch {end}"]), Step("short", ["true"])]
    results = suite.run_together(steps, {"PATH": "/bin:/usr/bin"})
    assert next(results).name == "short"
    results.close()
    time.sleep(1.5)
    assert not end.exists()


def test_all_well_is_exit_zero(capfd):
    assert suite.run_all([Step("only", ["true"])], {"PATH": "/bin:/usr/bin"}) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "0 passed, 0 failed"


def test_a_developers_own_settings_do_not_reach_the_tests(monkeypatch):
    monkeypatch.setattr(node, "binary", lambda: Path("/node"))
    env = suite.child_env(
        {"PORTAL_SECRET_KEY": "x", "PORT": "1", "HOME": "/home/ana", "PATH": "/bin"},
        {"CHROMIUM": "/chromium"},
    )
    assert {"PORTAL_SECRET_KEY", "PORT"}.isdisjoint(env)
    assert env["CHROMIUM"] == "/chromium"
    assert env["HOME"] == "/home/ana"
    assert env["PATH"].endswith("/.venv/bin:/bin")
