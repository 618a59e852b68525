/* policy_text.h - policies for tests: from texts, from the policies that are shipped, and a small
 * one that has one of everything and that each test changes where it looks. */
#ifndef CPL_TESTS_POLICY_TEXT_H
#define CPL_TESTS_POLICY_TEXT_H

#include "complaint/engine.h"
#include "libcomplaint/policy/policy.h"

/* Files that a policy may `require`; the list ends with a NULL name. What is not in it is looked
 * for in the folder `policies`. */
typedef struct cpl_file {
  const char *name, *text;
} cpl_file;

/* An engine over such files; `files` may be NULL, and must outlive the engine. `memory` NULL: the C
 * library's. NULL only when memory is out. */
complaint_engine *cpl_engine_over(const complaint_memory *memory, const cpl_file *files);

/* The policy of a text, of a shipped file ("school.boxing"), of the small policy changed by
 * `changes` (the inside of a table, "" for none). The test fails, and says why, if it does not
 * load. */
complaint_policy *cpl_policy_of_text(const char *source);
complaint_policy *cpl_policy_of_file(const char *name);
complaint_policy *cpl_policy_small(const char *changes);

/* The source of the small policy with such changes, in a buffer that the next call overwrites. */
const char *cpl_small_source(const char *changes);

/* ---- claims ---------------------------------------------------------------------------------- */

/* The small policy with these changes is refused with one error: of that rule, in these words
 * (after the place). */
void assert_policy_refused(const char *changes, const char *rule, const char *text);
/* It loads with one warning. */
void assert_policy_warned(const char *changes, const char *rule, const char *text);
/* It loads, and says nothing. */
void assert_policy_accepted(const char *changes);

/* Parts of a compiled policy by their names; the test fails if they are not there. */
const cpl_process *cpl_process_in(const complaint_policy *policy, const char *name);
unsigned cpl_action_in(const cpl_process *process, const char *name);
const cpl_duty_rule *cpl_rule_in(const cpl_process *process, const char *name);
unsigned cpl_role_in(const complaint_policy *policy, const char *name);
/* The number of the only field, or atom, with that name. */
unsigned cpl_field_in(const complaint_policy *policy, const cpl_process *process, const char *name);
unsigned cpl_atom_in(const cpl_process *process, const char *name);

#endif
