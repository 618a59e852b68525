/* build.h - from the data that a policy returned to the model. The builder goes on after an error,
 * so that an author sees all of them; a model with errors is never used.
 *
 * Each part of a policy has a file of its own, build_<part>.c; this is what they share. The path
 * says where in the data the builder is, so that an error knows its place.
 * Knows: tree, model, problems. Must not know: Lua, cases. */
#ifndef CPL_POLICY_BUILD_H
#define CPL_POLICY_BUILD_H

#include "libcomplaint/base/text.h"
#include "libcomplaint/base/tree.h"
#include "libcomplaint/policy/intern.h"
#include "libcomplaint/policy/model.h"
#include "libcomplaint/policy/problems.h"

/* The calendars that a policy may name. */
typedef struct cpl_calendar_names {
  const char *const *names;
  complaint_calendar *const *calendars;
  size_t count;
} cpl_calendar_names;

/* A growing array in the scratch arena. */
typedef struct cpl_pile {
  void *items;
  size_t count, capacity;
} cpl_pile;

struct cpl_making;

/* A guideline row before a process gives its facts their field numbers: `field` is a fact. */
typedef struct cpl_guideline {
  cpl_pile rows, tests; /* cpl_guideline_row, cpl_guideline_test */
  const bool *reads;    /* by fact                               */
  bool is_given;        /* also where readings leave no row      */
} cpl_guideline;

typedef struct cpl_build {
  cpl_arena *arena;  /* the policy's: what stays                */
  cpl_arena scratch; /* what only the builder needs             */
  cpl_model *model;
  const cpl_tree *root;
  cpl_problems *problems;
  cpl_calendar_names known; /* calendars */
  cpl_text path, key;       /* where in the data; a buffer for joined names */
  const char *clause;       /* that the rule in work cites; NULL            */
  uint16_t rule_cites;      /* of the action in work, for errors            */
  bool failed;              /* out of memory                                */
  cpl_interns ids, cite_lists;
  cpl_pile spans, cites; /* cpl_span by cites number, cpl_cite */
  const char *last_cite; /* the last single citation, and its number */
  uint16_t last_cites;
  cpl_pile calendars, calendar_names; /* of the model                       */
  cpl_pile functions;                 /* their sources, by number           */
  cpl_guideline guideline;
  struct cpl_making *making; /* the process that is being compiled; NULL: none */
} cpl_build;

/* Compile `root` into `model`, all of it in `arena`. False on errors (told in `problems`) and when
 * memory is out. The model's calendars are borrowed from `known`. */
bool cpl_build_model(cpl_model *model, cpl_arena *arena, const cpl_tree *root,
                     const cpl_calendar_names *known, cpl_problems *problems);

/* ---- memory: NULL or false once it is out, and `failed` stays set ---------------------------- */

void *cpl_build_array(cpl_build *b, size_t count, size_t size);
void *cpl_build_scratch(cpl_build *b, size_t count, size_t size);
const char *cpl_build_text(cpl_build *b, const char *text);
/* One more element, zeroed. */
void *cpl_pile_add(cpl_build *b, cpl_pile *pile, size_t size);
/* The pile as an array that stays. */
const void *cpl_pile_keep(cpl_build *b, const cpl_pile *pile, size_t size);

/* ---- where we are, and what is wrong there --------------------------------------------------- */

size_t cpl_enter(cpl_build *b, const char *name); /* answers what cpl_leave needs */
size_t cpl_enter_number(cpl_build *b, size_t number);
/* Entry `i` of a list; of a single value that stands for a list, nothing. */
size_t cpl_enter_entry(cpl_build *b, const cpl_tree *list, size_t i);
void cpl_leave(cpl_build *b, size_t mark);

void cpl_wrong(cpl_build *b, const char *format, ...) CPL_PRINTF(2, 3);
void cpl_doubtful(cpl_build *b, const char *format, ...) CPL_PRINTF(2, 3);
/* "unknown NOUN `name`; did you mean `nearest`?"; the names are the first members of an array of
 * structs (or an array of texts). */
void cpl_unknown(cpl_build *b, const char *noun, const char *name, const void *names, size_t count,
                 size_t stride);

