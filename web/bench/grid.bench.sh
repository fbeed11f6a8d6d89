#!/usr/bin/env bash
# Twenty-five sites with moving pictures in a grid: how long the page's thread is held up. Seconds can be given.
set -euo pipefail
bench_java vn.giaoban.web.bench.GridBench "$@"
