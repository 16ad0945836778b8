"""Alerts in the player under virtual time: begun and ended to the second, whatever happens."""

from tests.displays.node import run
from tests.displays.virtual import TIME

SETUP = (
    TIME
    + """
  const { Alerts } = await load("alerts.js");
  const { clock } = await load("trust.js");
  const { open } = await load("database.js");
  const start = Date.now();
  const shown = [];
  let on = null;
  const player = {
    takeOver: async (alert) => {
      if ((alert?.digest ?? null) !== on) {
        on = alert?.digest ?? null;
        shown.push([on, (Date.now() - start) / 1000]);
      }
    },
  };
  const db = await open("test");
  const alert = (digest, from, to) => ({
    id: "7", digest, template: "evacuare", html: "<p>Ieșiți</p>",
    starts_at: new Date(start + from * 1000).toISOString(),
    ends_at: new Date(start + to * 1000).toISOString(),
  });
  const document = (found) => ({ schema: 1, pairing_until: null, alert: found });
  const restarted = async () => {
    const alerts = new Alerts(player, db);
    await alerts.restore();
    return alerts;
  };
  const alerts = await restarted();
"""
)
NOW = {"now": "2026-11-22T10:00:00Z"}


def shown(body, now=NOW):
    return run(f"{SETUP} {body} return shown;", now)


def test_an_alert_is_shown_at_once_and_ends_to_the_second_without_a_server():
    body = 'await alerts.receive(document(alert("a", -5, 60))); await pass(90);'
    assert shown(body) == [["a", 0], [None, 60]]


def test_an_alert_is_shown_at_once_though_the_clock_of_the_screen_is_slow():
    body = 'await alerts.receive(document(alert("a", 10, 20))); await pass(30);'
    assert shown(body) == [["a", 0], [None, 20]]


def test_a_new_alert_replaces_the_old_one_and_a_withdrawn_one_ends():
    body = """
      await alerts.receive(document(alert("a", -5, 60)));
      await pass(3);
      await alerts.receive(document(alert("b", -1, 60)));
      await pass(3);
      await alerts.receive(document(null));
      await pass(60);
    """
    assert shown(body) == [["a", 0], ["b", 3], [None, 6]]


def test_an_alert_survives_a_restart_and_its_end_is_not_forgotten():
    body = """
      await alerts.receive(document(alert("a", -5, 60)));
      await pass(20);
      on = null;
      mock.timers.reset();
      begin();
      await restarted();
      await pass(60);
      await restarted();
      await pass(5);
    """
    found = shown(body)
    assert [entry[0] for entry in found] == ["a", "a", None]
    assert found[-1][1] == 60


def test_after_a_restart_in_1970_an_alert_lasts_for_what_was_left_of_it():
    body = """
      await alerts.receive(document(alert("a", 0, 60)));
      await pass(25);
      on = null;
      mock.timers.reset();
      clock.server = start;
      setNow(30_000);
      await restarted();
      const boot = Date.now();
      await pass(60);
      return shown.map(([digest, at]) => [digest, Math.round(at - (boot - start) / 1000)]);
    """
    # Saved every ten seconds, so up to ten of them are given back.
    found = run(SETUP + body, NOW)
    assert found[1] == ["a", 0]
    assert found[2][0] is None
    assert 35 <= found[2][1] <= 45


def test_what_is_no_alert_is_not_shown_and_does_not_end_the_one_on_screen():
    body = """
      const { recent } = await load("faults.js");
      await alerts.receive(document(alert("a", -5, 60)));
      await alerts.receive(document({ id: "8", digest: "b", html: "" }));
      const refused = await alerts.receive({ schema: 2 }).catch(() => "refused");
      await pass(1);
      const codes = recent().map((one) => one.code).filter((code) => code === "alert");
      return [shown, refused, codes];
    """
    assert run(SETUP + body, NOW) == [[["a", 0]], "refused", ["alert"]]
