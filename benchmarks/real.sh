#!/usr/bin/env bash
# Extracts ../shared/real twice, checks that both runs agree byte for byte, and scores one of them.
#     benchmarks/real.sh [FOLDER with articles/ and gold/]
set -euo pipefail
real=${1:-../shared/real}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
claimx extract "$real/articles" --out "$out/1" --quiet
claimx extract "$real/articles" --out "$out/2" --quiet
for file in claims entities attributions issues; do
  cmp "$out/1/$file.jsonl" "$out/2/$file.jsonl"
done
echo "two runs are the same, byte for byte"
claimx evaluate --gold "$real/gold" "$out/1/claims.jsonl"
