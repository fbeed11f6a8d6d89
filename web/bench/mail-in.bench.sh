#!/usr/bin/env bash
# Ten thousand answers, reports and letters that have arrived: how many a second are understood and recorded.
set -euo pipefail
for name in $(compgen -e | grep '^GIAOBAN_'); do unset "$name"; done
if [[ ! -x /usr/sbin/smtp-sink ]]; then
  echo "The mail benchmarks need smtp-sink; install it with: sudo apt install postfix (choose \"No configuration\")" >&2
  exit 1
fi
bench_java vn.giaoban.web.bench.InboxBench "$@"
