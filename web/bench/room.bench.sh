#!/usr/bin/env bash
# Three browsers and fifty simulated listeners in one room.
set -euo pipefail
bench_java vn.giaoban.web.bench.RoomBench
