#!/usr/bin/env bash
# Accepts a drift, and leaves its report and a patch of what it changed in a folder, for propose-drift.ts.
#
#   follow-drift.sh <folder>
set -euo pipefail
folder=$1

# Exit code 1 means breaking, if there is a verdict as well.
npm run --silent drift -- --format json > "$folder/report.json" || [[ $? == 1 ]]
read_verdict='JSON.parse(fs.readFileSync(process.argv[1], "utf8")).verdict'
verdict=$(node --print "$read_verdict" "$folder/report.json" 2> /dev/null || true)
case $verdict in
  none) ;;
  compatible | breaking)
    npm run --silent drift -- --format markdown > "$folder/report.md" || [[ $? == 1 ]]
    npm run --silent drift:accept
    git add --all
    git diff --cached --binary --no-renames > "$folder/contract.patch"
    ;;
  *)
    echo "error: npm run drift printed no verdict" >&2
    exit 1
    ;;
esac
echo "verdict=$verdict" >> "$GITHUB_OUTPUT"
