"""Runs the encoder once over the contested articles and keeps its states, entities and attributions.

    contest_cache.py DATA ENCODER.onnx OUT.pt [EXTRA_DIR]

None of the contested set's articles trained the encoder's heads, so what is kept of them is as on unseen text.
"""
import sys

import numpy as np
import torch

import decode
import pretrained
from contest_data import articles
from contest_features import pair_features, sentence_features
from predict import Runner, distance_of, thresholds_of
from windows import windows


def run(runner, text, spans, tokenizer, distance, thresholds):
    ws = windows(text, tokenizer, spans)
    pieces, sentence, entities, attributions = [], [], [], []
    for w, (ner, cue, query, key, states) in zip(ws, runner(ws)):
        ends = [*w.first[1:], len(w.ids) - 1]
        for i in range(w.owned):
            pieces.append(states[w.first[i]:ends[i]])
            sentence += [w.sentence[i]] * (ends[i] - w.first[i])
        entities += decode.names(w, ner)
        attributions += [{**x, "source": x["best_source"]} for x in decode.attributions(w, cue, query, key, distance, thresholds)]
    return {"states": torch.from_numpy(np.concatenate(pieces)).half(), "sentence": torch.tensor(sentence),
            "features": torch.from_numpy(sentence_features(text, spans, attributions)),
            "pair": torch.from_numpy(pair_features(text, spans, attributions)), "entities": entities, "attributions": attributions}


def main():
    root, encoder, out, *extra = sys.argv[1:]
    runner, tok, distance = Runner(encoder, states=True), pretrained.tokenizer(), distance_of(encoder)
    thresholds = thresholds_of(encoder)
    torch.save({a.id: (a, run(runner, a.text, a.spans, tok, distance, thresholds)) for a in articles(root, *extra)}, out)


if __name__ == "__main__":
    main()
