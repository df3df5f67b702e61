"""Runs the encoder once over the contested articles and keeps its trunk states, entities and attributions.

    contest_cache.py DATA CHECKPOINT OUT.pt

None of these articles trained the encoder's heads, so what is kept here is as on unseen text.
"""
import sys

import numpy as np
import torch

import decode
import pretrained
from contest_data import articles
from model import TRUNK, load
from train_encoder import collate
from windows import windows


def run(model, text, spans, tokenizer, distance):
    ws = windows(text, tokenizer, spans)
    ids, shapes, mask = collate(ws)
    trunk, ner, cue, query, key = [], [], [], [], []
    kept = []
    hook = model.bert.encoder.layer[TRUNK - 1].register_forward_hook(lambda m, i, o: kept.append(o[0] if isinstance(o, tuple) else o))
    with torch.no_grad():
        for i in range(0, len(ws), 8):
            _, n, c, q, k = model(ids[i:i + 8], shapes[i:i + 8], mask[i:i + 8])
            for store, x in ((ner, n), (cue, c), (query, q), (key, k)):
                store.extend(x.numpy())
    hook.remove()
    trunk = torch.cat(kept)
    member = np.zeros((len(spans), *ids.shape), np.float32)
    entities, attributions = [], []
    for r, w in enumerate(ws):
        ends = [*w.first[1:], len(w.ids) - 1]
        for i in range(w.owned):
            member[w.sentence[i], r, w.first[i]:ends[i]] = 1
        entities += decode.entities(w, ner[r])
        attributions += decode.attributions(w, cue[r], query[r], key[r], distance)
    return {"trunk": trunk.half(), "mask": mask, "member": torch.from_numpy(member.reshape(len(spans), -1)),
            "entities": entities, "attributions": attributions}


def main():
    root, checkpoint, out = sys.argv[1:]
    model = load(checkpoint, pretrained.folder()).eval()
    distance = model.distance.detach().numpy()
    tok = pretrained.tokenizer()
    torch.save({a.id: (a, run(model, a.text, a.spans, tok, distance)) for a in articles(root)}, out)


if __name__ == "__main__":
    main()
