#!/usr/bin/env bash
# What the media plane costs and carries. Scenarios by name: ./giaoban bench media speaker crowd
set -euo pipefail
for name in $(compgen -e | grep '^GIAOBAN_'); do unset "$name"; done
bench_java vn.giaoban.web.bench.MediaBench "$@"
