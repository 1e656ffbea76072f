#compdef tenure

autoload -U is-at-least

_tenure() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_tenure_commands" \
"*::: :->tenure" \
&& ret=0
    case $state in
    (tenure)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-command-$line[1]:"
        case $line[1] in
            (demo)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'--stdin-filename=[The name to report standard input under]:NAME:_default' \
'*--allow=[Leave out what this rule finds; may be repeated]:CODE:_default' \
'*--warn=[Make warnings of what this rule finds; may be repeated]:CODE:_default' \
'*--deny=[Make errors of what this rule finds, or, with \`warnings\`, of every warning; may be repeated]:CODE:_default' \
'(--no-config)--config=[Read the levels of rules from this file instead of a tenure.toml above the paths]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--fix[Mend what can surely be mended, in the files themselves, before they are checked]' \
'--no-config[Read no tenure.toml, as for a stranger'\''s change, which must not silence rules]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::paths -- Files and directories; `-` reads standard input:_files' \
&& ret=0
;;
(program)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__program_commands" \
"*::: :->program" \
&& ret=0

    case $state in
    (program)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-program-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'*--tier=[Only the rules that this tier has; several are shown side by side]:TIER:_default' \
'--edition=[The edition; the latest, where absent]:EDITION:_default' \
'--lang=[Names, questions and answers in this language, such as de; English, where there is no word]:LANGUAGE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':id -- The program'\''s id:_default' \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
'*--contracts=[Contracts under it, to say what changes for each\: files, and directories of files]:PATH:_files' \
'--fail-on=[End with status 1 if anything gets worse for the customer]:WHAT:((worse\:"Anything worse; what cannot be decided is remarked on"
undecided\:"Anything worse, or that cannot be decided"
contracts\:"Anything worse for one of --contracts"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':old -- The edition that there was\: the path of a program file, or the id of a program at hand, as ID or ID@EDITION:_default' \
':new -- The edition that there is:_default' \
&& ret=0
;;
(adopt)
_arguments "${_arguments_options[@]}" : \
'--notified=[The day on which the customer was notified]:DATE:_default' \
'*--contract=[Only for this contract; all under the program, where absent; may be repeated]:ID:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The program file of the new edition; `-` reads standard input:_files' \
&& ret=0
;;
(schema)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':kind -- Which kind:((program\:"A vendor'\''s support terms"
contract\:"What one customer holds"
calendar\:"Opening hours and holidays"))' \
&& ret=0
;;
        esac
    ;;
esac
;;
(contract)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__contract_commands" \
"*::: :->contract" \
&& ret=0

    case $state in
    (contract)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-contract-command-$line[1]:"
        case $line[1] in
            (register)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::files -- Contract files; `-` reads standard input:_files' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id, or the path of its file:_default' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'--from=[The first day on which it holds; today, where absent, or the first day of its term, where that is later]:DATE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The changed file, with the id of a registered contract; `-` reads standard input:_files' \
&& ret=0
;;
(pay)
_arguments "${_arguments_options[@]}" : \
'--on=[The day of the payment]:DATE:_default' \
'--amount=[How much, in the contract'\''s currency, such as 36500.00]:AMOUNT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id:_default' \
&& ret=0
;;
(terminate)
_arguments "${_arguments_options[@]}" : \
'--on=[The last day that shall be covered]:DATE:_default' \
'--notice=[The day on which notice was given]:DATE:_default' \
'--service=[The service that shall end; the contract itself, where absent]:SERVICE:_default' \
'--party=[Who gave it]:PARTY:((customer\:"Who holds the contract"
vendor\:"Who gives support"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(ticket)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__ticket_commands" \
"*::: :->ticket" \
&& ret=0

    case $state in
    (ticket)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-ticket-command-$line[1]:"
        case $line[1] in
            (open)
