#!/usr/bin/env bash
# What the room's page keeps in memory while ten times the events of a busy meeting come. Minutes can be given.
set -euo pipefail
bench_java vn.giaoban.web.bench.HeapBench "$@"
