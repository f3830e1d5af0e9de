#!/bin/bash
# Is the node of this container well? It is if it answers, has peers where it should have, and is not far behind. There is no
# curl in the image; bash can ask by itself.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${RPC_PORT:-9944}"
printf 'GET /health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