_arguments "${_arguments_options[@]}" : \
'--subject=[What it is about; may be left out with --event, whose words it is then]:TEXT:_default' \
'--description=[What happens, and what should]:TEXT:_default' \
'*--fact=[An answer that bears on the severity, or an intake field; may be repeated]:KEY=VALUE:_default' \
'--severity=[The severity, where it is set outright]:SEVERITY:_default' \
'--channel=[How it was reported]:CHANNEL:(phone portal email chat)' \
'--reporter=[Who reported it]:EMAIL:_default' \
'--version=[The product'\''s version]:VERSION:_default' \
'--at=[When it was reported; now, where absent]:INSTANT:_default' \
'--event=[The monitored event that opens it, which sets the severity]:ID:_default' \
'--ref=[Its id elsewhere]:EXTERNAL:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id:_default' \
&& ret=0
;;
(classify)
_arguments "${_arguments_options[@]}" : \
'*--fact=[An answer that bears on the severity, or an intake field; may be repeated]:KEY=VALUE:_default' \
'--severity=[The severity, where it is set outright]:SEVERITY:_default' \
'--by=[Who set it\: vendor, customer or both, with a name after a colon, or a name alone]:WHO:_default' \
'--lang=[Names, questions and answers in this language, such as de; English, where there is no word]:LANGUAGE:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(report)
_arguments "${_arguments_options[@]}" : \
'--channel=[How it is reported]:CHANNEL:(phone portal email chat)' \
'--description=[The description, where it was missing]:TEXT:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(respond)
_arguments "${_arguments_options[@]}" : \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--unreached[Nobody of the customer'\''s could be reached]' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(wait)
_arguments "${_arguments_options[@]}" : \
'--for=[For whom]:WHOM:(customer third-party)' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(resume)
_arguments "${_arguments_options[@]}" : \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(escalate)
_arguments "${_arguments_options[@]}" : \
'--role=[To which role]:ROLE:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
'--reason=[For which of the reasons that the program lists]:REASON:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(reopen)
_arguments "${_arguments_options[@]}" : \
'--text=[Why it is not resolved]:TEXT:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(close)
_arguments "${_arguments_options[@]}" : \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(note)
_arguments "${_arguments_options[@]}" : \
'--text=[What to write down]:TEXT:_default' \
'--at=[When it happened; now, where absent]:INSTANT:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*--contract=[Only the tickets of this contract; may be repeated]:ID:_default' \
'*--status=[Only tickets with this status; may be repeated]:STATUS:(open held waiting resolved closed)' \
'*--severity=[Only tickets of this severity; may be repeated]:SEVERITY:_default' \
'--sort=[In which order]:ORDER:((number\:"By their numbers"
queue\:"As the vendor takes them\: open ones first, program by program, by their place in its queue and then by age"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--lang=[Names, questions and answers in this language, such as de; English, where there is no word]:LANGUAGE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':ticket -- The ticket'\''s number:_default' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--from=[What the file is; told by its name or its first byte, where absent]:KIND:((ndjson\:"A JSON object a line"
csv\:"A header, and a row a ticket"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--skip-bad[Leave the lines that cannot be taken, name each, and record the others]' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The tickets; `-` reads standard input:_files' \
&& ret=0
;;
(triage)
_arguments "${_arguments_options[@]}" : \
'*--contracts=[The contracts that the lines name\: files, and directories of files]:PATH:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The tickets, one a line; `-` reads standard input:_files' \
&& ret=0
;;
        esac
    ;;
