"""Which sentence contests which: small heads on the encoder's frozen states, one vector per sentence, links between sentences."""
import numpy as np
import torch
from torch import nn

from contest_data import KINDS
from contest_features import PAIR, SENTENCE

STATE = 384
HIDDEN = 128             # what a piece is projected to
WIDTH = 48               # of a sentence's link vector
BUCKETS = [-999, -8, -4, -2, -1, 0, 1, 2, 3, 4, 6, 9, 14, 22]     # lower ends: evidence index minus claim index

PRIOR = [.002, .005, .005, .02, .03, .34, .21, .08, .05, .015, .008, .004, .003, .002]    # of the claim at that distance: where training begins


def bucket(distance):
    return np.searchsorted(BUCKETS, distance, side="right") - 1


class Contests(nn.Module):
    """Per article: evidence logits [S], kind logits [S, K], link logits [S, S] (row: evidence, column: claim), claim logits [S]."""

    def __init__(self, drop=0.3):
        super().__init__()
        self.project = nn.Sequential(nn.Dropout(drop), nn.Linear(STATE, HIDDEN), nn.GELU())
        self.weigh = nn.Linear(HIDDEN, 2)          # how much a piece counts for its sentence as evidence, as claim
        self.dropout = nn.Dropout(drop)
        wide = HIDDEN + len(SENTENCE)
        self.evidence = nn.Linear(wide, 1 + len(KINDS))
        self.claim = nn.Linear(wide, 1)
        self.query, self.key = nn.Linear(wide, WIDTH), nn.Linear(wide, WIDTH)
        self.distance = nn.Parameter(torch.tensor(PRIOR).log())
        self.buckets = BUCKETS
        self.pair = nn.Linear(len(PAIR), 1, bias=False)

    def forward(self, states, sentence, features, pair):
        """states [P, 384] of the pieces of all sentences, sentence [P] their index, features [S, F], pair [S, S, G]."""
        n = len(features)
        h = self.project(states)
        w = self.weigh(h)
        w = torch.exp(w - w.max())
        pooled = []
        for role in range(2):
            total = torch.zeros(n).index_add(0, sentence, w[:, role]) + 1e-9
            v = torch.zeros(n, h.shape[1]).index_add(0, sentence, w[:, role, None] * h) / total[:, None]
            pooled.append(torch.cat([self.dropout(v), features], -1))
        e = self.evidence(pooled[0])
        link = self.query(pooled[0]) @ self.key(pooled[1]).T / WIDTH ** 0.5
        s = np.arange(n)
        c = self.claim(pooled[1])[:, 0]
        return e[:, 0], e[:, 1:], link + self.distance[torch.from_numpy(bucket(s[:, None] - s[None, :]))] + c[None, :] + self.pair(pair)[..., 0], c
