#!/usr/bin/env bash
# `make test`: every check there is, the quick ones first. Each stage is a target of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/stages.sh

run() { "${MAKE:-make}" --no-print-directory "$1"; }

stage 'setup' run setup-test
stage 'format' run format
stage 'lint' run lint
stage 'javascript, by itself' run test-javascript
stage 'build' run build-tests
stage 'unit and property tests' run test-unit
stage 'benchmarks, as tests' run test-benchmarks
stage 'end to end' run test-end-to-end
stage 'several validators' run test-several
stage 'operations' run check-ops
stage 'faults, the quick ones' run test-faults