esac
;;
(deadlines)
_arguments "${_arguments_options[@]}" : \
'--contract=[Only those of this contract and its tickets]:CONTRACT:_default' \
'(--contract)--ticket=[Only those of this ticket]:N:_default' \
'*--kind=[Only this kind; may be repeated]:KIND:(first-response priority-notice update resolution escalation reopen-until auto-close notice expiry late-renewal-until end-of-support objection certificate-expiry allowance-expiry)' \
'--within=[Only what is due up to so long from now, overdue included\: 30m, 24h, 90d, 2w or ISO 8601]:DURATION:_default' \
'*--state=[Only this state; may be repeated]:STATE:(running paused met breached overdue not-started no-commitment open due passed given)' \
'--fail-on=[End with status 1 if anything shown is overdue, or is due within --within (default\: now)]:WHAT:((overdue\:"Anything past and not done"
due\:"Anything not done that is due"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(notice)
_arguments "${_arguments_options[@]}" : \
'--within=[Only notices whose last day is at most so long from now\: 90d, 2w or ISO 8601]:DURATION:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::contracts -- Contracts; all in the store, where absent:_default' \
&& ret=0
;;
(quote)
_arguments "${_arguments_options[@]}" : \
'(--from --to)--on=[The day of the order]:DATE:_default' \
'--from=[Show how the price changes from this day on ...]:DATE:_default' \
'--to=[... up to this one, and which day is best]:DATE:_default' \
'*--years=[For how many years; as long as a term renews, where absent; may be repeated to compare]:N:_default' \
'*--tier=[At which tier; the contract'\''s own, where absent; may be repeated to compare]:TIER:_default' \
'--licenses=[For how many licenses; those covered, where absent]:N:_default' \
'*--rate=[A rate that the terms leave open\: penalty=20%, upgrade-fee=500.00; may be repeated]:CODE=RATE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--years)--change[Change the term that runs, from that day to its end, instead of renewing it]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id, or the path of its file:_default' \
&& ret=0
;;
(renewals)
_arguments "${_arguments_options[@]}" : \
'*--contract=[Only this contract and its services; may be repeated]:CONTRACT:_default' \
'*--state=[Only this state; may be repeated]:STATE:(upcoming active ending late lapsed ended)' \
'--within=[Only terms that end at most so long from now, those over included\: 90d, 2w or ISO 8601]:DURATION:_default' \
'--fail-on=[End with status 1 if a term ends within --within (default\: now), or if cover has lapsed]:WHAT:((due\:"A term that is over, or ends within --within"
lapsed\:"Cover that has ended"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(renew)
_arguments "${_arguments_options[@]}" : \
'--on=[The day of the order]:DATE:_default' \
'--years=[For how many years; as long as a term renews, where absent]:N:_default' \
'--tier=[At which tier; the one held, where absent]:TIER:_default' \
'--paid=[The day on which it was paid, if it was]:DATE:_default' \
'*--rate=[A rate that the terms leave open\: penalty=20%, upgrade-fee=500.00; may be repeated]:CODE=RATE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id:_default' \
&& ret=0
;;
(service)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__service_commands" \
"*::: :->service" \
&& ret=0

    case $state in
    (service)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-service-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::contracts -- Contracts; all in the store, where absent:_default' \
&& ret=0
;;
(use)
_arguments "${_arguments_options[@]}" : \
'--on=[The day on which it was used, or the first of several; today, where absent]:DATE:_default' \
'--amount=[How much, with its unit\: 2d, 12h, 1voucher]:AMOUNT:_default' \
'--of=[Of which allowance, such as on-site; the one with that unit, where absent]:ALLOWANCE:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':contract -- The contract'\''s id:_default' \
':service -- The service'\''s id:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(agenda)
_arguments "${_arguments_options[@]}" : \
'*--kind=[Only this kind; may be repeated]:KIND:(notice expiry late-renewal-until end-of-support objection certificate-expiry allowance-expiry)' \
'--within=[Only dates from today to so long from now\: 90d, 2w or ISO 8601]:DURATION:_default' \
'*--state=[Only this state; may be repeated]:STATE:(open due passed given)' \
'--fail-on=[End with status 1 if anything shown that is not done is due by the end of --within (default\: today)]:WHAT:((due\:"A date that has come, with something still to do"))' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::files -- Contract files, and directories of them; `-` reads standard input:_files' \
&& ret=0
;;
(log)
_arguments "${_arguments_options[@]}" : \
'-n+[Only so many, the last ones]:N:_default' \
'--limit=[Only so many, the last ones]:N:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(undo)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::operation -- The operation'\''s number in `tenure log`; the last one that is not undone, where absent:_default' \
&& ret=0
;;
(redo)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be recorded, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(backup)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The new file:_files' \
&& ret=0
;;
(doctor)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(rebuild)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say what would be made, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(export)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[Say whether it would do, and record nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- What `tenure export` wrote; `-` reads standard input:_files' \
&& ret=0
;;
(clock)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__clock_commands" \
"*::: :->clock" \
&& ret=0

    case $state in
    (clock)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-clock-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
'--from=[The instant to count from; a time without an offset is read in --zone, else in the calendar'\''s zone]:INSTANT:_default' \
'--calendar=[A calendar\: the path of its file, FILE#NAME, a bundled one such as \`it\`, a contract, or PROGRAM/REGION]:CALENDAR:_default' \
'*--calendars=[A file with calendars to name; may be repeated]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--back[Count back\: the latest instant from which on the amount is over by --from]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':amount -- Open time as 90m, 2h, 1h30m or PT90M, or business days as 3bd:_default' \
&& ret=0
;;
(between)
_arguments "${_arguments_options[@]}" : \
'--calendar=[A calendar\: the path of its file, FILE#NAME, a bundled one such as \`it\`, a contract, or PROGRAM/REGION]:CALENDAR:_default' \
'*--calendars=[A file with calendars to name; may be repeated]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':start -- From here; a time without an offset is read in --zone, else in the calendar'\''s zone:_default' \
':end -- Until here:_default' \
&& ret=0
;;
(open)
_arguments "${_arguments_options[@]}" : \
'--at=[The instant; now, where absent]:INSTANT:_default' \
'--calendar=[A calendar\: the path of its file, FILE#NAME, a bundled one such as \`it\`, a contract, or PROGRAM/REGION]:CALENDAR:_default' \
'*--calendars=[A file with calendars to name; may be repeated]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(batch)
_arguments "${_arguments_options[@]}" : \
'*--calendars=[A file with the calendars that the lines name, beside the bundled ones; may be repeated]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The questions, one a line; `-` reads standard input:_files' \
&& ret=0
;;
        esac
    ;;
esac
;;
(calendar)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tenure__subcmd__calendar_commands" \
"*::: :->calendar" \
&& ret=0

    case $state in
    (calendar)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tenure-calendar-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
'--year=[The year; the current one, where absent]:YEAR:_default' \
'*--calendars=[A file whose calendars can be named; may be repeated]:FILE:_files' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':calendar -- A calendar of a file of --calendars, the path of a calendar'\''s or a contract'\''s file, FILE#NAME, a bundled calendar such as `it`, a contract, or PROGRAM/REGION:_default' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--into=[The file to add the holidays to]:FILE.toml:_files' \
'--calendar=[The calendar'\''s name; with --into, the file'\''s only one where absent]:NAME:_default' \
'--years=[The years to take, such as 2026-2028; where absent, those that the calendar'\''s list is for, else this year and the two after it]:A-B:_default' \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'--dry-run[With --into, show the change and write nothing]' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':feed -- The feed; `-` reads standard input:_files' \
&& ret=0
;;
        esac
    ;;
