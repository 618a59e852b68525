/* scripts.h - policy scripts written in a test, run without an engine. */
#ifndef CPL_TESTS_SCRIPTS_H
#define CPL_TESTS_SCRIPTS_H

#include "libcomplaint/lua/script.h"

/* A file by name; an array of them ends with a name that is NULL, and begins with the policy. */
typedef struct cpl_test_file {
  const char *name, *text;
  size_t size; /* 0: up to the NUL */
} cpl_test_file;

typedef struct cpl_loaded {
  cpl_script *script; /* NULL: refused, `err` says why */
  cpl_arena arena;
  cpl_tree tree;
  complaint_error err;
} cpl_loaded;

/* `memory` and `limits` may be NULL. */
cpl_loaded cpl_load_files(const complaint_memory *memory, const cpl_script_limits *limits,
                          const cpl_test_file *files);
cpl_loaded cpl_load_text(const char *text); /* as the file "p" */
void cpl_unload(cpl_loaded *loaded);

/* A tree as text: {"item",name="text",other={true,7}}. Yours to free. */
char *cpl_show_tree(const cpl_tree *tree);

/* The script `text` loads, and what it returned shows as `shown`. */
void assert_gives(const char *text, const char *shown);
/* The same for the expression alone: `return { v = text }` shows as {v=shown}. */
void assert_value(const char *text, const char *shown);
void assert_files_give(const cpl_test_file *files, const char *shown);

/* The script `text` is refused with exactly this sentence. */
void assert_refused(const char *text, const char *sentence);
void assert_files_refused(const cpl_test_file *files, complaint_status status,
                          const char *sentence);

#endif
