"""Numbers as a reader wants them: what was measured, beside its baseline, beside what was promised."""

import json
import math


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]


class Report:
    """Collects rows and prints them as they come; a promise that is not kept is said and counted."""

    def __init__(self):
        self.rows = []

    def add(self, what, measured, baseline, ratio, promise=None, kept=None):
        """`measured`, `baseline`, `promise` are texts; `ratio` is a number or None; `kept` is None where nothing is promised."""
        mark = "" if kept is None else ("kept" if kept else "NOT KEPT")
        row = {"what": what, "measured": measured, "baseline": baseline, "ratio": ratio, "promise": promise, "kept": kept}
        self.rows.append(row)
        ratio_text = "" if ratio is None else f"x {ratio:.2f}"
        print(f"{what}\n    {measured}   baseline: {baseline}   {ratio_text}")
        if promise:
            print(f"    promised: {promise}   {mark}")
        print(flush=True)

    @property
    def broken(self):
        return [row["what"] for row in self.rows if row["kept"] is False]

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.rows, file, indent=1)