esac
;;
(explain)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::what -- A code such as bare-unit, or a clause such as terms V T18:_default' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':shell -- For which shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'--db=[The state file \[env\: TENURE_DB\] \[default\: tenure/tenure.db in the user'\''s data directory\]]:FILE:_files' \
'--now=[Judge as at this instant, and record events as of it\: RFC 3339, or YYYY-MM-DD\[THH\:MM\[\:SS\]\] in --zone \[env\: TENURE_NOW\]]:INSTANT:_default' \
'--zone=[Zone to read zone-less times in and to show times in, by its IANA name \[env\: TENURE_ZONE\] \[default\: the contract'\''s, else UTC\]]:ZONE:_default' \
'*--programs=[A directory of more program files beside the bundled ones \[env\: TENURE_PROGRAMS\]]:DIR:_files' \
'--format=[table, plain, json, ndjson, csv, markdown \[env\: TENURE_FORMAT\] \[default\: table\]]:FORMAT:_default' \
'-o+[Write the answer there instead, whole or not at all]:FILE:_files' \
'--output=[Write the answer there instead, whole or not at all]:FILE:_files' \
'--color=[When to colour]:WHEN:((auto\:"Where the reader is a terminal and nothing in the environment says otherwise"
always\:"Always"
never\:"Never"))' \
'(--format)--json[Short for --format json]' \
'--explain[With the reasons behind each answer]' \
'(-v --verbose)-q[Only answers and errors]' \
'(-v --verbose)--quiet[Only answers and errors]' \
'-v[Tell more on the way]' \
'--verbose[Tell more on the way]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::command -- The command, such as `ticket open`; tenure itself, where absent:_default' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_tenure_commands] )) ||
_tenure_commands() {
    local commands; commands=(
'demo:A guided run on the bundled examples, in a throw-away store' \
'check:Check program, contract and calendar files' \
'program:The vendors'\'' programs' \
'contract:The contracts held under them' \
'ticket:Support requests' \
'deadlines:What is due when, for tickets and contracts' \
'notice:By when notice has to be given' \
'quote:What a renewal or a reinstatement costs' \
'renewals:Which terms end when, of contracts and of their services' \
'renew:Record that a contract was renewed\: the order and the term that it bought' \
'service:What there is to use of services, and what was used' \
'agenda:Every date in the given contract files, without a store' \
'log:What was recorded, the last operation first' \
'undo:Take an operation back' \
'redo:Bring back what was undone last' \
'backup:Copy the store into a new file, and check the copy' \
'doctor:Check that the store holds what was written to it' \
'rebuild:Make again what follows from the log' \
'export:Write everything in the store as NDJSON' \
'import:Fill an empty store from an export' \
'clock:Open time of a calendar\: amounts, stretches, and whether it is open' \
'calendar:Opening hours and holidays' \
'explain:What a finding of \`check\` means, or where a clause stands and what rests on it' \
'completions:Print a completion script' \
'man:Print a man page' \
    )
    _describe -t commands 'tenure commands' commands "$@"
}
(( $+functions[_tenure__subcmd__agenda_commands] )) ||
_tenure__subcmd__agenda_commands() {
    local commands; commands=()
    _describe -t commands 'tenure agenda commands' commands "$@"
}
(( $+functions[_tenure__subcmd__backup_commands] )) ||
_tenure__subcmd__backup_commands() {
    local commands; commands=()
    _describe -t commands 'tenure backup commands' commands "$@"
}
(( $+functions[_tenure__subcmd__calendar_commands] )) ||
_tenure__subcmd__calendar_commands() {
    local commands; commands=(
'show:A year at a glance\: hours, holidays, days that differ, when clocks change' \
'import:Holidays of an iCalendar feed, for a calendar'\''s table' \
    )
    _describe -t commands 'tenure calendar commands' commands "$@"
}
(( $+functions[_tenure__subcmd__calendar__subcmd__import_commands] )) ||
_tenure__subcmd__calendar__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'tenure calendar import commands' commands "$@"
}
(( $+functions[_tenure__subcmd__calendar__subcmd__show_commands] )) ||
_tenure__subcmd__calendar__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tenure calendar show commands' commands "$@"
}
(( $+functions[_tenure__subcmd__check_commands] )) ||
_tenure__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tenure check commands' commands "$@"
}
(( $+functions[_tenure__subcmd__clock_commands] )) ||
_tenure__subcmd__clock_commands() {
    local commands; commands=(
'add:By when an amount of open time has passed' \
'between:How much open time passes between two instants' \
'open:Whether a calendar is open, until when, and why not' \
'batch:Many questions at once, one a line' \
    )
    _describe -t commands 'tenure clock commands' commands "$@"
}
(( $+functions[_tenure__subcmd__clock__subcmd__add_commands] )) ||
_tenure__subcmd__clock__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'tenure clock add commands' commands "$@"
}
(( $+functions[_tenure__subcmd__clock__subcmd__batch_commands] )) ||
_tenure__subcmd__clock__subcmd__batch_commands() {
    local commands; commands=()
    _describe -t commands 'tenure clock batch commands' commands "$@"
}
(( $+functions[_tenure__subcmd__clock__subcmd__between_commands] )) ||
_tenure__subcmd__clock__subcmd__between_commands() {
    local commands; commands=()
    _describe -t commands 'tenure clock between commands' commands "$@"
}
(( $+functions[_tenure__subcmd__clock__subcmd__open_commands] )) ||
_tenure__subcmd__clock__subcmd__open_commands() {
    local commands; commands=()
    _describe -t commands 'tenure clock open commands' commands "$@"
}
(( $+functions[_tenure__subcmd__completions_commands] )) ||
_tenure__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'tenure completions commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract_commands] )) ||
_tenure__subcmd__contract_commands() {
    local commands; commands=(
'register:Add contract files to the store, all or none' \
'list:Every contract in the store' \
'show:One contract' \
'update:Take in a changed contract file, and show what differs' \
'pay:Record a payment' \
'terminate:Record a notice that was given' \
    )
    _describe -t commands 'tenure contract commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__list_commands] )) ||
_tenure__subcmd__contract__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract list commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__pay_commands] )) ||
_tenure__subcmd__contract__subcmd__pay_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract pay commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__register_commands] )) ||
_tenure__subcmd__contract__subcmd__register_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract register commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__show_commands] )) ||
_tenure__subcmd__contract__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract show commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__terminate_commands] )) ||
_tenure__subcmd__contract__subcmd__terminate_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract terminate commands' commands "$@"
}
(( $+functions[_tenure__subcmd__contract__subcmd__update_commands] )) ||
_tenure__subcmd__contract__subcmd__update_commands() {
    local commands; commands=()
    _describe -t commands 'tenure contract update commands' commands "$@"
}
(( $+functions[_tenure__subcmd__deadlines_commands] )) ||
_tenure__subcmd__deadlines_commands() {
    local commands; commands=()
    _describe -t commands 'tenure deadlines commands' commands "$@"
}
(( $+functions[_tenure__subcmd__demo_commands] )) ||
_tenure__subcmd__demo_commands() {
    local commands; commands=()
    _describe -t commands 'tenure demo commands' commands "$@"
}
(( $+functions[_tenure__subcmd__doctor_commands] )) ||
_tenure__subcmd__doctor_commands() {
    local commands; commands=()
    _describe -t commands 'tenure doctor commands' commands "$@"
}
(( $+functions[_tenure__subcmd__explain_commands] )) ||
_tenure__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'tenure explain commands' commands "$@"
}
(( $+functions[_tenure__subcmd__export_commands] )) ||
_tenure__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'tenure export commands' commands "$@"
}
(( $+functions[_tenure__subcmd__import_commands] )) ||
_tenure__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'tenure import commands' commands "$@"
}
(( $+functions[_tenure__subcmd__log_commands] )) ||
_tenure__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tenure log commands' commands "$@"
}
(( $+functions[_tenure__subcmd__man_commands] )) ||
_tenure__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'tenure man commands' commands "$@"
}
(( $+functions[_tenure__subcmd__notice_commands] )) ||
_tenure__subcmd__notice_commands() {
    local commands; commands=()
    _describe -t commands 'tenure notice commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program_commands] )) ||
_tenure__subcmd__program_commands() {
    local commands; commands=(
'list:Every edition of every program' \
'show:One program in full\: facts, severities, targets, rules, sources' \
'diff:What one edition changes against another, and which way' \
'adopt:Record that a new edition was announced' \
'schema:The JSON Schema of a kind of file, for editors' \
    )
    _describe -t commands 'tenure program commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program__subcmd__adopt_commands] )) ||
_tenure__subcmd__program__subcmd__adopt_commands() {
    local commands; commands=()
    _describe -t commands 'tenure program adopt commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program__subcmd__diff_commands] )) ||
_tenure__subcmd__program__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'tenure program diff commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program__subcmd__list_commands] )) ||
_tenure__subcmd__program__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tenure program list commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program__subcmd__schema_commands] )) ||
_tenure__subcmd__program__subcmd__schema_commands() {
    local commands; commands=()
    _describe -t commands 'tenure program schema commands' commands "$@"
}
(( $+functions[_tenure__subcmd__program__subcmd__show_commands] )) ||
_tenure__subcmd__program__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tenure program show commands' commands "$@"
}
(( $+functions[_tenure__subcmd__quote_commands] )) ||
_tenure__subcmd__quote_commands() {
    local commands; commands=()
    _describe -t commands 'tenure quote commands' commands "$@"
}
(( $+functions[_tenure__subcmd__rebuild_commands] )) ||
_tenure__subcmd__rebuild_commands() {
    local commands; commands=()
    _describe -t commands 'tenure rebuild commands' commands "$@"
}
(( $+functions[_tenure__subcmd__redo_commands] )) ||
_tenure__subcmd__redo_commands() {
    local commands; commands=()
    _describe -t commands 'tenure redo commands' commands "$@"
}
(( $+functions[_tenure__subcmd__renew_commands] )) ||
_tenure__subcmd__renew_commands() {
    local commands; commands=()
    _describe -t commands 'tenure renew commands' commands "$@"
}
(( $+functions[_tenure__subcmd__renewals_commands] )) ||
_tenure__subcmd__renewals_commands() {
    local commands; commands=()
    _describe -t commands 'tenure renewals commands' commands "$@"
}
(( $+functions[_tenure__subcmd__service_commands] )) ||
_tenure__subcmd__service_commands() {
    local commands; commands=(
'list:The services that go with contracts\: what there is to use, what was used, what lapses when' \
'use:Record that some of a service was used' \
    )
    _describe -t commands 'tenure service commands' commands "$@"
}
(( $+functions[_tenure__subcmd__service__subcmd__list_commands] )) ||
_tenure__subcmd__service__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tenure service list commands' commands "$@"
}
(( $+functions[_tenure__subcmd__service__subcmd__use_commands] )) ||
_tenure__subcmd__service__subcmd__use_commands() {
    local commands; commands=()
    _describe -t commands 'tenure service use commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket_commands] )) ||
_tenure__subcmd__ticket_commands() {
    local commands; commands=(
'open:Open a ticket' \
'classify:Set a ticket'\''s severity, or facts from which it follows' \
'report:The customer reports a ticket again' \
'respond:The vendor answers a ticket' \
'update:The vendor tells how a ticket stands, or tries to' \
'wait:A ticket waits for the customer or for a third party' \
'resume:The wait of a ticket is over' \
'escalate:A ticket is handed to a higher role' \
'resolve:The vendor calls a ticket resolved' \
'reopen:The customer takes a resolved ticket up again' \
'close:A ticket is closed for good' \
'note:Write something down about a ticket' \
'list:Every ticket' \
'show:One ticket with its deadlines' \
'import:Record tickets from elsewhere, with what happened to them' \
'triage:What the terms make of tickets recorded elsewhere, without a store' \
    )
    _describe -t commands 'tenure ticket commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__classify_commands] )) ||
_tenure__subcmd__ticket__subcmd__classify_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket classify commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__close_commands] )) ||
_tenure__subcmd__ticket__subcmd__close_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket close commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__escalate_commands] )) ||
_tenure__subcmd__ticket__subcmd__escalate_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket escalate commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__import_commands] )) ||
_tenure__subcmd__ticket__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket import commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__list_commands] )) ||
_tenure__subcmd__ticket__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket list commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__note_commands] )) ||
_tenure__subcmd__ticket__subcmd__note_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket note commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__open_commands] )) ||
_tenure__subcmd__ticket__subcmd__open_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket open commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__reopen_commands] )) ||
_tenure__subcmd__ticket__subcmd__reopen_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket reopen commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__report_commands] )) ||
_tenure__subcmd__ticket__subcmd__report_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket report commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__resolve_commands] )) ||
_tenure__subcmd__ticket__subcmd__resolve_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket resolve commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__respond_commands] )) ||
_tenure__subcmd__ticket__subcmd__respond_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket respond commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__resume_commands] )) ||
_tenure__subcmd__ticket__subcmd__resume_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket resume commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__show_commands] )) ||
_tenure__subcmd__ticket__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket show commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__triage_commands] )) ||
_tenure__subcmd__ticket__subcmd__triage_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket triage commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__update_commands] )) ||
_tenure__subcmd__ticket__subcmd__update_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket update commands' commands "$@"
}
(( $+functions[_tenure__subcmd__ticket__subcmd__wait_commands] )) ||
_tenure__subcmd__ticket__subcmd__wait_commands() {
    local commands; commands=()
    _describe -t commands 'tenure ticket wait commands' commands "$@"
}
(( $+functions[_tenure__subcmd__undo_commands] )) ||
_tenure__subcmd__undo_commands() {
    local commands; commands=()
    _describe -t commands 'tenure undo commands' commands "$@"
}

if [ "$funcstack[1]" = "_tenure" ]; then
    _tenure "$@"
else
    compdef _tenure tenure
fi
