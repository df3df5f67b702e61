"""Writes examples.json: worked examples for the Java side, made with the exported encoder.

    examples.py EXPORT_DIR > examples.json
"""
import json
import sys

import decode
import pretrained
from predict import Runner, distance_of, thresholds_of
from sentences import sentences
from windows import windows

TEXTS = [
    "Harbour plan in doubt\nThe port authority denied on Monday that it had paid the builder, Orla Bregan, twice. \"We paid once,\" "
    "said its chairman, Tomas Ulvik. \"Anyone can read the accounts.\"\n",
    "According to a report by the Lenz Institute, fewer than 200 of Varna's 1,150 wells are safe to drink from. The health ministry "
    "called the figure “pure invention” and said it would publish its own count.\nMinister Ana Petkova told reporters that she had "
    "never seen the report.\n",
    "POLICE CLEAR SQUARE IN ANTIPOLO\nWitnesses say officers fired into the crowd; a police spokesman, Col. Reyes, insisted no live rounds "
    "were used. That claim could not be verified.\n",
]


def main():
    path = sys.argv[1] + "/encoder.onnx"
    runner, tok, distance, thresholds = Runner(path), pretrained.tokenizer(), distance_of(path), thresholds_of(path)
    out = []
    for text in TEXTS:
        spans = sentences(text)
        ws = windows(text, tok, spans)
        record = {"text": text, "sentences": spans, "windows": [], "entities": [], "names": [], "attributions": []}
        for w, (ner, cue, query, key, *_) in zip(ws, runner(ws)):
            shown = range(0, len(w.first), 7)
            record["windows"].append({
                "input_ids": w.ids.tolist(), "shape_ids": w.shapes.tolist(), "owned_words": w.owned,
                "words": [[int(a), int(b)] for a, b in zip(w.start, w.end)],
                "logits": [{"piece": int(w.first[i]), "ner": [round(float(x), 2) for x in ner[w.first[i]]],
                            "cue": [round(float(x), 2) for x in cue[w.first[i]]]} for i in shown]})
            record["entities"] += [{"start": a, "end": b, "type": t, "text": text[a:b]} for a, b, t in decode.entities(w, ner)]
            record["names"] += [{"start": a, "end": b, "type": t, "text": text[a:b]} for a, b, t in decode.names(w, ner)]
            for a in decode.attributions(w, cue, query, key, distance, thresholds):
                record["attributions"].append({**{r: [[*s, text[s[0]:s[1]]] for s in a[r]] for r in ("source", "best_source", "cue", "content")},
                                               "confidence": round(a["confidence"], 3)})
        out.append(record)
    print("[\n" + ",\n".join("{\n" + ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in r.items()) + "\n}"
                               for r in out) + "\n]")


if __name__ == "__main__":
    main()
