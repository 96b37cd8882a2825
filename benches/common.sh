# What `compare.sh` and `sizes.sh` share; they read this file. Both run in the project's folder.

# Where cargo puts what it builds.
target=${CARGO_TARGET_DIR:-$PWD/target}

# Makes an empty folder for so many MB, called $work, and removes it in the end. On a RAM disk if one has room, because a disk
# would be measured with the programs.
working_folder() {
    local free=0 base=${BENCH_DIR:-}
    if [ -z "$base" ]; then
        base=${TMPDIR:-/tmp}
        if [ -w /dev/shm ]; then
            free=$(df -Pm /dev/shm | awk 'NR == 2 { print $4 }')
        fi
        if [ "$free" -gt "$1" ]; then
            base=/dev/shm
        fi
    fi
    mkdir -p "$base"
    work=$(mktemp -d "$base/vade-bench.XXXXXX")
    trap 'rm -rf "$work"' EXIT
}

# Builds the program that is measured, called $vade, unless VADE names one.
build_vade() {
    vade=${VADE:-$target/release/vade}
    if [ -z "${VADE:-}" ]; then
        cargo build --release --locked --quiet
    fi
}
