"""Programs that live and end together."""

import sys
import threading
import time

from vinculo.commands import serve

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def kept(household, monkeypatch):
    """Run the household in a thread (signals belong to the main thread) and give back what it answers."""
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    answers = []
    thread = threading.Thread(target=lambda: answers.append(household.keep()))
    thread.start()
    return thread, answers


def wait_for(what, seconds=20):
    deadline = time.monotonic() + seconds
    while not what() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert what()


def test_ends_all_when_asked_to(monkeypatch):
    household = serve.Household({"web": SLEEP, "worker": SLEEP})
    thread, answers = kept(household, monkeypatch)
    wait_for(lambda: len(household.running) == 2)

    household.end(15, None)
    thread.join(20)

    assert answers == [0]
    assert all(program.poll() is not None for program in household.running.values())


def test_ends_with_the_web_server_and_says_so(monkeypatch):
    household = serve.Household({"web": [sys.executable, "-c", "raise SystemExit(3)"], "worker": SLEEP})
    thread, answers = kept(household, monkeypatch)
    thread.join(20)

    assert answers == [3]
    assert household.running["worker"].poll() is not None


def test_starts_a_dead_worker_again(monkeypatch):
    monkeypatch.setattr(serve, "CALM_SECONDS", 0)
    household = serve.Household({"web": SLEEP, "worker": [sys.executable, "-c", "raise SystemExit(1)"]})
    thread, _answers = kept(household, monkeypatch)
    wait_for(lambda: "worker" in household.running)
    first = household.running["worker"].pid

    wait_for(lambda: household.running["worker"].pid != first)
    household.end(15, None)
    thread.join(20)
