"""Exports the contest heads to ONNX (fp32: they are small) and adds their lists and threshold to labels.json.

    export_contests.py MODEL.pt EXPORT_DIR THRESHOLD
"""
import json
import sys
import warnings
from pathlib import Path

import torch
from torch import nn

from contest_data import KINDS
from contest_features import GROUPS, PAIR, SENTENCE
from contest_model import STATE, Contests

INPUTS = ["states", "sentence", "features", "pair"]
OUTPUTS = ["evidence", "kind", "link", "claim"]


class Exported(nn.Module):
    """The same arithmetic with a membership matrix instead of index_add: it exports cleanly."""

    def __init__(self, model):
        super().__init__()
        self.m = model

    def forward(self, states, sentence, features, pair):
        m, n = self.m, features.shape[0]
        h = m.project(states)
        w = m.weigh(h)
        w = torch.exp(w - w.max())
        order = torch.arange(n)
        member = (order[:, None] == sentence[None, :]).to(h.dtype)
        pooled = []
        for role in range(2):
            a = member * w[None, :, role]
            pooled.append(torch.cat([a @ h / (a.sum(1, keepdim=True) + 1e-9), features], -1))
        e, c = m.evidence(pooled[0]), m.claim(pooled[1])[:, 0]
        link = m.query(pooled[0]) @ m.key(pooled[1]).T / m.query.out_features ** 0.5
        away = order[:, None] - order[None, :]
        at = sum((away >= low).long() for low in m.buckets[1:])
        return e[:, 0], e[:, 1:], link + m.distance[at] + c[None, :] + m.pair(pair)[..., 0], c


def main():
    model = Contests()
    model.load_state_dict(torch.load(sys.argv[1], map_location="cpu"))
    model.eval()
    out = Path(sys.argv[2])
    p, n = 40, 5
    feed = (torch.randn(p, STATE), torch.arange(p) % n, torch.rand(n, len(SENTENCE)), torch.rand(n, n, len(PAIR)))
    plain = Exported(model).eval()
    with torch.no_grad():
        for want, got in zip(model(*feed), plain(*feed)):
            assert (want - got).abs().max() < 1e-3
    pieces, sents = torch.export.Dim("pieces", min=2, max=200000), torch.export.Dim("sentences", min=2, max=20000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(plain, feed, str(out / "contests.onnx"), input_names=INPUTS, output_names=OUTPUTS, dynamo=True, verbose=False,
                          dynamic_shapes={"states": {0: pieces}, "sentence": {0: pieces}, "features": {0: sents}, "pair": {0: sents, 1: sents}},
                          external_data=False, opset_version=18)
    labels = json.loads((out / "labels.json").read_text(encoding="utf-8"))
    labels["contests"] = {"kinds": KINDS, "threshold": float(sys.argv[3]), "sentence_features": SENTENCE, "pair_features": PAIR, "groups": GROUPS}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print("contests.onnx", (out / "contests.onnx").stat().st_size)


if __name__ == "__main__":
    main()
