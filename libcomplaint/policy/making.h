/* making.h - one process while it is compiled.
 *
 * Fields and atoms are numbered in order of name, and every mask is made of their numbers. So the
 * same code runs over a process twice: the survey finds which facts and tests there are and says
 * what is wrong; then they are numbered; then the masks are made, with nothing left that could be
 * wrong. In the survey every field and atom has bit 0.
 * Knows: build.h. Must not know: Lua, cases. */
#ifndef CPL_POLICY_MAKING_H
#define CPL_POLICY_MAKING_H

#include "libcomplaint/policy/build.h"

/* An atom before facts are numbered: `field`, `other` of a THAN, and `reads` are facts. */
typedef struct cpl_draft {
  cpl_atom atom;
  const cpl_value *values; /* ANY: ascending      */
  const uint16_t *reads;   /* FUNCTION: ascending */
  uint16_t count;          /* of either           */
} cpl_draft;

typedef struct cpl_making {
  cpl_process *process;
  const cpl_tree *tree; /* the process's                                       */
  cpl_named named;      /* its actions                                         */
  bool survey;
  uint16_t *field_of;    /* by fact; CPL_NONE: not used                        */
  bool *carried;         /* by fact: some action carries or sets it            */
  bool *own;             /* by fact: the action in work carries it             */
  bool in_action;        /* is there an action in work, so an event to come?   */
  bool placed;           /* are the kinds known that it works on and adds?     */
  cpl_set roles_used;    /* by, to, present, absent                            */
  uint16_t offence_fact; /* carried; CPL_NONE                                  */
  cpl_kind *kinds;
  cpl_field *fields;
  cpl_action *actions;
  cpl_effect *effects;
  cpl_duty_rule *rules;
  cpl_atom *atoms;
  cpl_pile sources; /* of the duties: build_owed.c */
  cpl_pile drafts, entries, owed, values, lists, constants, offence_rows;
} cpl_making;

/* ---- build_fields.c -------------------------------------------------------------------------- */

/* The field of a fact that the process uses; 0 in the survey. */
uint16_t cpl_use(cpl_build *b, uint16_t fact);
/* The same for a fact by name, CPL_NONE if there is none. */
uint16_t cpl_use_named(cpl_build *b, const char *name, uint16_t *fact);
/* The kind of item that a fact belongs to; CPL_NONE if this process has none such. */
uint16_t cpl_kind_of_fact(const cpl_build *b, uint16_t fact);
/* Between survey and making. False when there are too many fields or atoms. */
bool cpl_number_fields(cpl_build *b);
bool cpl_number_atoms(cpl_build *b);

/* ---- build_rows.c ---------------------------------------------------------------------------- */

/* Compile `when` and `unless` of a table. If a reading was chosen so that the row can never hold,
 * the answer is its name and `out` is worthless; else NULL. */
const char *cpl_row_of(cpl_build *b, const cpl_tree *holder, cpl_row *out);
/* The same for one row that stands where we are. */
const char *cpl_row_at(cpl_build *b, const cpl_tree *row, bool unless, cpl_row *out);
/* A row that never holds, and names `reading` when it fails. */
cpl_row cpl_row_never(cpl_build *b, const char *reading);
/* One test of a fact. */
bool cpl_test_of(cpl_build *b, uint16_t fact, const cpl_tree *tree, cpl_draft *out);

/* ---- build_atoms.c --------------------------------------------------------------------------- */

/* The bit of a test; 0 in the survey, where it is remembered. */
cpl_set cpl_atom_bit(cpl_build *b, const cpl_draft *draft);

/* ---- build_lists.c --------------------------------------------------------------------------- */

/* What a name in a list means: its number, or CPL_NONE and an error. */
typedef uint16_t (*cpl_naming)(cpl_build *b, const char *name);
uint16_t cpl_action_named(cpl_build *b, const char *name);
uint16_t cpl_kind_named(cpl_build *b, const char *name);

/* A list whose entries only readings may condition: its numbers, in order and once each. */
typedef struct cpl_numbers {
  uint16_t *items;
  size_t count;
} cpl_numbers;
cpl_numbers cpl_static_list(cpl_build *b, const cpl_tree *table, const char *name,
                            cpl_naming naming);
/* The same as a set of numbers under 64. */
cpl_set cpl_static_set(cpl_build *b, const cpl_tree *table, const char *name, cpl_naming naming);
/* Does an entry with `when` or `unless` stand under the readings chosen? */
bool cpl_static_holds(cpl_build *b, const cpl_tree *entry);
/* The numbers as a run in process->lists. */
cpl_span cpl_list_keep(cpl_build *b, const uint16_t *numbers, size_t count);

/* ---- build_kinds.c, build_action.c, build_effect.c, build_owed.c, build_inside.c ------------- */

void cpl_build_kinds(cpl_build *b);
void cpl_build_kind_facts(cpl_build *b); /* `parent` and `named_by`, once the kinds are there */
void cpl_build_action(cpl_build *b, uint16_t action);
void cpl_build_effect(cpl_build *b, uint16_t action, const cpl_tree *tree);
/* Which duties there are; before any action is compiled. */
void cpl_build_rules(cpl_build *b);
void cpl_build_owed(cpl_build *b);
bool cpl_is_trigger(const char *name); /* in_force, always, day ...: no action may be called so */
uint16_t cpl_rule_named(cpl_build *b, const char *name);
/* What the process makes of the policy's roles and offences. */
void cpl_build_parties(cpl_build *b);
void cpl_build_offence_rows(cpl_build *b);
void cpl_use_guideline(cpl_build *b);
/* build_cells.c: a table of its answers, where it is small. */
void cpl_build_cells(cpl_build *b);
/* Masks and lists that follow from all the rest. */
void cpl_derive(cpl_build *b);

#endif
