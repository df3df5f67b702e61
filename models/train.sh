#!/bin/sh
# Trains everything from the benchmark folder and exports it.
#   models/train.sh DATA [WORK]     DATA holds polnear/, worldwide-ner/, open-ner/, contested/; WORK (default models/work) takes checkpoints
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$1
work=${2:-$here/work}
export HF_HUB_OFFLINE=1
cd "$here"
python train_encoder.py "$data" "$work/encoder" --keep "${KEEP:-0,2,4,5}" --epochs "${EPOCHS:-4}" --minutes "${MINUTES:-600}"
python export_onnx.py "$work/encoder/last.pt" "$work/export"
python tune.py "$data" "$work/export"
python annotations/expand.py "$data" "$work/extra"
python contest_cache.py "$data" "$work/export/encoder.onnx" "$work/contests.cache" "$work/extra"
python contest_train.py "$work/contests.cache" cv "$work/contests.oof"
threshold=$(python contest_predict.py "$work/contests.cache" "$work/contests.oof" "$work/contests.dev.jsonl" | sed -n 's/^threshold \([0-9.]*\):.*/\1/p')
python contest_train.py "$work/contests.cache" all "$work/contests.pt"
python export_contests.py "$work/contests.pt" "$work/export" "$threshold"
python examples.py "$work/export" > examples.json
