//! A matrix in the formats that have columns.
//!
//! May use `report`. Deliberately absent: `json` and `ndjson`, which have the items that the
//! matrix was made of.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use csv::Writer;

use super::markdown::escaped;
use super::plain::write_escaped;
use super::table::{Head, lay_out};
use super::text::visible;
use super::{Format, Style};
use crate::report::{Align, Matrix, Show};

/// Writes a matrix; a table in the formats that have no columns.
///
/// # Errors
///
/// Those of `out`, of the same kind.
pub fn write(
    out: &mut dyn Write,
    matrix: &Matrix,
    format: Format,
    style: &Style,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Markdown => markdown(&mut out, matrix),
        Format::Csv => csv(&mut out, matrix),
        Format::Plain => plain(&mut out, matrix),
        Format::Table | Format::Json | Format::Ndjson => table(&mut out, matrix, style),
    }?;
    out.flush()
}

fn table(out: &mut impl Write, matrix: &Matrix, style: &Style) -> io::Result<()> {
    let titles: Vec<Cow<str>> = matrix.columns.iter().map(|c| visible(&c.title)).collect();
    let columns = matrix.columns.iter().zip(&titles);
    let heads: Vec<Head> = columns
        .map(|(column, title)| Head {
            title,
            align: Align::Left,
            show: Show::Text,
            keep: column.keep,
            min: 0,
        })
        .collect();
    let shown = |cell: &String| (!cell.is_empty()).then(|| visible(cell).into_owned());
    let rows = matrix.rows.iter();
    let texts = rows.map(|row| row.iter().map(shown).collect()).collect();
    lay_out(out, &heads, &texts, style)
}

fn markdown(out: &mut impl Write, matrix: &Matrix) -> io::Result<()> {
    for column in &matrix.columns {
        write!(out, "| {} ", escaped(&column.title))?;
    }
    writeln!(out, "|\n{}|", "| --- ".repeat(matrix.columns.len()))?;
    for row in &matrix.rows {
        for cell in row {
            write!(out, "| {} ", escaped(cell))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

fn csv(out: &mut impl Write, matrix: &Matrix) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    let keys = matrix.columns.iter().map(|column| column.key.as_bytes());
    csv.write_record(keys).map_err(super::csv::cause)?;
    for row in &matrix.rows {
        for cell in row {
            let cell = super::csv::harmless(cell);
            csv.write_field(cell.as_bytes())
                .map_err(super::csv::cause)?;
        }
        csv.write_record(None::<&[u8]>).map_err(super::csv::cause)?;
    }
    csv.flush()
}

fn plain(out: &mut impl Write, matrix: &Matrix) -> io::Result<()> {
    let keys = matrix.columns.iter().map(|column| &column.key).collect();
    let rows = matrix.rows.iter().map(|row| row.iter().collect());
    for line in std::iter::once(keys).chain(rows) {
        let line: Vec<&String> = line;
        for (at, cell) in line.into_iter().enumerate() {
            if at > 0 {
                out.write_all(b"\t")?;
            }
            write_escaped(out, cell)?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}
