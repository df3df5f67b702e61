#!/bin/sh
# Makes enrich-service's list of cities from JSON lines with geonames, name, country, feature, population, lat, lon.
# usage: models/gazetteer.sh [CITIES.jsonl]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
from=${1:-$here/../shared/benchmarks/gazetteers/cities.jsonl}
python3 - "$from" "$here/enrich-service/src/main/resources/names/cities.tsv.gz" <<'PY'
import gzip, json, sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
rows.sort(key=lambda r: -r.get("population", 0))
with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as out:
    for r in rows:
        out.write("\t".join([str(r["geonames"]), r["name"], r["country"], r["feature"], str(r.get("population", 0)),
                             f'{r["lat"]:.3f}', f'{r["lon"]:.3f}']).encode() + b"\n")
PY
