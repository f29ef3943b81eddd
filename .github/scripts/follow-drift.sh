#!/usr/bin/env bash
# Accepts a drift, and leaves its report and a patch of what it changed in a folder, for propose-drift.ts. Upstream is
# read once, so that report, verdict and patch are about the same text.
#
#   follow-drift.sh <folder>
set -euo pipefail
folder=$1

npm run --silent drift:accept -- --report "$folder"
read_verdict='JSON.parse(fs.readFileSync(process.argv[1], "utf8")).verdict'
verdict=$(node --print "$read_verdict" "$folder/report.json")
case $verdict in
  none) ;;
  compatible | breaking)
    git add --all
    git diff --cached --binary --no-renames > "$folder/contract.patch"
    ;;
  *)
    echo "error: npm run drift:accept reported no verdict" >&2
    exit 1
    ;;
esac
echo "verdict=$verdict" >> "$GITHUB_OUTPUT"
