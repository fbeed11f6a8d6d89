#!/usr/bin/env bash
# What the join page and the room weigh: script and style that room.html names, compressed.
set -euo pipefail

goal=180
static=$root/web/target/classes/static
files=$(grep -o '/assets/[^"]*\.\(js\|css\)' "$static/room.html" | sort -u)
bytes=0
for file in $files; do
  bytes=$((bytes + $(gzip -9 -c "$static$file" | wc -c)))
done
kilobytes=$((bytes / 1000))
ok=false
[[ $bytes -gt 0 && $kilobytes -le $goal ]] && ok=true
printf '{"name":"bundle","unit":"kB","goal":%s,"median":%s,"ok":%s,"note":"%s files, gzip"}\n' \
  "$goal" "$kilobytes" "$ok" "$(wc -w <<<"$files")"
