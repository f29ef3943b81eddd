#!/usr/bin/env bash
# Accepts a drift. Writes a report for propose-drift.ts and a patch for stage-patch.ts to a folder. Shows the report
# in the summary and the annotations of the run. The published description is read only once, so that the report, the
# verdict and the patch describe the same text.
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
    cat "$folder/report.md" >> "$GITHUB_STEP_SUMMARY"
    cat "$folder/annotations.txt"
    ;;
  *)
    echo "error: npm run drift:accept reported no verdict" >&2
    exit 1
    ;;
esac
echo "verdict=$verdict" >> "$GITHUB_OUTPUT"
