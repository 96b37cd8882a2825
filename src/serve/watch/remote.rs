//! File systems whose changes another machine makes: this one is not told of them.

use std::path::Path;

/// What such a file system is called in a message; none for a disk of this machine, and where the system does not say.
#[cfg(target_os = "linux")]
pub(super) fn kind(path: &Path) -> Option<&'static str> {
    name(rustix::fs::statfs(path).ok()?.f_type.cast_unsigned())
}

/// The numbers are those of Linux (`statfs(2)`).
#[cfg(target_os = "linux")]
fn name(number: u64) -> Option<&'static str> {
    match number & 0xffff_ffff {
        0x6969 => Some("a network drive (NFS)"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("a network drive (SMB)"),
        0x0102_1997 => Some("a drive shared from another system (9P)"),
        0x6a65_6a63 => Some("a drive shared from another system (virtiofs)"),
        0x786f_4256 => Some("a folder shared from another system (vboxsf)"),
        0x6573_5546 => Some("a drive run by a program (FUSE)"),
        _ => None,
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn kind(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn knows_drives_of_others() {
        let check = |number: u64, want: bool| assert_eq!(name(number).is_some(), want, "{number:x}");
        check(0xef53, false); // ext4
        check(0x794c_7630, false); // overlayfs
        check(0x0102_1994, false); // tmpfs
        check(0x6969, true);
        check(0xffff_ffff_ff53_4d42, true);
    }
}
