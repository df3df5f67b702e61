"""Exports a checkpoint of the encoder to ONNX, quantised to int8.

    export_onnx.py CHECKPOINT OUT_DIR
"""
import json
import math
import sys
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional as F

import pretrained
from decode import DEFAULTS
from model import CUE, LINK, NER, REACH, ROLES, load
from strip import strip
from windows import CLS, MAX_PIECES, PAD, SEP, SHAPE_CLASSES, SHAPE_IDS, SHAPE_POSITIONS

OUTPUTS = ["ner", "cue", "query", "key", "states"]
INPUTS = ["input_ids", "shape_ids", "attention_mask"]


class Plain(nn.Module):
    """The BERT body written out with one matrix product for queries, keys and values: a small graph that runs fast."""

    def __init__(self, bert):
        super().__init__()
        self.emb = bert.embeddings
        self.layers = bert.encoder.layer
        self.heads = bert.config.num_attention_heads
        self.qkv = nn.ModuleList()
        for layer in self.layers:
            a = layer.attention.self
            joint = nn.Linear(a.query.in_features, 3 * a.query.out_features)
            scale = 1 / math.sqrt(a.query.out_features // self.heads)
            joint.weight.data = torch.cat([a.query.weight.data * scale, a.key.weight.data, a.value.weight.data])
            joint.bias.data = torch.cat([a.query.bias.data * scale, a.key.bias.data, a.value.bias.data])
            self.qkv.append(joint)

    def forward(self, words, mask):
        b, t, width = words.shape
        x = words + self.emb.token_type_embeddings.weight[0] + self.emb.position_embeddings.weight[:t]
        x = self.emb.LayerNorm(x)
        away = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer, joint in zip(self.layers, self.qkv):
            q, k, v = joint(x).view(b, t, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
            p = torch.softmax(q @ k.transpose(-1, -2) + away, -1)
            mixed = (p @ v).transpose(1, 2).reshape(b, t, width)
            x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
            x = layer.output.LayerNorm(layer.output.dense(F.gelu(layer.intermediate.dense(x))) + x)
        return x


class Exported(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model, self.body = model, Plain(model.bert)

    def forward(self, input_ids, shape_ids, attention_mask):
        m = self.model
        h = self.body(m.bert.embeddings.word_embeddings(input_ids) + m.shape(shape_ids), attention_mask)
        return m.ner(h), m.cue(h), m.query(h), m.key(h), h


def export(model, path):
    model.eval()
    ids = torch.randint(1000, 2000, (2, 24))
    shapes, mask = torch.ones_like(ids), torch.ones_like(ids)
    mask[1, 20:] = 0
    plain = Exported(model).eval()
    with torch.no_grad():
        for want, got in zip(model(ids, shapes, mask)[1:], plain(ids, shapes, mask)):
            assert (want - got)[mask == 1].abs().max() < 1e-3
    batch, length = torch.export.Dim("batch", min=1, max=512), torch.export.Dim("pieces", min=2, max=512)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(plain, (ids, shapes, mask), str(path), input_names=INPUTS, output_names=OUTPUTS, dynamo=True, verbose=False,
                          dynamic_shapes={n: {0: batch, 1: length} for n in INPUTS}, external_data=False, opset_version=18)


def quantise(source, target, per_channel=True):
    quantize_dynamic(str(source), str(target), weight_type=QuantType.QInt8, per_channel=per_channel,
                     extra_options={"MatMulConstBOnly": True})
    onnx.save(strip(onnx.load(str(target))), str(target))


def labels(model):
    """All that the Java side needs beside the graph: label lists, thresholds, sizes, the distance table."""
    return {
        "format": 1,
        "pieces": {"max": MAX_PIECES, "cls": CLS, "sep": SEP, "pad": PAD, "continuation": "##"},
        "shapes": {"classes": SHAPE_CLASSES, "positions": SHAPE_POSITIONS, "ids": SHAPE_IDS},
        "ner": NER,
        "cue": CUE,
        "link": {"roles": ROLES, "width": LINK, "reach": REACH,
                 "distance": [[round(x, 5) for x in row] for row in model.distance.detach().float().tolist()]},
        "thresholds": DEFAULTS,
    }


def main():
    checkpoint, out = sys.argv[1], Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    model = load(checkpoint, pretrained.folder())
    export(model, out / "encoder.fp32.onnx")
    (out / "labels.json").write_text(json.dumps(labels(model), indent=1) + "\n", encoding="utf-8")
    pretrained.tokenizer().save(str(out / "tokenizer.json"))
    quantise(out / "encoder.fp32.onnx", out / "encoder.onnx")
    for f in ("encoder.fp32.onnx", "encoder.onnx"):
        print(f, (out / f).stat().st_size, sorted({n.op_type for n in onnx.load(out / f).graph.node}))


if __name__ == "__main__":
    main()
