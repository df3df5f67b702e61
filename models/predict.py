"""Runs the exported encoder over a corpus and writes what the scorers read.

    predict.py entities     ENCODER.onnx IN.jsonl OUT.jsonl   [--validation: only worldwide-ner's validation outlets]
    predict.py attributions ENCODER.onnx IN.jsonl OUT.jsonl

IN.jsonl holds {"id", "text"} a line. CHECKPOINT.pt instead of ENCODER.onnx runs fp32 in PyTorch.
"""
import argparse
import json
import sys

import numpy as np

import data
import decode
import pretrained
from sentences import sentences
from windows import windows


class Runner:
    """windows -> per window (ner, cue, query, key), and the states if asked for, each [pieces, width]."""

    def __init__(self, path, threads=1, states=False):
        if path.endswith(".onnx"):
            import onnxruntime
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.add_session_config_entry("optimization.disable_specified_optimizers", "SkipLayerNormFusion")
            session = onnxruntime.InferenceSession(path, options)
            self.run = lambda f: session.run(["ner", "cue", "query", "key"] + ["states"] * states, f)
        else:
            import torch
            from model import load
            torch.set_num_threads(threads)
            model = load(path, pretrained.folder()).eval()

            def run(f):
                with torch.no_grad():
                    h, *rest = model(*(torch.from_numpy(f[n]) for n in ("input_ids", "shape_ids", "attention_mask")))
                    return [x.numpy() for x in (*rest, h)]
            self.run = run

    def __call__(self, ws):
        out = []
        for w in ws:
            feed = {"input_ids": w.ids[None].astype(np.int64), "shape_ids": w.shapes[None].astype(np.int64),
                    "attention_mask": np.ones((1, len(w.ids)), np.int64)}
            out.append([x[0] for x in self.run(feed)])
        return out


def distance_of(path):
    """The link head's distance table, kept beside the model."""
    if path.endswith(".onnx"):
        with open(path.rsplit("/", 1)[0] + "/labels.json", encoding="utf-8") as f:
            return np.array(json.load(f)["link"]["distance"], np.float32)
    import torch
    return torch.load(path, map_location="cpu")["distance"].float().numpy()


def thresholds_of(path):
    if not path.endswith(".onnx"):
        return decode.DEFAULTS
    with open(path.rsplit("/", 1)[0] + "/labels.json", encoding="utf-8") as f:
        return json.load(f)["thresholds"]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["entities", "attributions"])
    ap.add_argument("model")
    ap.add_argument("source")
    ap.add_argument("target")
    ap.add_argument("--validation", action="store_true")
    ap.add_argument("--gold", help="also write the gold lines that were predicted here")
    a = ap.parse_args()
    runner, tok, distance = Runner(a.model), pretrained.tokenizer(), distance_of(a.model)
    thresholds = thresholds_of(a.model)
    rows = data.rows(a.source)
    if a.validation:
        keep = {d.id for d in data.worldwide(a.source.rsplit("/", 2)[0], "validation")}
        rows = [r for r in rows if r["id"] in keep]
    if a.gold:
        with open(a.gold, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(r) + "\n" for r in rows)
    with open(a.target, "w", encoding="utf-8") as f:
        for r in rows:
            ws = windows(r["text"], tok, sentences(r["text"]))
            found = []
            for w, (ner, cue, query, key) in zip(ws, runner(ws)):
                if a.what == "entities":
                    found += [{"start": s, "end": e, "type": t} for s, e, t in decode.names(w, ner)]
                else:
                    found += [{**x, "source": x["best_source"]} for x in decode.attributions(w, cue, query, key, distance, thresholds)]
            f.write(json.dumps({"id": r["id"], a.what: found}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
