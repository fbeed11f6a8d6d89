#!/usr/bin/env bash
# Takes the signatures off the Bouncy Castle jars in a folder. OpenJDK does not ask for them, and
# classes of a signed jar cannot go into the start-up cache: they cost a second of every start.
set -euo pipefail

for signed in "$1"/bc*-jdk18on-*.jar; do
  work=$(mktemp -d)
  (
    cd "$work"
    "${JAVA_HOME:?}/bin/jar" xf "$signed"
    rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA META-INF/*.EC
    # The manifest's sections about single files are their digests.
    sed -i '/^\r*$/,$d' META-INF/MANIFEST.MF
    "$JAVA_HOME/bin/jar" --create --file "$work.jar" --manifest META-INF/MANIFEST.MF --date=2026-01-01T00:00:00Z .
  )
  mv "$work.jar" "$signed"
  chmod 644 "$signed"
  rm -rf "$work"
done
