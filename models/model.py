"""The encoder with its heads."""
import torch
from torch import nn
from transformers import BertConfig, BertModel

from windows import SHAPE_IDS

NER = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
CUE = ["O", "B", "I"]
ROLES = ["source", "content"]
LINK = 64            # width of a link vector
REACH = 40           # link distances, in word pieces, are clipped to this


class Encoder(nn.Module):
    def __init__(self, bert):
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.shape = nn.Embedding(SHAPE_IDS, width)
        nn.init.zeros_(self.shape.weight)
        self.dropout = nn.Dropout(0.1)
        self.ner = nn.Linear(width, len(NER))
        self.cue = nn.Linear(width, len(CUE))
        self.query = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, len(ROLES) * LINK))
        self.key = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, len(ROLES) * LINK))
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * REACH + 1))

    def states(self, ids, shapes, mask):
        words = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state

    def forward(self, ids, shapes, mask):
        h = self.dropout(self.states(ids, shapes, mask))
        return h, self.ner(h), self.cue(h), self.query(h), self.key(h)

    def link_scores(self, vectors, keys, away):
        """vectors [B, C, R*L] of cues, keys [B, T, R*L], away [B, C, T] clipped to 0..2*REACH -> [B, C, T, R]."""
        split = lambda x: x.view(*x.shape[:2], len(ROLES), LINK)
        dots = torch.einsum("bcrl,btrl->bctr", split(vectors), split(keys)) / LINK ** 0.5
        return dots + nn.functional.embedding(away, self.distance.t())


def no_dropout(module):
    """A few passes over a million words do not overfit, and random draws are dear on a CPU: only the heads keep their dropout."""
    for m in module.modules():
        if isinstance(m, nn.Dropout):
            m.p = 0.0


def keep_layers(bert, keep):
    """Drops whole layers; those that stay keep their weights."""
    bert.encoder.layer = nn.ModuleList(bert.encoder.layer[i] for i in keep)
    bert.config.num_hidden_layers = len(keep)


def from_pretrained(folder):
    bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0)
    no_dropout(bert)
    return Encoder(bert)


def load(checkpoint, folder):
    state = torch.load(checkpoint, map_location="cpu")
    config = BertConfig.from_pretrained(folder, attn_implementation="eager", attention_probs_dropout_prob=0.0)
    config.num_hidden_layers = len({k.split(".")[3] for k in state if k.startswith("bert.encoder.layer.")})
    bert = BertModel(config, add_pooling_layer=False)
    no_dropout(bert)
    m = Encoder(bert)
    m.load_state_dict(state)
    return m
