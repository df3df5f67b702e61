#!/usr/bin/env python3
"""Writes the annotations in the form of the contested set: words instead of offsets, and the texts beside them.

    expand.py BENCHMARKS_DIR OUT_DIR

Makes OUT_DIR/extra.jsonl and OUT_DIR/extra-text/<id>.txt. The output holds other people's articles: keep it out of the repository.
"""
import json
import sys
from pathlib import Path

from sources import articles

HERE = Path(__file__).parent


def main(benchmarks, out):
    texts = {a["id"]: a["text"] for _, a in articles(benchmarks)}
    out = Path(out)
    (out / "extra-text").mkdir(parents=True, exist_ok=True)
    count = 0
    with open(HERE / "contested-extra.jsonl", encoding="utf-8") as f, open(out / "extra.jsonl", "w", encoding="utf-8") as g:
        for line in f:
            r = json.loads(line)
            text = texts[r["id"]]

            def words(span):
                return text[span[0]:span[1]]

            def who(spans):
                if not spans:
                    return None
                found = list(dict.fromkeys(words(s) for s in spans))
                return found[0] if len(found) == 1 else found

            contested = [{"claim": words(c["claim"]), "also": [words(s) for s in c["also"]], "claimant": who(c["claimant"]),
                          "contests": [{"evidence": words(k["evidence"]), "challenger": who(k["challenger"]), "kind": k["kind"]}
                                       for k in c["contests"]]} for c in r["contested"]]
            g.write(json.dumps({"id": r["id"], "contested": contested}, ensure_ascii=False) + "\n")
            (out / "extra-text" / f"{r['id']}.txt").write_text(text, encoding="utf-8")
            count += 1
    print(f"{count} articles in {out}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
