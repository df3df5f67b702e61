"""Trains the contest model on cached articles, by cross-validation over outlets or on all of them.

    contest_train.py CACHE.pt cv  SCORES.pt [--epochs 15]     out-of-fold scores of every article
    contest_train.py CACHE.pt all MODEL.pt  [--epochs 15]     one model on all
"""
import argparse
import random
import time

import torch
from torch.nn import functional as F

from contest_data import KINDS, group
from contest_model import Contests

FOLDS = 5


def folds(articles):
    """Outlets dealt to folds so that the pairs are even."""
    weight = {}
    for a in articles:
        weight[group(a)] = weight.get(group(a), 0) + len(a.gold) + 1
    load_, of = [0] * FOLDS, {}
    for g in sorted(weight, key=lambda g: (-weight[g], g)):
        k = load_.index(min(load_))
        of[g] = k
        load_[k] += weight[g]
    return of


def run(model, cached):
    return model(cached["states"].float(), cached["sentence"], cached["features"], cached["pair"])


def loss_of(model, article, cached):
    n = len(article.spans)
    e, kind, link, c = run(model, cached)
    y, z = torch.zeros(n), torch.zeros(n)
    pairs = {}
    for claims, i, k in article.gold:
        y[i] = 1
        for j in claims:
            z[j] = 1
        pairs.setdefault(i, set()).update(claims)
    loss = F.binary_cross_entropy_with_logits(e, y, pos_weight=torch.tensor(2.0)) * 6
    loss = loss + F.binary_cross_entropy_with_logits(c, z, pos_weight=torch.tensor(2.0)) * 2
    for i, js in pairs.items():
        logp = F.log_softmax(link[i], -1)
        loss = loss - torch.logsumexp(logp[sorted(js)], 0) * 0.3
    for claims, i, k in article.gold:
        loss = loss + F.cross_entropy(kind[i][None], torch.tensor([KINDS.index(k)])) * 0.1
    return loss


def fit(items, epochs, seed=3, lr=1.5e-3):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    items = list(items)
    model = Contests()
    opt = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.05)
    size = 4
    steps = epochs * (len(items) // size)
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / (steps / 10)) * max(0.0, 1 - s / steps))
    model.train()
    for epoch in range(epochs):
        rng.shuffle(items)
        total = 0.0
        for i in range(0, len(items) - size + 1, size):
            for a, cached in items[i:i + size]:
                loss = loss_of(model, a, cached) / size
                loss.backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            opt.zero_grad()
            sched.step()
    print(f"  loss {total / max(1, len(items) // size):.3f}", flush=True)
    return model.eval()


def scores(model, cached):
    with torch.no_grad():
        e, kind, link, c = run(model, cached)
    return {"evidence": e.numpy(), "kind": kind.numpy(), "link": link.numpy(), "claim": c.numpy()}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cache")
    ap.add_argument("how", choices=["cv", "all"])
    ap.add_argument("out")
    ap.add_argument("--epochs", type=int, default=15)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--part", type=float, default=1.0, help="share of the training articles, for learning curves")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    cache = torch.load(a.cache, weights_only=False)
    items = list(cache.values())
    if a.how == "all":
        torch.save(fit(items, a.epochs).state_dict(), a.out)
        return
    of = folds([x for x, _ in items])
    out = {}
    for k in range(FOLDS):
        since = time.time()
        train = [x for x in items if of[group(x[0])] != k]
        if a.part < 1:
            train = random.Random(5).sample(train, int(len(train) * a.part))
        model = fit(train, a.epochs)
        for art, cached in items:
            if of[group(art)] == k and art.part != "extra":
                out[art.id] = scores(model, cached)
        print(f"fold {k}: {len(train)} articles, {time.time() - since:.0f} s", flush=True)
    torch.save(out, a.out)


if __name__ == "__main__":
    main()
