/* protect.h - what the parts of the check of protected rules share: which policy binds which, what
 * is marked, and how a violation is told.
 *
 * protect.c holds the marks, the lists and the walk; protect_owed.c duties; protect_doors.c
 * whatever else would lead around a mark. Knows: check.h. Must not know: the model, cases. */
#ifndef CPL_POLICY_PROTECT_H
#define CPL_POLICY_PROTECT_H

#include "libcomplaint/policy/check.h"

/* A policy and one that binds it, and the action looked at. */
typedef struct cpl_link {
  cpl_problems *problems;
  const cpl_tree *child, *base; /* roots                          */
  size_t bound;                 /* the base's place in the script */
  const char *process, *action;
} cpl_link;

enum { CPL_RULE_NAME = 192, CPL_RULE_PATH = 256 };

/* A rule of an action as people read it, `complaint.find.after`, and as the policy has it. */
typedef struct cpl_rule {
  char name[CPL_RULE_NAME], path[CPL_RULE_PATH];
} cpl_rule;
cpl_rule cpl_rule_of(const cpl_link *l, const char *action, const char *key);

const cpl_tree *cpl_action_at(const cpl_tree *root, const char *process, const char *action);

/* Is this key of an action protected, by the base or by one that it requires? `key` NULL: anything
 * of it. */
bool cpl_is_protected(const cpl_link *l, const char *action, const char *key);

/* The child's rule at `path` loosens what the mark on `action` of the base protects. */
CPL_PRINTF(4, 5)
void cpl_loosened(const cpl_link *l, const char *path, const char *action, const char *format, ...);

/* `l->action`, which is protected, in both: its duties; its guard and what it does. */
void cpl_protect_duties(const cpl_link *l, const cpl_tree *child, const cpl_tree *base);
void cpl_protect_action(const cpl_link *l, const cpl_tree *child, const cpl_tree *base);

/* Is `duty`, "answer@record", owed by some time in the base, and protected? `action` is its action.
 */
bool cpl_protects_time(const cpl_link *l, const char *duty, char action[CPL_RULE_NAME]);

/* `l->action` of the child, protected or not: does it lead around a mark? `protected`: an action of
 * the process that is protected. */
void cpl_protect_doors(const cpl_link *l, const cpl_tree *child, const char *protected);

/* The roles of the base, and the defaults that its protected rows read. `l->action` is protected.
 */
void cpl_protect_roles(const cpl_link *l);

#endif
