#!/bin/sh
# Scores the extraction of articles from pages: text on three sets, then times, titles and bylines.
# Arguments go to the scorer of texts, as --bootstrap 0.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/article-extraction" ]; then
    echo "skipped: no benchmark files in $benchmarks/article-extraction; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT
for set in article-extraction trafilatura-eval readability-pages; do
    truth=$benchmarks/$set/ground-truth.json
    [ -f "$truth" ] || truth=$benchmarks/$set/evaldata.json
    # Exit code 1 only says that some page has no article.
    find "$benchmarks/$set/html" -name '*.html.gz' -print0 | sort -z |
        xargs -0 "$root/counterclaim" extract --all > "$answers/$set.jsonl" || [ -s "$answers/$set.jsonl" ]
    python3 "$root/bench/quality/extraction_texts.py" "$answers/$set.jsonl" > "$answers/$set.json"
    python3 "$benchmarks/score_extraction.py" --truth "$truth" --pred "$answers/$set.json" "$@"
    echo
done
python3 "$root/bench/quality/extraction_metadata.py" "$benchmarks" "$answers"
