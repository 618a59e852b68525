/* scripts.c - see scripts.h. */
#include "tests/support/scripts.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/text.h"

static complaint_status find_file(void *context, const char *name, const char **text, size_t *size,
                                  complaint_error *err) {
  for (const cpl_test_file *file = context; file->name != NULL; file++) {
    if (strcmp(file->name, name) != 0) continue;
    *text = file->text;
    *size = file->size != 0 ? file->size : strlen(file->text);
    return COMPLAINT_OK;
  }
  return cpl_error(err, COMPLAINT_E_NOT_FOUND, "nobody has this file");
}

cpl_loaded cpl_load_files(const complaint_memory *memory, const cpl_script_limits *limits,
                          const cpl_test_file *files) {
  complaint_memory used = cpl_memory_or_default(memory);
  cpl_loaded loaded = {.script = NULL};
  cpl_arena_begin(&loaded.arena, &used);
  loaded.script = cpl_script_load(&used, limits, find_file, (void *)(uintptr_t)files, files[0].name,
                                  &loaded.arena, &loaded.tree, &loaded.err);
  return loaded;
}

cpl_loaded cpl_load_text(const char *text) {
  const cpl_test_file files[] = {{"p", text, 0}, {NULL, NULL, 0}};
  return cpl_load_files(NULL, NULL, files);
}

void cpl_unload(cpl_loaded *loaded) {
  cpl_script_free(loaded->script);
  cpl_arena_end(&loaded->arena);
}

/* ---- showing --------------------------------------------------------------------------------- */

static void show(const cpl_tree *tree, cpl_text *out);

static void show_table(const cpl_tree *tree, cpl_text *out) {
  const char *comma = "";
  cpl_text_addc(out, '{');
  for (size_t i = 0; i < tree->as.table.count; i++, comma = ",") {
    cpl_text_adds(out, comma);
    show(&tree->as.table.items[i], out);
  }
  for (size_t i = 0; i < tree->as.table.member_count; i++, comma = ",") {
    cpl_text_addf(out, "%s%s=", comma, tree->as.table.members[i].name);
    show(&tree->as.table.members[i].value, out);
  }
  cpl_text_addc(out, '}');
}

static void show(const cpl_tree *tree, cpl_text *out) {
  switch (tree->kind) {
  case CPL_TREE_BOOLEAN: cpl_text_adds(out, tree->as.boolean ? "true" : "false"); break;
  case CPL_TREE_INTEGER: cpl_text_addi(out, tree->as.integer); break;
  case CPL_TREE_TEXT: cpl_text_addf(out, "\"%s\"", tree->as.text.bytes); break;
  case CPL_TREE_TABLE: show_table(tree, out); break;
  case CPL_TREE_FUNCTION: cpl_text_addf(out, "function %d", tree->as.function.number); break;
  case CPL_TREE_REMOVE: cpl_text_adds(out, "remove"); break;
  case CPL_TREE_NONE: cpl_text_adds(out, "nothing"); break;
  }
}

char *cpl_show_tree(const cpl_tree *tree) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text out;
  cpl_text_begin(&out, &memory);
  show(tree, &out);
  return (char *)(uintptr_t)cpl_text_get(&out);
}

/* ---- claims ---------------------------------------------------------------------------------- */

void assert_files_give(const cpl_test_file *files, const char *shown) {
  cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
  if (loaded.script == NULL) fail_msg("%s", loaded.err.text);
  char *text = cpl_show_tree(&loaded.tree);
  assert_string_equal(text, shown);
  free(text);
  cpl_unload(&loaded);
}

void assert_gives(const char *text, const char *shown) {
  const cpl_test_file files[] = {{"p", text, 0}, {NULL, NULL, 0}};
  assert_files_give(files, shown);
}

void assert_value(const char *text, const char *shown) {
  char script[2048], wanted[2048];
  (void)snprintf(script, sizeof script, "return { v = %s }", text);
  (void)snprintf(wanted, sizeof wanted, "{v=%s}", shown);
  assert_gives(script, wanted);
}

void assert_files_refused(const cpl_test_file *files, complaint_status status,
                          const char *sentence) {
  cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
  assert_null(loaded.script);
  assert_string_equal(loaded.err.text, sentence);
  assert_int_equal(loaded.err.status, status);
  cpl_unload(&loaded);
}

void assert_refused(const char *text, const char *sentence) {
  const cpl_test_file files[] = {{"p", text, 0}, {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_POLICY, sentence);
}
