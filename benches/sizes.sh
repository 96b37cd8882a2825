#!/usr/bin/env bash
# What `vade build` and `vade check` cost over handbooks of 100, 300, 1,000 … pages.
#
#     benches/sizes.sh [MOST] [--docs]
#
# Up to 10,000 pages unless told; 100,000 pages want 6 GB for sources and site, and as much memory again. `--docs` puts the table
# into docs/performance.md and the plot beside it. Needs Rust and Python 3. VADE, BENCH_DIR and PATIENCE are those of `compare.sh`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benches/common.sh

most=10000
docs=()
for argument in "$@"; do
    case $argument in
        --docs) docs=(--page docs/performance.md --picture docs/images/sizes.svg) ;;
        *[!0-9]* | "") echo "benches/sizes.sh [MOST] [--docs]" >&2; exit 2 ;;
        *) most=$argument ;;
    esac
done

working_folder "$((most / 16 + 100))"
build_vade
python3 benches/sizes.py --vade "$vade" --work "$work" --most "$most" --patience "${PATIENCE:-1800}" ${docs[@]+"${docs[@]}"}
