#!/usr/bin/env python3
"""Turns quoted annotations into offsets and appends them.

    add.py BENCHMARKS_DIR < annotations.json

The input is a list of {"id", "contested": [{"claim", "also": [..], "claimant", "contests": [{"evidence", "challenger", "kind"}]}]}
where every passage is quoted as it stands in the article. A quotation must stand there once; if it stands there more often,
say which one with "quotation##2". Claimant and challenger may be a list of quotations or null. An article that is in the file
already is replaced. Nothing is written when a quotation of the batch cannot be found.
"""
import json
import re
import sys
from pathlib import Path

from sources import articles

OUT = Path(__file__).with_name("contested-extra.jsonl")
KINDS = {"denial", "rejection", "counterclaim", "doubt", "correction"}


def places(text, quote):
    """All places of a quotation; the form of quotation marks and white space may differ."""
    parts = [re.escape(w) for w in quote.split()]
    pattern = r"\s+".join(parts)
    pattern = re.sub(r"[\"“”]", "[\"“”]", pattern)
    pattern = re.sub(r"['‘’`]", "['‘’`]", pattern)
    return [m.span() for m in re.finditer(pattern, text)]


def locate(article, text, quote, name=False):
    quote, _, nth = quote.partition("##")
    found = places(text, quote)
    if name:
        found = [p for p in found if not text[max(0, p[0] - 1):p[0]].isalnum() and not text[p[1]:p[1] + 1].isalnum()]
    if not found:
        raise SystemExit(f"{article}: not in the article: {quote}")
    if nth:
        return list(found[int(nth) - 1])
    if len(found) > 1 and not name:
        raise SystemExit(f"{article}: stands there {len(found)} times, say which: {quote}")
    return list(found[0])


def names(article, text, who):
    if who is None:
        return None
    return [locate(article, text, w, name=True) for w in ([who] if isinstance(who, str) else who)]


def main(benchmarks):
    texts = {a["id"]: (source, a["text"]) for source, a in articles(benchmarks)}
    new = {}
    for record in json.load(sys.stdin):
        article = record["id"]
        source, text = texts[article]
        contested = []
        for c in record["contested"]:
            if not c["contests"]:
                raise SystemExit(f"{article}: no contest: {c['claim']}")
            contests = []
            for k in c["contests"]:
                if k["kind"] not in KINDS:
                    raise SystemExit(f"{article}: kind {k['kind']}")
                contests.append({"evidence": locate(article, text, k["evidence"]),
                                 "challenger": names(article, text, k["challenger"]), "kind": k["kind"]})
            contested.append({"claim": locate(article, text, c["claim"]),
                              "also": [locate(article, text, q) for q in c.get("also", [])],
                              "claimant": names(article, text, c["claimant"]), "contests": contests})
        new[article] = {"id": article, "source": source, "contested": contested}
    lines = OUT.read_text(encoding="utf-8").splitlines() if OUT.exists() else []
    old = {json.loads(line)["id"]: line for line in lines}
    old.update({i: json.dumps(r) for i, r in new.items()})
    OUT.write_text("".join(line + "\n" for line in old.values()), encoding="utf-8")
    print(f"{len(new)} written, {len(old)} in all, {sum(len(json.loads(v)['contested']) == 0 for v in old.values())} with none")


if __name__ == "__main__":
    main(sys.argv[1])
