#!/bin/sh
# Scores contested claims on texts of our own: two sets of five short reports and the sample wire (with their hand-made gold).
# The scorer is that of the outside benchmarks; without it nothing is measured.
# Both sets of reports were written without sight of the code, but their errors have been looked at since: an acceptance needs new ones.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
sets=${1:-${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}}
if [ ! -f "$sets/score_contested.py" ]; then
    echo "skipped: no scorer in $sets" >&2
    exit 0
fi
wire=$root/local-stack/src/main/resources/wire
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in five-reports fresh-reports; do
    python3 -c 'import json, sys
for one in json.load(open(sys.argv[1])): print(json.dumps(one))' "$wire/$set/gold.json" >"$work/gold.jsonl"
    "$root/counterclaim" enrich --as contested ${ENRICH:-} "$wire/$set"/*.txt >"$work/found.jsonl"
    echo "$set"
    python3 "$sets/score_contested.py" "$work/gold.jsonl" "$work/found.jsonl" "$wire/$set"
done
java=$("$root/counterclaim" jdk)/bin/java
"$java" -cp "$root/local-stack/target/classes:$root/local-stack/target/lib/*" \
    counterclaim.localstack.wire.WireServer --texts "$work/texts" >/dev/null
"$root/counterclaim" enrich --as contested ${ENRICH:-} "$work/texts"/*.txt >"$work/found.jsonl"
echo "sample wire"
python3 "$sets/score_contested.py" "$wire/sample/gold/contested.jsonl" "$work/found.jsonl" "$work/texts"
