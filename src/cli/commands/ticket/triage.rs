//! `tenure ticket triage`: what the terms make of tickets that are recorded elsewhere.

use std::sync::Arc;

use tenure::domain::ticket::record::Fault;
use tenure::ingest::lines::Chunk;
use tenure::ingest::ticket::{BadLine, read};
use tenure::render::ndjson::write_record;
use tenure::report::lines::LineError;
use tenure::report::triage::{TriageError, TriageLine};

use super::records::Contracts;
use crate::cli::args::TriageArgs;
use crate::cli::batch::{self, Answered};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(super) fn run(context: &mut Context, args: &TriageArgs) -> Result<u8, Failure> {
    context.format_among(&["ndjson"], "ndjson")?;
    let contracts = Arc::new(Contracts::of_files(context, &args.contracts)?);
    let explains = context.explains();
    batch::run(context, &args.file, || {
        let contracts = Arc::clone(&contracts);
        move |chunk: &Chunk| answers(&contracts, chunk, explains)
    })
}

fn answers(contracts: &Contracts, chunk: &Chunk, explains: bool) -> Answered {
    let mut answered = Answered::default();
    // An answer is about so much longer than its line.
    answered.text.reserve(4 * chunk.size());
    for (number, line) in chunk.lines() {
        answered.lines += 1;
        let triaged = read(line).and_then(|record| triage(contracts, number, record, explains));
        // Writing to memory does not fail, and neither does serializing what was decided.
        let _ = match triaged {
            Ok(line) => write_record(&mut answered.text, &line),
            Err(BadLine { reference, fault }) => {
                answered.failed = true;
                let error = TriageError {
                    reference,
                    line: number,
                    error: LineError::new(fault.code, fault.message),
                };
                write_record(&mut answered.text, &error)
            }
        };
    }
    answered
}

fn triage(
    contracts: &Contracts,
    number: u64,
    record: tenure::domain::ticket::record::Record,
    explains: bool,
) -> Result<TriageLine, BadLine> {
    let (held, judged) = match contracts.judge(&record) {
        Ok(judged) => judged,
        Err(fault) => return Err(bad(record.opening.reference, fault)),
    };
    let (contract, now, zone) = (&held.contract, held.now, &held.zone);
    Ok(TriageLine::new(
        number, record, judged, contract, now, zone, explains,
    ))
}

fn bad(reference: Option<String>, fault: Fault) -> BadLine {
    BadLine { reference, fault }
}
