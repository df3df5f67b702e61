#!/bin/sh
# Pages per second of this extractor and of readability4j, by turns in one run on one thread, over the same pages.
# extraction-speed.sh [ROUNDS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/article-extraction" ]; then
    echo "skipped: no pages in $benchmarks/article-extraction; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
JAVA_HOME=$("$root/counterclaim" jdk)
export JAVA_HOME
classpath=$root/ingest-service/target/test-classpath.txt
mvn -q -f "$root/pom.xml" -pl ingest-service test-compile dependency:build-classpath \
    -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test >&2
exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC \
    -cp "$root/ingest-service/target/test-classes:$root/ingest-service/target/classes:$(cat "$classpath")" \
    counterclaim.ingest.extract.ExtractionSpeed "${1:-4}" "$benchmarks/article-extraction/html" "$benchmarks/trafilatura-eval/html"
