#!/usr/bin/env bash
# From opening a join link to the first remote picture.
set -euo pipefail
bench_java vn.giaoban.web.bench.JoinBench
