/* help.h - what the program says about itself.
 * Knows: the verbs by name. Must not know: how they work. */
#ifndef CPL_CLI_HELP_H
#define CPL_CLI_HELP_H

/* Print the help of a verb, of all verbs for NULL. CLI_YES, or CLI_USAGE for an unknown verb. */
int cli_help(const char *verb);

/* Tell on stderr that there is no such verb. CLI_USAGE. */
int cli_unknown_verb(const char *name);

#endif
