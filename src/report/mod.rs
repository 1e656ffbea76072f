//! Answers, as plain data.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: deciding anything, and turning answers
//! into text (see `render`). Each kind of answer is a type that implements [`Item`]; every output
//! format is derived from its JSON, so that no two formats can disagree.

pub mod answer;
pub mod item;

pub use answer::{Answer, Warning};
pub use item::{Align, Column, Item, Show, Why, check_declared};