/* ---- reading the data ------------------------------------------------------------------------ */

/* A member; `remove` where nothing was is nothing. */
const cpl_tree *cpl_member_of(const cpl_tree *table, const char *name);
bool cpl_is_given(const cpl_tree *tree);

/* Is it a table (an error if not), and are its members among `keys` (an error each)? `keys` are
 * texts separated by spaces; `noun` as in "a role". */
bool cpl_keys(cpl_build *b, const cpl_tree *table, const char *noun, const char *keys);

/* A member of that kind, kept; NULL, false or the fallback where there is none. */
const char *cpl_text_member(cpl_build *b, const cpl_tree *table, const char *name);
bool cpl_flag_member(cpl_build *b, const cpl_tree *table, const char *name);
cpl_label cpl_label_of(cpl_build *b, const cpl_tree *table);
/* Is it a text (an error if not)? */
const char *cpl_name_at(cpl_build *b, const cpl_tree *tree, const char *noun);

/* The named members of a table member `name` of `table`, without the removed ones. An error if it
 * is something else, or a name is no identifier. */
typedef struct cpl_named {
  const cpl_member **members; /* in order of name */
  size_t count;
} cpl_named;
cpl_named cpl_named_members(cpl_build *b, const cpl_tree *table, const char *name, const char *noun,
                            size_t most);

/* Number of the struct with this name in an array in order of name; CPL_NONE. */
uint16_t cpl_find(const void *array, size_t count, size_t stride, const char *name);
#define CPL_FIND(array, count, name) cpl_find((array), (count), sizeof *(array), (name))
#define CPL_UNKNOWN(b, noun, name, array, count)                                                   \
  cpl_unknown((b), (noun), (name), (array), (count), sizeof *(array))

/* ---- the parts ------------------------------------------------------------------------------- */

/* build_register.c */
void cpl_build_clauses(cpl_build *b);
void cpl_build_readings(cpl_build *b);
void cpl_build_upholds(cpl_build *b);

/* build_reports.c: `quality` and `reports`, once the processes are there. */
void cpl_build_reports(cpl_build *b);

/* build_cites.c: the number of a list of citations; 0 if there is none. */
uint16_t cpl_cites_of(cpl_build *b, const cpl_tree *table, const char *name);
/* Is there no `cites` at all? One that is there and wrong was told already. */
bool cpl_cites_nothing(const cpl_tree *table);
/* The clause cited first, for errors; NULL. */
const char *cpl_clause_of(const cpl_build *b, uint16_t cites);

/* build_facts.c, build_value.c */
void cpl_build_facts(cpl_build *b);
uint16_t cpl_fact_named(cpl_build *b, const char *name); /* an error if there is none */
/* Errors where the fact is personal, and `where` in a decision shows its value; where `key` goes by
 * the value of one that may be unknown. CPL_NONE: no error. */
void cpl_check_shown(cpl_build *b, uint16_t fact, const char *where);
void cpl_check_known(cpl_build *b, uint16_t fact, const char *key);
bool cpl_value_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_value *out);
bool cpl_id_of(cpl_build *b, const cpl_tree *tree, cpl_value *out);
bool cpl_is_id(cpl_type type);     /* party, item or case */
bool cpl_is_number(cpl_type type); /* int, money, date or time: with an order */
bool cpl_is_when(cpl_type type);   /* date or time */

/* build_limit.c */
bool cpl_limit_of(cpl_build *b, const cpl_tree *tree, cpl_limit *out);
uint16_t cpl_calendar_named(cpl_build *b, const char *name);

/* build_roles.c, build_catalogue.c, build_guideline.c */
void cpl_build_roles(cpl_build *b);
uint16_t cpl_role_named(cpl_build *b, const char *name);
void cpl_build_offences(cpl_build *b);
void cpl_build_sanctions(cpl_build *b);
void cpl_build_variants(cpl_build *b); /* of sanctions; needs the facts */
void cpl_build_guideline(cpl_build *b);

/* build_check.c */
void cpl_check_rows(cpl_build *b);

/* build_process.c */
void cpl_build_processes(cpl_build *b);

#endif
