#!/bin/sh
# Feeds per second of this parser and of ROME, by turns in one run on one thread, over the benchmark files that both read.
# feeds-speed.sh [FOLDER [ROUNDS]]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
folder=${1:-${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}/feeds}
if [ ! -d "$folder" ]; then
    echo "skipped: no feeds in $folder" >&2
    exit 0
fi
JAVA_HOME=$("$root/counterclaim" jdk)
export JAVA_HOME
classpath=$root/ingest-service/target/test-classpath.txt
mvn -q -f "$root/pom.xml" -pl ingest-service test-compile dependency:build-classpath \
    -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test >&2
exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC \
    -cp "$root/ingest-service/target/test-classes:$root/ingest-service/target/classes:$(cat "$classpath")" \
    counterclaim.ingest.feed.parse.FeedSpeed "$folder" "${2:-5}"
