# SD Chain. `make` alone lists what there is; every target first brings what it needs to this machine.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# What cargo selects. Its features are unified over a selection, so that another selection compiles a
# thousand crates again: pick one of these, and narrow down with nextest's -E.
ALL     := --release --workspace --locked
BENCHED := --release --workspace --locked --exclude sd-node --features runtime-benchmarks,try-runtime
LINTED  := --release --workspace --locked --features runtime-benchmarks,try-runtime

IN_ENV := . scripts/env.sh &&
SCRIPTS = scripts/*.sh .ci/run
ONE_NODE = $(filter-out %/several.test.mjs %/founding.test.mjs,$(wildcard tests/e2e/*.test.mjs))
JAVASCRIPT = $(shell find tests -name node_modules -prune -o -name '*.mjs' -print)

##@ Run

.PHONY: run
run: build-node ## build the node, start a chain for development, play the demo story on it, keep it running
	@$(IN_ENV) node tests/demo.mjs --keep-running

.PHONY: demo
demo: build-node ## the demo story alone: on the chain that runs, or one of its own (IMAGES=folder: your pictures)
	@$(IN_ENV) node tests/demo.mjs

##@ Build

.PHONY: build
build: setup-build ## build the node and all crates
	$(IN_ENV) cargo build $(ALL)

.PHONY: bench
bench: build-node ## measure what calls take of a block, against the budgets in docs/performance.md
	@$(IN_ENV) node tests/bench.mjs

.PHONY: chain-specs
chain-specs: build-node ## the specifications of public networks from their files in chain-specs (NETWORKS=mainnet)
	@scripts/chain-specs.sh $(NETWORKS)

.PHONY: image
image: build-node setup-all ## the Docker image without Docker, and the node run from it (as root; SD_IMAGE_TO=file: for `docker load`)
	@scripts/image.sh

.PHONY: reproduce
reproduce: setup-build ## build the runtime's blob twice, in two folders, and compare
	@scripts/reproduce.sh

.PHONY: release-hashes
release-hashes: build-node ## enter this version and the networks it founds into chain-specs/released.json (NETWORKS=mainnet)
	$(IN_ENV) scripts/reproduce.sh "$$CARGO_TARGET_DIR/released.wasm" && "$$SD_NODE" network record \
		$(NETWORKS:%=chain-specs/%.json) --code "$$CARGO_TARGET_DIR/released.wasm" \
		--releases chain-specs/released.json --compiler "$$(rustc --version)"

.PHONY: weights
weights: setup-build ## measure the weights of our calls, into runtime/src/weights
	scripts/weights.sh

.PHONY: matrix
matrix: setup-test ## who may make which call, into docs/governance.md
	$(IN_ENV) SKIP_WASM_BUILD=1 UPDATE_DOCS=1 cargo nextest run $(ALL) -E 'test(the_table_in_the_docs)'

.PHONY: metadata-hash
metadata-hash: setup-test ## bring the metadata hash in .cargo/config.toml up to date with the runtime
	$(IN_ENV) SKIP_WASM_BUILD=1 UPDATE_METADATA_HASH=1 cargo nextest run $(ALL) -E 'test(metadata_hash)'

.PHONY: docs
docs: setup-build ## simulate and draw the economy, build the documentation of our crates
	$(IN_ENV) cargo build $(ALL) --bin sd-economics && "$$CARGO_TARGET_DIR/release/sd-economics"
	$(IN_ENV) SKIP_WASM_BUILD=1 RUSTDOCFLAGS='-D warnings' cargo doc $(LINTED) --no-deps --document-private-items
	@$(IN_ENV) echo "open $$CARGO_TARGET_DIR/doc/sd_runtime/index.html"

##@ Check

.PHONY: test
test: ## every check: format, lint, unit and property tests, benchmarks as tests, end to end
	@scripts/test.sh

.PHONY: format
format: setup-test ## are Rust, shell and JavaScript well-formed?
	$(IN_ENV) cargo fmt --all --check
	@if command -v shellcheck >/dev/null; then echo shellcheck -x $(SCRIPTS); shellcheck -x $(SCRIPTS); \
		else echo 'no shellcheck here: the scripts are not linted'; fi
	@echo node --check ...; $(IN_ENV) for file in $(JAVASCRIPT); do node --check "$$file"; done

.PHONY: lint
lint: setup-test ## clippy, warnings are errors
	$(IN_ENV) SKIP_WASM_BUILD=1 cargo clippy $(LINTED) --all-targets -- -D warnings

.PHONY: test-unit
test-unit: setup-test ## unit and property tests, in Rust
	$(IN_ENV) cargo nextest run $(ALL) --no-fail-fast

.PHONY: test-benchmarks
test-benchmarks: setup-test ## the benchmarks, each run once as a test
	$(IN_ENV) SKIP_WASM_BUILD=1 cargo nextest run $(BENCHED) --lib --no-fail-fast -E 'test(/bench/) + test(/^rehearsal::/)'

.PHONY: test-javascript
test-javascript: setup-run ## unit tests of the JavaScript: formulas, attestations, fingerprints
	$(IN_ENV) node --test --test-reporter=./tests/lib/reporter.mjs tests/unit/*.test.mjs

.PHONY: test-end-to-end
test-end-to-end: build-node ## one node from outside: the story, refusals, crashes, other clients
	$(IN_ENV) node --test --test-reporter=./tests/lib/reporter.mjs --test-concurrency=4 $(ONE_NODE)

.PHONY: test-several
test-several: build-node ## several validators
	$(IN_ENV) node --test --test-reporter=./tests/lib/reporter.mjs --test-concurrency=1 tests/e2e/several.test.mjs tests/e2e/founding.test.mjs

.PHONY: test-faults
test-faults: build-node ## validators killed and halted, RPC under abuse: the quick ones of `make faults`
	$(IN_ENV) node --test --test-reporter=./tests/lib/reporter.mjs --test-concurrency=1 tests/faults/short.test.mjs tests/faults/rpc.test.mjs

.PHONY: check-ops
check-ops: build-node setup-test ## what operators get: unit, firewall, rules, dashboard, image and compose file, names of metrics
	@scripts/check-ops.sh

.PHONY: upgrade-rehearsal
upgrade-rehearsal: build-node ## the next version of the runtime, by the board and by referendum, under load (SD_NEXT_WASM=blob)
	$(IN_ENV) SD_REHEARSAL=1 cargo build $(ALL)
	$(IN_ENV) export SD_STATES="$$SD_CACHE/rehearsal" && rm -rf "$$SD_STATES" && \
		node --test --test-reporter=./tests/lib/reporter.mjs --test-concurrency=2 tests/rehearsal/*.test.mjs && \
		SKIP_WASM_BUILD=1 cargo nextest run $(BENCHED) --lib --run-ignored all -E 'test(/^rehearsal::/)'

.PHONY: faults
faults: build-node setup-all ## every fault there is, as root; the report goes to docs/reliability.md
	@$(IN_ENV) node tests/faults/all.mjs

.PHONY: prove-validator
prove-validator: build-node setup-all ## docs/validators.md, line by line: a fifth validator joins `local` (as root; PROVE=move: Dave moves)
	@scripts/prove-validator.sh

.PHONY: prove-money
prove-money: setup-test ## the money at length: 100,000 runs of 200 calls against the reference ledger (LEDGER_RUNS, LEDGER_STEPS)
	$(IN_ENV) LEDGER_RUNS=$${LEDGER_RUNS:-100000} LEDGER_STEPS=$${LEDGER_STEPS:-200} PROPTEST_CASES=100000 \
		cargo nextest run $(ALL) --no-fail-fast \
		-E 'test(/^ledger::/) + test(/^collusion::/) + test(curve::) + test(selling::) + test(charging::)'

.PHONY: fuzz
fuzz: setup-build ## random calls on the real runtime for an hour (FUZZ_SECONDS), after those that were kept
	@scripts/fuzz.sh run

.PHONY: prove-setup
prove-setup: ## the whole way from a minimal Debian 12 with git and make to the demo, in a chroot (as root)
	@scripts/setup.sh all
	@scripts/prove-setup.sh

##@ Clean

.PHONY: clean
clean: setup-build ## remove what was built of our own crates, and the JavaScript packages
	$(IN_ENV) cargo clean --release --locked $(shell sed -n 's/^name = "\(pallet-sd-.*\|sd-.*\)"/-p \1/p' \
		$(wildcard */Cargo.toml pallets/*/Cargo.toml) | sort -u)
	rm -rf tests/node_modules

.PHONY: clean-all
clean-all: ## remove everything that was built or fetched: the next build takes 20 minutes again
	$(IN_ENV) rm -rf "$$CARGO_TARGET_DIR" "$$SD_CACHE" tests/node_modules

# --- Parts of the above --------------------------------------------------------------------------

.PHONY: setup-build setup-run setup-test setup-all
setup-build setup-run setup-test setup-all: setup-%:
	@scripts/setup.sh $*

.PHONY: build-node
build-node: setup-run
	$(IN_ENV) cargo build $(ALL)

.PHONY: build-tests
build-tests: setup-test
	$(IN_ENV) cargo build $(ALL) --all-targets

.PHONY: help
help:
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
