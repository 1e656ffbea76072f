//! `check --fix`: files are mended before they are checked, each whole or not at all.

use tenure::lint;

use super::levels::Levels;
use super::{Read, against, catalog};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output;

/// Most times that all files are gone through: a mended program may let a contract be read further.
const MAX_ROUNDS: usize = 3;

/// Mends what can be mended of the files, and says how much; why some could not be written.
pub fn all(
    context: &mut Context,
    levels: &mut Levels,
    texts: &mut [Read],
) -> Result<Vec<Failure>, Failure> {
    let mut failures = Vec::new();
    let mut unwritten = vec![false; texts.len()];
    for _ in 0..MAX_ROUNDS {
        let catalog = catalog(context, texts)?;
        let against = against(context, &catalog);
        let mut again = false;
        for ((input, text), unwritten) in texts.iter_mut().zip(&mut unwritten) {
            let Ok(source) = text else {
                continue;
            };
            if input.is_settings() || *unwritten {
                continue;
            }
            let settle = |findings| levels.settle(input.given, findings);
            let Some((mended, count)) = lint::mend::mend(&source.text, &against, settle) else {
                continue;
            };
            match output::replace(&input.path, &mended) {
                Ok(()) => {
                    let word = if count == 1 { "mend" } else { "mends" };
                    context.remark(&format!("{}: {count} {word} made", source.name));
                    source.text = mended;
                    again = true;
                }
                Err(failure) => {
                    *unwritten = true;
                    failures.push(failure);
                }
            }
        }
        if !again {
            break;
        }
    }
    Ok(failures)
}
