/* files.h - policy files from disk, and nothing else from there.
 *
 * A name as `require` has it, `school.base`, is the file school/base.lua below one of the folders
 * that are searched, in this order: the one given with --root; the one that the policy belongs to;
 * the installed policies. The policy belongs to the nearest folder above it that is called
 * `policies` or has a folder `clauses`; where there is none, to its own folder.
 *
 * Below a folder no link is followed, and only regular files are read. The policy that the user
 * names, and the folders themselves, may well be reached through links: the user chose them.
 * Knows: POSIX files. Must not know: what a policy means. */
#ifndef CPL_CLI_FILES_H
#define CPL_CLI_FILES_H

#include "complaint/engine.h"
#include "libcomplaint/base/text.h"

enum { CLI_ROOTS = 3, CLI_FILE_MAX = 1 << 20 };

typedef struct cli_files {
  char *roots[CLI_ROOTS]; /* absolute; NULL: not searched        */
  char *main;             /* path of the policy, as it was named */
  cpl_text name;          /* of the policy, as the engine asks   */
  cpl_text source;        /* of the file asked for last          */
  cpl_text paths;         /* scratch                             */
} cli_files;

/* Find the policy that the user calls `policy`: a path, or the name of an installed one
 * (`school.boxing` or `school/boxing`). `root` may be NULL. False after telling what is wrong;
 * cli_files_close() in any case. */
bool cli_files_open(cli_files *files, const char *root, const char *policy);
void cli_files_close(cli_files *files);

/* A complaint_source; `context` is the cli_files. */
complaint_status cli_files_source(void *context, const char *name, const char **text, size_t *size,
                                  complaint_error *err);

/* The path of a file, as people want to read it. Borrowed until the next call of any of these. */
const char *cli_files_path(cli_files *files, const char *name);

#endif
