//! `[limits]`: how much a handbook may hold.

/// The limits. A handbook can move each one between 1 and a maximum that the program sets, so that content of unknown
/// origin can neither exhaust the machine nor lift its own bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a Markdown file.
    pub page_size: u64,
    /// Bytes of a YAML file.
    pub data_size: u64,
    /// Bytes of any other file that is copied.
    pub asset_size: u64,
    /// Levels of nesting in YAML.
    pub yaml_depth: u64,
    /// Values in one YAML text, those made by aliases included.
    pub yaml_nodes: u64,
    /// Files included within included files.
    pub include_depth: u64,
    /// Files of the site.
    pub files: u64,
    /// Bytes of the site.
    pub site_size: u64,
    /// Bytes of the search index, above which `build` warns.
    pub search_size: u64,
    /// Redirects of the site: GitLab Pages reads the first 1,000.
    pub redirects: u64,
    /// Bytes of a path of the site.
    pub path_length: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            page_size: 4 * MIB,
            data_size: 8 * MIB,
            asset_size: 100 * MIB,
            yaml_depth: 64,
            yaml_nodes: 200_000,
            include_depth: 16,
            files: 200_000,
            site_size: 1024 * MIB,
            search_size: 128 * MIB,
            redirects: 1_000,
            path_length: 1_024,
        }
    }
}

const MIB: u64 = 1024 * 1024;

/// Reads a size: `4 MiB`, `512 KiB`, `10 MB`, or bytes. `None` when it is none.
pub(super) fn size(text: &str) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" | "bytes" => 1,
        "kb" => 1_000,
        "kib" => 1024,
        "mb" => 1_000_000,
        "mib" => MIB,
        "gb" => 1_000_000_000,
        "gib" => 1024 * MIB,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sizes() {
        let check = |text: &str, want: Option<u64>| assert_eq!(size(text), want, "{text}");
        check("4 MiB", Some(4 * MIB));
        check("10MB", Some(10_000_000));
        check("512", Some(512));
        check("1 gib", Some(1024 * MIB));
        for wrong in ["", "MiB", "4 parsecs", "-1", "99999999999999999999", "99999999999 GiB", "1.5 MB"] {
            check(wrong, None);
        }
    }
}
