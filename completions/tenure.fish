# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tenure_global_optspecs
    string join \n db= now= zone= programs= format= json o/output= explain color= q/quiet v/verbose h/help V/version
end

function __fish_tenure_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tenure_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tenure_using_subcommand
    set -l cmd (__fish_tenure_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tenure -n "__fish_tenure_needs_command" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_needs_command" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_needs_command" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_needs_command" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_needs_command" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_needs_command" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_needs_command" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_needs_command" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_needs_command" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_needs_command" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_needs_command" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_needs_command" -s V -l version -d 'Print version'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "demo" -d 'A guided run on the bundled examples, in a throw-away store'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "check" -d 'Check program, contract and calendar files'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "program" -d 'The vendors\' programs'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "contract" -d 'The contracts held under them'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "ticket" -d 'Support requests'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "deadlines" -d 'What is due when, for tickets and contracts'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "notice" -d 'By when notice has to be given'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "quote" -d 'What a renewal or a reinstatement costs'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "renewals" -d 'Which terms end when, of contracts and of their services'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "renew" -d 'Record that a contract was renewed: the order and the term that it bought'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "service" -d 'What there is to use of services, and what was used'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "agenda" -d 'Every date in the given contract files, without a store'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "log" -d 'What was recorded, the last operation first'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "undo" -d 'Take an operation back'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "redo" -d 'Bring back what was undone last'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "backup" -d 'Copy the store into a new file, and check the copy'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "doctor" -d 'Check that the store holds what was written to it'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "rebuild" -d 'Make again what follows from the log'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "export" -d 'Write everything in the store as NDJSON'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "import" -d 'Fill an empty store from an export'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "clock" -d 'Open time of a calendar: amounts, stretches, and whether it is open'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "calendar" -d 'Opening hours and holidays'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "explain" -d 'What a finding of `check` means, or where a clause stands and what rests on it'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c tenure -n "__fish_tenure_needs_command" -f -a "man" -d 'Print a man page'
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand demo" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand demo" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand demo" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand demo" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand check" -l stdin-filename -d 'The name to report standard input under' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l allow -d 'Leave out what this rule finds; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l warn -d 'Make warnings of what this rule finds; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l deny -d 'Make errors of what this rule finds, or, with `warnings`, of every warning; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l config -d 'Read the levels of rules from this file instead of a tenure.toml above the paths' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand check" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand check" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand check" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand check" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand check" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand check" -l fix -d 'Mend what can surely be mended, in the files themselves, before they are checked'
complete -c tenure -n "__fish_tenure_using_subcommand check" -l no-config -d 'Read no tenure.toml, as for a stranger\'s change, which must not silence rules'
complete -c tenure -n "__fish_tenure_using_subcommand check" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand check" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand check" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand check" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -f -a "list" -d 'Every edition of every program'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -f -a "show" -d 'One program in full: facts, severities, targets, rules, sources'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -f -a "diff" -d 'What one edition changes against another, and which way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -f -a "adopt" -d 'Record that a new edition was announced'
complete -c tenure -n "__fish_tenure_using_subcommand program; and not __fish_seen_subcommand_from list show diff adopt schema" -f -a "schema" -d 'The JSON Schema of a kind of file, for editors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l tier -d 'Only the rules that this tier has; several are shown side by side' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l edition -d 'The edition; the latest, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l lang -d 'Names, questions and answers in this language, such as de; English, where there is no word' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l contracts -d 'Contracts under it, to say what changes for each: files, and directories of files' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l fail-on -d 'End with status 1 if anything gets worse for the customer' -r -f -a "worse\t'Anything worse; what cannot be decided is remarked on'
undecided\t'Anything worse, or that cannot be decided'
contracts\t'Anything worse for one of --contracts'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l notified -d 'The day on which the customer was notified' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l contract -d 'Only for this contract; all under the program, where absent; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from adopt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand program; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "register" -d 'Add contract files to the store, all or none'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "list" -d 'Every contract in the store'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "show" -d 'One contract'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "update" -d 'Take in a changed contract file, and show what differs'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "pay" -d 'Record a payment'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and not __fish_seen_subcommand_from register list show update pay terminate" -f -a "terminate" -d 'Record a notice that was given'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l from -d 'The first day on which it holds; today, where absent, or the first day of its term, where that is later' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l on -d 'The day of the payment' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l amount -d 'How much, in the contract\'s currency, such as 36500.00' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l on -d 'The last day that shall be covered' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l notice -d 'The day on which notice was given' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l service -d 'The service that shall end; the contract itself, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l party -d 'Who gave it' -r -f -a "customer\t'Who holds the contract'
vendor\t'Who gives support'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand contract; and __fish_seen_subcommand_from terminate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "open" -d 'Open a ticket'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "classify" -d 'Set a ticket\'s severity, or facts from which it follows'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "report" -d 'The customer reports a ticket again'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "respond" -d 'The vendor answers a ticket'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "update" -d 'The vendor tells how a ticket stands, or tries to'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "wait" -d 'A ticket waits for the customer or for a third party'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "resume" -d 'The wait of a ticket is over'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "escalate" -d 'A ticket is handed to a higher role'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "resolve" -d 'The vendor calls a ticket resolved'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "reopen" -d 'The customer takes a resolved ticket up again'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "close" -d 'A ticket is closed for good'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "note" -d 'Write something down about a ticket'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "list" -d 'Every ticket'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "show" -d 'One ticket with its deadlines'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "import" -d 'Record tickets from elsewhere, with what happened to them'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and not __fish_seen_subcommand_from open classify report respond update wait resume escalate resolve reopen close note list show import triage" -f -a "triage" -d 'What the terms make of tickets recorded elsewhere, without a store'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l subject -d 'What it is about; may be left out with --event, whose words it is then' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l description -d 'What happens, and what should' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l fact -d 'An answer that bears on the severity, or an intake field; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l severity -d 'The severity, where it is set outright' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l channel -d 'How it was reported' -r -f -a "phone\t''
portal\t''
email\t''
chat\t''"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l reporter -d 'Who reported it' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l version -d 'The product\'s version' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l at -d 'When it was reported; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l event -d 'The monitored event that opens it, which sets the severity' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l ref -d 'Its id elsewhere' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l fact -d 'An answer that bears on the severity, or an intake field; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l severity -d 'The severity, where it is set outright' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l by -d 'Who set it: vendor, customer or both, with a name after a colon, or a name alone' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l lang -d 'Names, questions and answers in this language, such as de; English, where there is no word' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from classify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l channel -d 'How it is reported' -r -f -a "phone\t''
portal\t''
email\t''
chat\t''"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l description -d 'The description, where it was missing' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from respond" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l unreached -d 'Nobody of the customer\'s could be reached'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l for -d 'For whom' -r -f -a "customer\t''
third-party\t''"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l role -d 'To which role' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from escalate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l reason -d 'For which of the reasons that the program lists' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l text -d 'Why it is not resolved' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from reopen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l text -d 'What to write down' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l at -d 'When it happened; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l contract -d 'Only the tickets of this contract; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l status -d 'Only tickets with this status; may be repeated' -r -f -a "open\t''
held\t''
waiting\t''
resolved\t''
closed\t''"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l severity -d 'Only tickets of this severity; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l sort -d 'In which order' -r -f -a "number\t'By their numbers'
queue\t'As the vendor takes them: open ones first, program by program, by their place in its queue and then by age'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l lang -d 'Names, questions and answers in this language, such as de; English, where there is no word' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l from -d 'What the file is; told by its name or its first byte, where absent' -r -f -a "ndjson\t'A JSON object a line'
csv\t'A header, and a row a ticket'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l skip-bad -d 'Leave the lines that cannot be taken, name each, and record the others'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l contracts -d 'The contracts that the lines name: files, and directories of files' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand ticket; and __fish_seen_subcommand_from triage" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l contract -d 'Only those of this contract and its tickets' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l ticket -d 'Only those of this ticket' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l kind -d 'Only this kind; may be repeated' -r -f -a "first-response\t''
priority-notice\t''
update\t''
resolution\t''
escalation\t''
reopen-until\t''
auto-close\t''
notice\t''
expiry\t''
late-renewal-until\t''
end-of-support\t''
objection\t''
certificate-expiry\t''
allowance-expiry\t''"
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l within -d 'Only what is due up to so long from now, overdue included: 30m, 24h, 90d, 2w or ISO 8601' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l state -d 'Only this state; may be repeated' -r -f -a "running\t''
paused\t''
met\t''
breached\t''
overdue\t''
not-started\t''
no-commitment\t''
open\t''
due\t''
passed\t''
given\t''"
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l fail-on -d 'End with status 1 if anything shown is overdue, or is due within --within (default: now)' -r -f -a "overdue\t'Anything past and not done'
due\t'Anything not done that is due'"
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand deadlines" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l within -d 'Only notices whose last day is at most so long from now: 90d, 2w or ISO 8601' -r
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand notice" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand notice" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand notice" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand notice" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand notice" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l on -d 'The day of the order' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l from -d 'Show how the price changes from this day on ...' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l to -d '... up to this one, and which day is best' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l years -d 'For how many years; as long as a term renews, where absent; may be repeated to compare' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l tier -d 'At which tier; the contract\'s own, where absent; may be repeated to compare' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l licenses -d 'For how many licenses; those covered, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l rate -d 'A rate that the terms leave open: penalty=20%, upgrade-fee=500.00; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand quote" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l change -d 'Change the term that runs, from that day to its end, instead of renewing it'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand quote" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l contract -d 'Only this contract and its services; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l state -d 'Only this state; may be repeated' -r -f -a "upcoming\t''
active\t''
ending\t''
late\t''
lapsed\t''
ended\t''"
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l within -d 'Only terms that end at most so long from now, those over included: 90d, 2w or ISO 8601' -r
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l fail-on -d 'End with status 1 if a term ends within --within (default: now), or if cover has lapsed' -r -f -a "due\t'A term that is over, or ends within --within'
lapsed\t'Cover that has ended'"
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand renewals" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l on -d 'The day of the order' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l years -d 'For how many years; as long as a term renews, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l tier -d 'At which tier; the one held, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l paid -d 'The day on which it was paid, if it was' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l rate -d 'A rate that the terms leave open: penalty=20%, upgrade-fee=500.00; may be repeated' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand renew" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand renew" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -f -a "list" -d 'The services that go with contracts: what there is to use, what was used, what lapses when'
complete -c tenure -n "__fish_tenure_using_subcommand service; and not __fish_seen_subcommand_from list use" -f -a "use" -d 'Record that some of a service was used'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l on -d 'The day on which it was used, or the first of several; today, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l amount -d 'How much, with its unit: 2d, 12h, 1voucher' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l of -d 'Of which allowance, such as on-site; the one with that unit, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand service; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l kind -d 'Only this kind; may be repeated' -r -f -a "notice\t''
expiry\t''
late-renewal-until\t''
end-of-support\t''
objection\t''
certificate-expiry\t''
allowance-expiry\t''"
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l within -d 'Only dates from today to so long from now: 90d, 2w or ISO 8601' -r
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l state -d 'Only this state; may be repeated' -r -f -a "open\t''
due\t''
passed\t''
given\t''"
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l fail-on -d 'End with status 1 if anything shown that is not done is due by the end of --within (default: today)' -r -f -a "due\t'A date that has come, with something still to do'"
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand agenda" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand log" -s n -l limit -d 'Only so many, the last ones' -r
complete -c tenure -n "__fish_tenure_using_subcommand log" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand log" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand log" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand log" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand log" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand log" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand log" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand log" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand log" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand log" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand log" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand undo" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand redo" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l dry-run -d 'Say what would be recorded, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand backup" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand backup" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand backup" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand backup" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l dry-run -d 'Say what would be made, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand rebuild" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand export" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand export" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand export" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand export" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand export" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand export" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand export" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand export" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand export" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand export" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand export" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand import" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand import" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand import" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand import" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand import" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand import" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand import" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand import" -l dry-run -d 'Say whether it would do, and record nothing'
complete -c tenure -n "__fish_tenure_using_subcommand import" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand import" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand import" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand import" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -f -a "add" -d 'By when an amount of open time has passed'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -f -a "between" -d 'How much open time passes between two instants'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -f -a "open" -d 'Whether a calendar is open, until when, and why not'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and not __fish_seen_subcommand_from add between open batch" -f -a "batch" -d 'Many questions at once, one a line'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l from -d 'The instant to count from; a time without an offset is read in --zone, else in the calendar\'s zone' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l calendar -d 'A calendar: the path of its file, FILE#NAME, a bundled one such as `it`, a contract, or PROGRAM/REGION' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l calendars -d 'A file with calendars to name; may be repeated' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l back -d 'Count back: the latest instant from which on the amount is over by --from'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l calendar -d 'A calendar: the path of its file, FILE#NAME, a bundled one such as `it`, a contract, or PROGRAM/REGION' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l calendars -d 'A file with calendars to name; may be repeated' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from between" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l at -d 'The instant; now, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l calendar -d 'A calendar: the path of its file, FILE#NAME, a bundled one such as `it`, a contract, or PROGRAM/REGION' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l calendars -d 'A file with calendars to name; may be repeated' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l calendars -d 'A file with the calendars that the lines name, beside the bundled ones; may be repeated' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand clock; and __fish_seen_subcommand_from batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -f -a "show" -d 'A year at a glance: hours, holidays, days that differ, when clocks change'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and not __fish_seen_subcommand_from show import" -f -a "import" -d 'Holidays of an iCalendar feed, for a calendar\'s table'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l year -d 'The year; the current one, where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l calendars -d 'A file whose calendars can be named; may be repeated' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l into -d 'The file to add the holidays to' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l calendar -d 'The calendar\'s name; with --into, the file\'s only one where absent' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l years -d 'The years to take, such as 2026-2028; where absent, those that the calendar\'s list is for, else this year and the two after it' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l dry-run -d 'With --into, show the change and write nothing'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand calendar; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand explain" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand explain" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand explain" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand explain" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand completions" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand completions" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand completions" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand completions" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenure -n "__fish_tenure_using_subcommand man" -l db -d 'The state file [env: TENURE_DB] [default: tenure/tenure.db in the user\'s data directory]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand man" -l now -d 'Judge as at this instant, and record events as of it: RFC 3339, or YYYY-MM-DD[THH:MM[:SS]] in --zone [env: TENURE_NOW]' -r
complete -c tenure -n "__fish_tenure_using_subcommand man" -l zone -d 'Zone to read zone-less times in and to show times in, by its IANA name [env: TENURE_ZONE] [default: the contract\'s, else UTC]' -r
complete -c tenure -n "__fish_tenure_using_subcommand man" -l programs -d 'A directory of more program files beside the bundled ones [env: TENURE_PROGRAMS]' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand man" -l format -d 'table, plain, json, ndjson, csv, markdown [env: TENURE_FORMAT] [default: table]' -r
complete -c tenure -n "__fish_tenure_using_subcommand man" -s o -l output -d 'Write the answer there instead, whole or not at all' -r -F
complete -c tenure -n "__fish_tenure_using_subcommand man" -l color -d 'When to colour' -r -f -a "auto\t'Where the reader is a terminal and nothing in the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c tenure -n "__fish_tenure_using_subcommand man" -l json -d 'Short for --format json'
complete -c tenure -n "__fish_tenure_using_subcommand man" -l explain -d 'With the reasons behind each answer'
complete -c tenure -n "__fish_tenure_using_subcommand man" -s q -l quiet -d 'Only answers and errors'
complete -c tenure -n "__fish_tenure_using_subcommand man" -s v -l verbose -d 'Tell more on the way'
complete -c tenure -n "__fish_tenure_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
