"""Fine-tunes the encoder on entities and attributions.

    train_encoder.py DATA OUT [--epochs 4] [--minutes 60]

DATA is the folder with polnear/, worldwide-ner/, open-ner/ and contested/. Writes OUT/last.pt after each part of an epoch.
"""
import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import data
import pretrained
from model import CUE, NER, REACH, ROLES, from_pretrained, keep_layers, load
from sentences import sentences
from windows import windows

IGNORE, O_OR_MISC = -100, -2
ROLE_WEIGHTS = [3.0, 1.0]      # a source has a few words, a content many


def label_words(w, doc):
    """Per-word gold of a window: NER ids, cue ids, and cues [(first word, end word, source words, content words)]."""
    n = len(w.first)
    ner = cue = cues = None

    def inside(a, b):
        return [i for i in range(n) if w.start[i] < b and w.end[i] > a]

    if doc.entities is not None:
        ner = np.full(n, O_OR_MISC if doc.no_misc else 0)
        for a, b, t in doc.entities:
            for k, i in enumerate(inside(a, b)):
                ner[i] = NER.index(("I-" if k else "B-") + t)
    if doc.attributions is not None:
        cue, cues = np.zeros(n, int), []
        for a in doc.attributions:
            at = inside(*a["cue"][0])
            if not at:
                continue
            for k, i in enumerate(at):
                cue[i] = CUE.index("I" if k else "B")
            roles = np.zeros((n, len(ROLES)), np.float32)
            for r, role in enumerate(ROLES):
                for span in a[role]:
                    roles[inside(*span), r] = 1
            # a window that holds the cue but little of what it introduces (cut off by its edge) teaches nothing
            if at[-1] < w.owned:
                cues.append((at[0], at[-1] + 1, roles))
    return ner, cue, cues


def examples(docs, tokenizer):
    out = []
    for d in docs:
        for w in windows(d.text, tokenizer, sentences(d.text), look_ahead=False):
            out.append((w, *label_words(w, d)))
    return out


def batches(items, size, rng):
    """Windows of like length together."""
    items = list(items)
    rng.shuffle(items)
    chunk = size * 40
    out = []
    for i in range(0, len(items), chunk):
        part = sorted(items[i:i + chunk], key=lambda x: len(x[0].ids))
        out += [part[j:j + size] for j in range(0, len(part), size)]
    rng.shuffle(out)
    return out


def collate(ws, rng=None):
    width = max(len(w.ids) for w in ws)
    ids, shapes, mask = (np.zeros((len(ws), width), np.int64) for _ in range(3))
    for r, w in enumerate(ws):
        n = len(w.ids)
        ids[r, :n], shapes[r, :n], mask[r, :n] = w.ids, w.shapes, 1
        if rng and rng.random() < 0.08:     # case is not to be relied on
            shapes[r] = 0
    return torch.from_numpy(ids), torch.from_numpy(shapes), torch.from_numpy(mask)


def targets(batch, width):
    """Gold on word pieces: NER and cue ids [B, T] (IGNORE off the first pieces), cue averages [B, C, T], distances and roles [B, C, T(, R)]."""
    rows, most = len(batch), max(1, max(len(b[3] or ()) for b in batch))
    ner, cue = (np.full((rows, width), IGNORE) for _ in range(2))
    mean = np.zeros((rows, most, width), np.float32)
    away = np.full((rows, most, width), REACH)
    roles = np.full((rows, most, width, len(ROLES)), -1, np.float32)
    for r, (w, g_ner, g_cue, g_cues) in enumerate(batch):
        if g_ner is not None:
            ner[r, w.first] = g_ner
        if g_cue is not None:
            cue[r, w.first] = g_cue
        for c, (a, b, g) in enumerate(g_cues or ()):
            f, t = w.first[a], w.first[b] if b < len(w.first) else len(w.ids) - 1
            mean[r, c, f:t] = 1 / (t - f)
            at = np.arange(width)
            away[r, c] = np.where(at < f, at - f, np.where(at >= t, at - (t - 1), 0)).clip(-REACH, REACH) + REACH
            roles[r, c, w.first] = g
            roles[r, c, f:t] = -1
    return [torch.from_numpy(x) for x in (ner, cue, mean, away, roles)]


