"""Which sentence contests which: two more layers on the encoder's trunk, sentence vectors, and links between sentences."""
import copy

import numpy as np
import torch
from torch import nn

from contest_data import KINDS
from model import TRUNK, ChannelDropout

WIDTH = 96               # of a sentence's link vector
BUCKETS = [-999, -8, -4, -2, -1, 0, 1, 2, 3, 4, 6, 9, 14, 22]     # lower ends: evidence index minus claim index


def bucket(distance):
    return np.searchsorted(BUCKETS, distance, side="right") - 1


class Contests(nn.Module):
    """Per article: evidence logits [S], kind logits [S, K], link logits [S, S] (row: evidence, column: claim), claim logits [S]."""

    def __init__(self, bert):
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(bert.encoder.layer[TRUNK:]))
        width = bert.config.hidden_size
        self.dropout = nn.Dropout(0.2)
        self.weigh = nn.Linear(width, 2)          # how much a piece counts for its sentence as evidence, as claim
        self.evidence = nn.Linear(width, 1 + len(KINDS))
        self.claim = nn.Linear(width, 1)
        self.query, self.key = nn.Linear(width, WIDTH), nn.Linear(width, WIDTH)
        self.distance = nn.Parameter(torch.zeros(len(BUCKETS)))

    def pieces(self, trunk, mask):
        """What each piece contributes, [B, T, ...]: weights and values; a sentence's value is the weighted mean over its pieces."""
        away = (1.0 - mask.to(trunk.dtype))[:, None, None, :] * -10000.0
        h = trunk
        for layer in self.layers:
            h = layer(h, away)
            h = h[0] if isinstance(h, tuple) else h
        return self.dropout(h), self.weigh(h)

    def forward(self, trunk, mask, member):
        """member [S, B*T]: 1 where a piece belongs to a sentence (as its owner)."""
        h, w = self.pieces(trunk, mask)
        h, w = h.flatten(0, 1), w.flatten(0, 1)
        out = []
        for role in range(2):
            a = torch.softmax(w[:, role] + (member - 1) * 1e4, -1)
            out.append(a @ h)
        evidence, claim = out
        e = self.evidence(evidence)
        link = self.query(evidence) @ self.key(claim).T / WIDTH ** 0.5
        s = torch.arange(len(member))
        away = torch.from_numpy(bucket((s[:, None] - s[None, :]).numpy()))
        c = self.claim(claim)[:, 0]
        return e[:, 0], e[:, 1:], link + self.distance[away] + c[None, :], c
