#!/bin/bash
# Is the node of this container well? It is if it answers, has peers where it should have, and is not far behind. There is no
# curl in the image; bash can ask by itself.
set -euo pipefail

port=${RPC_PORT:-9944}
exec 3<>"/dev/tcp/127.0.0.1/$port"
# With the port: the node answers to no other host, unless it was started with `--rpc-cors all`.
printf 'GET /health/readiness HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$port" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
