#!/bin/sh
# Scores canonical addresses and the resolving of links. Arguments go to the scorer, as --failures 20.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/url-normalisation" ]; then
    echo "skipped: no benchmark files in $benchmarks/url-normalisation; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
"$root/counterclaim" cases urls "$benchmarks/url-normalisation/cases.jsonl" > "$answers"
python3 "$benchmarks/score_cases.py" urls "$benchmarks/url-normalisation/cases.jsonl" "$answers" "$@"