def loss_of(model, batch, rng):
    ids, shapes, mask = collate([b[0] for b in batch], rng)
    g_ner, g_cue, mean, away, roles = targets(batch, ids.shape[1])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, ner, cue, query, key = model(ids, shapes, mask)
    loss, parts = 0.0, {}
    if (g_ner != IGNORE).any():
        logp = F.log_softmax(ner.float(), -1)
        either = torch.logsumexp(logp[..., [0, NER.index("B-MISC"), NER.index("I-MISC")]], -1)
        per = torch.where(g_ner == O_OR_MISC, -either, -logp.gather(-1, g_ner.clamp(min=0)[..., None])[..., 0])
        on = g_ner != IGNORE
        parts["ner"] = (per * on).sum() / on.sum()
        loss = loss + 5 * parts["ner"]
    if (g_cue != IGNORE).any():
        parts["cue"] = F.cross_entropy(cue.float().flatten(0, 1), g_cue.flatten(), ignore_index=IGNORE)
        loss = loss + 5 * parts["cue"]
    cues = int((roles.amax((2, 3)) >= 0).sum())
    if cues:
        s = model.link_scores(torch.bmm(mean, query.float()), key.float(), away)
        raw = F.binary_cross_entropy_with_logits(s, roles.clamp(min=0), reduction="none") * (roles >= 0) * torch.tensor(ROLE_WEIGHTS)
        parts["link"] = raw.sum() / cues
        loss = loss + 0.15 * parts["link"]
    return loss, {k: v.item() for k, v in parts.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data")
    ap.add_argument("out")
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--minutes", type=float, default=600, help="the learning rate reaches zero by then at the latest")
    ap.add_argument("--batch", type=int, default=24)
    ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--init", help="a checkpoint to go on from")
    ap.add_argument("--keep", help="layers to keep, such as 0,2,4,5; all without it")
    ap.add_argument("--entities", type=float, default=1.0, help="share of the entity windows seen in an epoch, drawn anew each time")
    ap.add_argument("--part", type=float, default=1.0, help="share of the documents, for learning curves")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    tok = pretrained.tokenizer()
    docs = [*data.polnear(a.data, "train"), *data.worldwide(a.data, "train"), *data.open_ner(a.data)]
    if a.part < 1:
        docs = [d for d in docs if data.sha("part " + d.id) % 1000 < 1000 * a.part]
    items = examples(docs, tok)
    print(f"{len(docs)} documents, {len(items)} windows, {sum(len(x[0].ids) for x in items)} pieces", flush=True)
    model = load(a.init, pretrained.folder()) if a.init else from_pretrained(pretrained.folder())
    if a.keep:
        keep_layers(model.bert, [int(i) for i in a.keep.split(",")])
    model.bert.embeddings.word_embeddings.weight.requires_grad_(False)   # half of the weights
    body = [p for p in model.bert.parameters() if p.requires_grad]
    head = [p for n, p in model.named_parameters() if not n.startswith("bert.") and n != "distance"]
    # the distance table holds the prior of every link and must move by several units: it needs a far higher rate
    opt = torch.optim.AdamW([{"params": body, "lr": a.lr}, {"params": head, "lr": 8 * a.lr},
                             {"params": [model.distance], "lr": 100 * a.lr, "weight_decay": 0.0}], weight_decay=0.01, fused=True)
    steps = int(a.epochs * sum(1 if x[1] is None else a.entities for x in items) / a.batch)
    warm = steps // 20
    begun = time.time()

    def rate(step):
        progress = max(step / steps, (time.time() - begun) / (60 * a.minutes))
        return min(1, (step + 1) / warm) * max(0.0, 1 - progress)

    sched = torch.optim.lr_scheduler.LambdaLR(opt, rate)
    done, since, seen, sums = 0, begun, 0, {}
    model.train()
    for epoch in range(a.epochs):
        for batch in batches([x for x in items if x[1] is None or rng.random() < a.entities], a.batch, rng):
            loss, parts = loss_of(model, batch, rng)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + head, 1.0)
            opt.step()
            sched.step()
            done += 1
            seen += sum(len(x[0].ids) for x in batch)
            for k, v in parts.items():
                sums.setdefault(k, []).append(v)
            if done % 50 == 0:
                print(f"epoch {epoch} step {done}/{steps} {seen / (time.time() - since):.0f} pieces/s "
                      + " ".join(f"{k} {np.mean(v):.4f}" for k, v in sums.items()), flush=True)
                sums, seen, since = {}, 0, time.time()
            if done % 100 == 0:
                torch.save(model.state_dict(), out / "next.pt")
                (out / "next.pt").replace(out / "last.pt")
            if time.time() - begun > 60 * a.minutes:
                break
        torch.save(model.state_dict(), out / f"epoch{epoch}.pt")
    torch.save(model.state_dict(), out / "last.pt")


if __name__ == "__main__":
    main()
