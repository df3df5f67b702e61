"""Chooses the thresholds of the attributions and writes them into labels.json.

    tune.py DATA EXPORT_DIR

Measured on the articles of the contested set that are in PolNeAR's training part: they never trained the encoder, the locked ones are left out,
and PolNeAR's development part stays for reporting.
"""
import json
import sys
from pathlib import Path

import data
import decode
import pretrained
from predict import Runner, distance_of
from sentences import sentences
from windows import windows

GRID = {"cue": [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6], "source": [0.2, 0.3, 0.4, 0.5, 0.6], "content": [0.3, 0.4, 0.5, 0.6],
        "gap": [0, 1, 2, 3, 5], "source_gap": [0, 1, 2, 3]}


def main():
    root, out = sys.argv[1], Path(sys.argv[2])
    sys.path.insert(0, root)
    from score_attribution import evaluate, report
    ids = data.contested_ids(root)
    gold = [r for r in data.rows(Path(root) / "polnear/attribution.train.jsonl") if r["id"] in ids and not data.locked(r["id"])]
    path = str(out / "encoder.onnx")
    runner, tok, distance = Runner(path), pretrained.tokenizer(), distance_of(path)
    kept = [(r["id"], ws, runner(ws)) for r in gold for ws in [windows(r["text"], tok, sentences(r["text"]))]]

    def score(t):
        pred = [{"id": i, "attributions": [{**a, "source": a["best_source"]} for w, (_, cue, query, key) in zip(ws, outs) for a in decode.attributions(w, cue, query, key, distance, t)]}
                for i, ws, outs in kept]
        return report(evaluate(gold, pred)[0].values())["relation.partial"]["f1"]

    labels = json.loads((out / "labels.json").read_text(encoding="utf-8"))
    best = dict(labels["thresholds"])
    top = score(best)
    print(f"{len(gold)} articles, relation.partial {top} with {best}", flush=True)
    for _ in range(2):
        for name, values in GRID.items():
            for v in values:
                if v != best[name]:
                    s = score({**best, name: v})
                    if s > top:
                        top, best = s, {**best, name: v}
        print(f"relation.partial {top} with {best}", flush=True)
    labels["thresholds"] = best
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
