#!/usr/bin/env bash
# Feeds every parser that bytes from the network or from mails reach: ./giaoban bench fuzz STUN MAIL;
# none named: all. First Jazzer looks for FUZZ_SECONDS for inputs that reach new code, then FUZZ_RUNS mutations
# of those and of recorded messages are tried: 10 million each, fewer when all benchmarks run. What
# was found is in target/bench/fuzz.
set -euo pipefail

few=100000
[[ -z ${BENCH_NAME:-} ]] || few=10000000
runs=${FUZZ_RUNS:-$few}
seconds=${FUZZ_SECONDS:-60}
faults=$root/target/bench/fuzz
mkdir -p "$faults"
bench_java vn.giaoban.conference.fuzz.FuzzEntry "$BENCH_WORK/seeds" >&2
bench_java vn.giaoban.web.fuzz.MailFuzz "$BENCH_WORK/mail" >&2
parsers=("$@")
[[ $# -gt 0 ]] || mapfile -t parsers < <(ls "$BENCH_WORK/seeds" "$BENCH_WORK/mail" | grep -v ':$' | grep .)

found=0
for parser in "${parsers[@]}"; do
  log=$faults/$parser.log
  corpus=$BENCH_WORK/corpus/$parser
  mkdir -p "$corpus"
  entry=vn.giaoban.conference.fuzz.FuzzEntry
  run=vn.giaoban.conference.fuzz.FuzzRun
  seeds=$BENCH_WORK/seeds/$parser
  if [[ -d $BENCH_WORK/mail/$parser ]]; then
    entry=vn.giaoban.web.fuzz.MailFuzz
    run=$entry
    seeds=$BENCH_WORK/mail/$parser
  fi
  # A heap of its own size: what libFuzzer takes for a leak is otherwise a heap that may grow.
  if JDK_JAVA_OPTIONS=-Xmx1g bench_java com.code_intelligence.jazzer.Jazzer \
    --target_class="$entry" --target_args="$parser" \
    --instrumentation_includes='vn.giaoban.**' --custom_hook_includes='vn.giaoban.**' \
    --reproducer_path="$faults" -artifact_prefix="$faults/$parser-" \
    -seed=2026 -max_len=4096 -timeout=60 -rss_limit_mb=3000 -max_total_time="$seconds" \
    "$corpus" "$seeds" >"$log" 2>&1 &&
    bench_java "$run" "$parser" "$runs" 2026 "$corpus" >>"$log" 2>&1; then
    tail -1 "$log" >&2
  else
    found=$((found + 1))
    echo "$parser: a fault, see $log" >&2
  fi
done
ok=false
[[ $found -eq 0 ]] && ok=true
printf '{"name":"fuzz","unit":"faults","goal":0,"median":%s,"ok":%s,"note":"%s parsers, %s inputs each"}\n' \
  "$found" "$ok" "${#parsers[@]}" "$runs"
