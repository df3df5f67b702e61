"""Turns contest scores into pairs with their who, and measures them.

    contest_predict.py CACHE.pt SCORES.pt OUT.jsonl [--threshold T]

Without a threshold, the one that is best on the training part's out-of-fold scores is used for the development part.
"""
import argparse
import json

import numpy as np
import torch

from contest_data import KINDS
from contest_features import COMPILED

PRONOUNS = {"he", "she", "they", "it", "i", "we", "him", "her", "them", "who", "his", "himself", "herself"}


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def pair_scores(s):
    """[S, S] probability that the row contests the column."""
    return sigmoid(s["evidence"])[:, None] * softmax(s["link"])


def pairs(s, threshold):
    p = pair_scores(s)
    return [(int(i), int(j), float(p[i, j])) for i, j in zip(*np.nonzero(p >= threshold))]


def speaker(text, cached, span, at):
    """The words of a source; a pronoun is the last person named before it."""
    words = text[span[0]:span[1]]
    if words.lower() not in PRONOUNS:
        return words
    before = [e for e in cached["entities"] if e[2] == "PER" and e[0] < at]
    return text[before[-1][0]:before[-1][1]] if before else words


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def who(article, cached, evidence, claim):
    """(claimant, challenger), from the attributions: whose cue stands in the sentence, else whose quotation runs on over it."""
    text, spoken = article.text, [a for a in cached["attributions"] if a["source"]]

    def said_in(span):
        return [a for a in spoken if overlap(a["cue"][0], span)]

    def said_over(span):
        most = max(((sum(overlap(x, span) for x in a["content"]), a) for a in spoken), key=lambda x: x[0], default=(0, None))
        return [most[1]] if most[0] * 3 > span[1] - span[0] else []

    def name(a):
        return speaker(text, cached, a["source"][0], a["source"][0][0])

    e, c = article.spans[evidence], article.spans[claim]
    disputes = lambda a: any(COMPILED[g].search(text[a["cue"][0][0]:a["cue"][0][1]]) for g in ("deny", "doubt", "false"))
    against = sorted(said_in(e), key=lambda a: not disputes(a)) or said_over(e)
    challenger = name(against[0]) if against else None
    makers = said_in(c) + said_over(c)
    if evidence == claim:
        makers = [a for a in makers if a is not against[0]] if against else makers
    makers = [name(a) for a in makers]
    return next((m for m in makers if m != challenger), None), challenger


def matched(article, found):
    """Gold pairs met when sentences are compared (the scorer's rule, nearly)."""
    left, hits = list(article.gold), 0
    for i, j, *_ in found:
        for g in left:
            if g[1] == i and j in g[0]:
                left.remove(g)
                hits += 1
                break
    return hits


def f1(items, score, threshold):
    tp = n = g = 0
    for a, _ in items:
        found = pairs(score[a.id], threshold)
        tp, n, g = tp + matched(a, found), n + len(found), g + len(a.gold)
    return 2 * tp / max(1, n + g), tp, n, g


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cache")
    ap.add_argument("scores")
    ap.add_argument("out")
    ap.add_argument("--threshold", type=float)
    ap.add_argument("--all", action="store_true", help="write the training part as well")
    a = ap.parse_args()
    cache, score = torch.load(a.cache, weights_only=False), torch.load(a.scores, weights_only=False)
    train = [x for x in cache.values() if x[0].part == "train"]
    dev = [x for x in cache.values() if x[0].part == "dev"]
    best = a.threshold or max(np.arange(0.02, 0.9, 0.02), key=lambda t: f1(train, score, t)[0])
    print(f"threshold {best:.2f}: training part {f1(train, score, best)}, development part {f1(dev, score, best)}")
    print("development part by threshold:", {round(float(t), 2): round(f1(dev, score, t)[0], 3) for t in np.arange(0.04, 0.6, 0.06)})
    with open(a.out, "w", encoding="utf-8") as f:
        for art, cached in train + dev if a.all else dev:
            rows = []
            for i, j, p in pairs(score[art.id], best):
                claimant, challenger = who(art, cached, i, j)
                rows.append({"claim": list(art.spans[j]), "claimant": claimant, "contests": [
                    {"evidence": list(art.spans[i]), "challenger": challenger, "kind": KINDS[int(score[art.id]["kind"][i].argmax())]}]})
            f.write(json.dumps({"id": art.id, "contested": rows}) + "\n")


if __name__ == "__main__":
    main()
