#!/usr/bin/env bash
# Second start: from the command to "Giaoban is ready", with the data of a first start.
set -euo pipefail

runs=${BENCH_RUNS:-5}
goal=5
for name in $(compgen -e | grep '^GIAOBAN_'); do unset "$name"; done

# One start and stop; prints the seconds it took to be ready.
once() {
  local log=$BENCH_WORK/start.log begun ended server
  : >"$log"
  begun=$EPOCHREALTIME
  "$BENCH_ROOT/giaoban" start --demo \
    --port 18690 --data "$BENCH_WORK/data" >"$log" 2>&1 &
  server=$!
  until grep -q '^Giaoban is ready' "$log"; do
    if ! kill -0 "$server" 2>/dev/null; then
      cat "$log" >&2
      exit 1
    fi
    sleep 0.02
  done
  ended=$EPOCHREALTIME
  kill "$server"
  wait "$server" || true
  awk -v a="$begun" -v b="$ended" 'BEGIN { printf "%.2f\n", b - a }'
}

mkdir -p "$BENCH_WORK/data"
printf 'GIAOBAN_MEDIA_PORT=18691\n' >"$BENCH_WORK/data/giaoban.properties"
first=$(once)
times=()
for ((i = 0; i < runs; i++)); do times+=("$(once)"); done
median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$(((runs + 1) / 2))p")
ok=$(awk -v m="$median" -v g="$goal" 'BEGIN { print (m <= g) ? "true" : "false" }')
list=$(
  IFS=,
  echo "${times[*]}"
)
printf '{"name":"start","unit":"s","goal":%s,"median":%s,"runs":[%s],"ok":%s,"note":"first start %s s"}\n' \
  "$goal" "$median" "$list" "$ok" "$first"
