"""Adds working days with numpy's busday_offset and with this crate, on the same vectors in the same run.

    python3 crates/calendar/benches/compare_numpy.py

Needs numpy and cargo. numpy knows no make-up days, so the calendar here is Monday to Friday with the days
off of packs/calendars/cn; both must give the same answers. One core each; the best of several passes.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]
QUESTIONS = 1_000_000
PASSES = 5


def holidays():
    """Days off of the published years, weekends included (they change nothing)."""
    line = re.compile(r'day = "(\d{4}-\d\d-\d\d)", is = "holiday"')
    found = set()
    for path in sorted((ROOT / "packs/calendars/cn").glob("*.toml")):
        found.update(line.findall(path.read_text(encoding="utf-8")))
    return np.array(sorted(found), dtype="datetime64[D]")


def numpy_run(starts, distances, off):
    calendar = np.busdaycalendar(weekmask="1111100", holidays=off)
    best = float("inf")
    for _ in range(PASSES):
        began = time.perf_counter()
        answers = np.busday_offset(starts, distances, roll="backward", busdaycal=calendar)
        best = min(best, time.perf_counter() - began)
    return answers, best * 1e9 / len(starts)


def crate_run(starts, distances, off):
    days = lambda dates: dates.astype("int64").astype("<i4")
    length = lambda values: np.array([len(values)], dtype="<i4")
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "in", pathlib.Path(folder) / "out"
        parts = [length(off), days(off), length(starts), days(starts), distances.astype("<i4")]
        source.write_bytes(np.concatenate(parts).tobytes())
        command = ["cargo", "run", "--quiet", "--release", "-p", "calendar", "--example", "vectors", "--"]
        run = subprocess.run([*command, source, target], cwd=ROOT, check=True, capture_output=True, text=True)
        answers = np.frombuffer(target.read_bytes(), dtype="<i4").astype("datetime64[D]")
    return answers, float(run.stdout) / len(starts)


def main():
    random = np.random.default_rng(20260302)
    starts = np.datetime64("2004-01-01") + random.integers(0, 8_000, QUESTIONS)
    distances = random.integers(1, 61, QUESTIONS)
    off = holidays()
    theirs, numpy_time = numpy_run(starts, distances, off)
    ours, crate_time = crate_run(starts, distances, off)
    if not np.array_equal(ours, theirs):
        sys.exit("the answers differ")
    print(f"{QUESTIONS:,} additions, same answers")
    print(f"numpy {np.__version__} busday_offset  {numpy_time:8.2f} ns each  {1e3 / numpy_time:8.1f} million a second")
    print(f"calendar nth_after            {crate_time:8.2f} ns each  {1e3 / crate_time:8.1f} million a second")
    print(f"ratio {numpy_time / crate_time:.1f}")


if __name__ == "__main__":
    main()
