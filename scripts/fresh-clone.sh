#!/usr/bin/env bash
# Clones HEAD into a temporary folder and does there what a newcomer would: install, chat, open the page, ask, test.
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

said=$(printf '今年修几条路\n粮食产多少\n' | npm run chat)
case $said in
*出处*出处*) ;;
*) fail "npm run chat did not answer two questions with their source: $said" ;;
esac

# The page, as whoever opens the printed address meets it. The service ends with its npm.
PORT=0 npm start >"$clone/start.log" 2>&1 &
npm_start=$!
trap 'kill "$npm_start" 2>/dev/null || true; rm -rf "$clone"' EXIT
address=
for _ in $(seq 240); do
	address=$(sed -n 's|^The page is open at \(http://[^ ]*\)/ .*|\1|p' "$clone/start.log")
	[ -z "$address" ] || break
	kill -0 "$npm_start" 2>/dev/null || break
	sleep 0.5
done
[ -n "$address" ] || fail "npm start did not print its address: $(cat "$clone/start.log")"
served=$(curl -s -S -f "$address/" && curl -s -S -f "$address/report" &&
	curl -s -S -f -H 'content-type: application/json' -d '{"text":"今年修几条路"}' "$address/api/messages") ||
	fail "the page at $address does not answer"
case $served in
*'<title>'*'<title>'*出处*) ;;
*) fail "the page at $address did not answer a question with its source: $served" ;;
esac
kill "$npm_start"
wait "$npm_start" 2>/dev/null || true

answer=$(npm run -s ask -- "今年修几条路")
case $answer in
*出处*) ;;
*) fail "npm run -s ask did not answer: $answer" ;;
esac

# All tests have run in the gate; here it matters that nothing is missing, and these reach into every part.
npm test -- test/contract/channels test/contract/rendering test/docs test/repository
echo "fresh clone: chat, page, ask and tests work"
