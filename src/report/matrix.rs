//! Things side by side, a column for each: what the columns are depends on what was asked for.
//!
//! May use nothing else of this crate. Deliberately absent: JSON, which nests what stands side by
//! side (see the items that a matrix is made of).

/// A table of which nobody knows the columns beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The columns, in order.
    pub columns: Vec<MatrixColumn>,
    /// The rows: a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixColumn {
    /// What it is called in the formats for programs.
    pub key: String,
    /// Its title for people.
    pub title: String,
    /// Whether a narrow terminal still has it.
    pub keep: bool,
}
