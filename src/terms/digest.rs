//! The digest by which contracts and tickets remember the text that they were made under.

use sha2::{Digest as _, Sha256};

/// SHA-256 of a text, in hexadecimal.
pub fn digest(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_sha_256() {
        // The digest of the empty text, from FIPS 180-4's test vectors.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(super::digest(""), empty);
    }
}
