//! `tenure man`: the man page of a command.

use clap::CommandFactory as _;

use crate::cli::args::{Cli, ManArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub fn run(context: &mut Context, args: &ManArgs) -> Result<u8, Failure> {
    let mut command = root();
    let mut name = "tenure".to_owned();
    for word in &args.command {
        let names: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        if !names.contains(&word.as_str()) {
            return Err(Failure::unknown("command", word, &names));
        }
        name = format!("{name}-{word}");
        let found = command.find_subcommand(word).cloned();
        command =
            found.ok_or_else(|| Failure::unusable(format!("there is no command `{word}`")))?;
    }
    let page = page(command, &name)?;
    context.deliver(|out| out.write_all(&page))?;
    Ok(0)
}

fn root() -> clap::Command {
    let mut root = Cli::command();
    root.build();
    root
}

/// A page, from the command definitions.
fn page(command: clap::Command, name: &str) -> Result<Vec<u8>, Failure> {
    // The date of a build or of a run would make every page differ from the committed one.
    let man = clap_mangen::Man::new(command.name(name.to_owned()))
        .date("")
        .source("tenure");
    let mut page = Vec::new();
    man.render(&mut page)
        .map_err(|error| Failure::unusable(format!("cannot make the man page: {error}")))?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::generated::is_current;

    fn pages(command: &clap::Command, name: &str, found: &mut Vec<(String, clap::Command)>) {
        found.push((name.to_owned(), command.clone()));
        for sub in command.get_subcommands() {
            pages(sub, &format!("{name}-{}", sub.get_name()), found);
        }
    }

    #[test]
    fn the_committed_man_pages_are_current() {
        let mut found = Vec::new();
        pages(&root(), "tenure", &mut found);
        assert!(found.len() > 20);
        for (name, command) in found {
            let page = page(command, &name).unwrap();
            is_current(&format!("man/{name}.1"), &page);
        }
    }
}
