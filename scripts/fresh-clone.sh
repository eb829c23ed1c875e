#!/usr/bin/env bash
# Clones HEAD into a temporary folder and does there what a newcomer would: install, chat, ask, test.
# Usage: scripts/fresh-clone.sh. Ends with 0 when all of it worked.
set -eu

repository=$(cd "$(dirname "$0")/.." && pwd)
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT

# With CI set, vitest writes no missing snapshot.
export CI=1
# Nothing of the folder we come from may help.
PATH=$(printf '%s' "$PATH" | tr ':' '\n' | grep -v "^$repository/node_modules" | paste -sd: -)

fail() {
	echo "fresh clone: $1" >&2
	exit 1
}

git clone --quiet --no-hardlinks "$repository" "$clone"
cd "$clone"
npm ci --ignore-scripts --no-audit --no-fund

said=$(printf '今年修几条路\n粮食产多少\n' | npm start)
case $said in
*出处*出处*) ;;
*) fail "npm start did not answer two questions with their source: $said" ;;
esac

answer=$(npm run -s ask -- "今年修几条路")
case $answer in
*出处*) ;;
*) fail "npm run -s ask did not answer: $answer" ;;
esac

# All tests have run in the gate; here it matters that nothing is missing, and these reach into every part.
npm test -- test/contract test/docs test/golden test/repository
echo "fresh clone: chat, ask and tests work"
