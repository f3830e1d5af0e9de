# shellcheck shell=bash
# Runs things one after the other, and says at the end how long each took. Source it under `set -e`, then:
#
#     stage NAME COMMAND...
#
# The first failure ends the script. The table is printed whatever happens, and after it, where tests
# have run, how many passed and failed, added up from the summaries of nextest and of node's runner.

stages=()
passed=0
failed=0
tested=0

clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# The tests that a stage's output says have passed (or failed).
tests_that() { # passed|failed, log
	sed -E 's/\x1b\[[0-9;]*m//g' "$2" | sed -nE \
		-e "s/^ *Summary \[.* ([0-9]+) $1.*/\1/p" \
		-e "s/^(#|ℹ) ${1%ed} ([0-9]+)$/\2/p" |
		awk '{ sum += $1; lines += 1 } END { if (lines) print sum; else print "" }'
}

stage() {
	local name=$1 began status log count verdict=ok
	shift
	printf '\n=== %s\n' "$name"
	log=$(mktemp)
	began=$(date +%s)
	# Not `... || status=$?`: within that, a function would go on after its first failure.
	set +e
	(
		set -e
		"$@"
	) </dev/null 2>&1 | tee "$log"
	status=${PIPESTATUS[0]}
	set -e
	count=$(tests_that passed "$log")
	if [ -n "$count" ]; then
		tested=1
		passed=$((passed + count))
		verdict="$count passed"
	fi
	count=$(tests_that failed "$log")
	failed=$((failed + ${count:-0}))
	rm -f "$log"
	if [ "$status" != 0 ]; then
		verdict=FAILED
		if [ "${count:-0}" != 0 ]; then verdict="$count FAILED"; fi
	fi
	stages+=("$(printf '%-28s %7s   %s' "$name" "$(clock $(($(date +%s) - began)))" "$verdict")")
	[ "$status" = 0 ] || exit "$status"
}

table_of_stages() {
	local status=$?
	[ ${#stages[@]} = 0 ] && return
	printf '\n%-28s %7s   %s\n' stage m:s result
	printf '%s\n' "${stages[@]}"
	printf '%-28s %7s   %s\n\n' 'all of it' "$(clock $SECONDS)" "$([ "$status" = 0 ] && echo ok || echo FAILED)"
	if [ "$tested" = 1 ]; then
		printf '%d passed, %d failed\n' "$passed" "$failed"
	fi
}
trap table_of_stages EXIT
trap 'exit 130' INT TERM
