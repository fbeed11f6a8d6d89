#!/usr/bin/env bash
# Builds the browser's part into ../target/classes/static, when something changed since it was built
# last. With the argument "test": checks and tests it instead.
set -euo pipefail
cd "$(dirname "$0")/.."
out=../target/classes/static

node build/install.mjs

if [ "${1:-}" = test ]; then
  npm run --silent check
  npm run --silent test
  exit
fi

if [ -f "$out/index.html" ] && [ -f "$out/room.html" ] \
  && [ -z "$(find src public build index.html room.html tv.html vite.config.ts tsconfig.json package-lock.json \
    -newer "$out/index.html" -print -quit)" ]; then
  exit
fi
npm run --silent build -- --logLevel=warn
