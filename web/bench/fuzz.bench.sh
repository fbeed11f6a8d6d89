#!/usr/bin/env bash
# Feeds every parser that bytes from the network reach with millions of inputs, led by coverage
# (Jazzer): ./giaoban bench fuzz STUN RTP; none named: all. FUZZ_RUNS inputs each (10 million). An
# input that is a fault is kept in target/bench/fuzz.
set -euo pipefail

runs=${FUZZ_RUNS:-10000000}
faults=$root/target/bench/fuzz
mkdir -p "$faults"
bench_java vn.giaoban.conference.fuzz.FuzzEntry "$BENCH_WORK/seeds" >&2
parsers=("$@")
[[ $# -gt 0 ]] || mapfile -t parsers < <(ls "$BENCH_WORK/seeds")

found=0
for parser in "${parsers[@]}"; do
  log=$faults/$parser.log
  begun=$SECONDS
  if bench_java com.code_intelligence.jazzer.Jazzer \
    --target_class=vn.giaoban.conference.fuzz.FuzzEntry --target_args="$parser" \
    --instrumentation_includes='vn.giaoban.**' --custom_hook_includes='none.**' --hooks=false \
    --reproducer_path="$faults" -artifact_prefix="$faults/$parser-" \
    -seed=2026 -max_len=4096 -timeout=60 -rss_limit_mb=3000 -runs="$runs" -print_final_stats=1 \
    "$BENCH_WORK/seeds/$parser" >"$log" 2>&1; then
    echo "$parser: $runs inputs in $((SECONDS - begun)) s without a fault" >&2
  else
    found=$((found + 1))
    echo "$parser: a fault, see $log" >&2
    grep -m 1 '== Java Exception' "$log" >&2 || tail -3 "$log" >&2
  fi
done
ok=false
[[ $found -eq 0 ]] && ok=true
printf '{"name":"fuzz","unit":"faults","goal":0,"median":%s,"ok":%s,"note":"%s parsers, %s inputs each"}\n' \
  "$found" "$ok" "${#parsers[@]}" "$runs"
