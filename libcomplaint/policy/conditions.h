/* conditions.h - lists of conditional entries as a policy file has them, and which of two asks
 * more.
 *
 * An entry is a name, or `{ "name", "other", when = row, unless = row, of = fact }`. One row is
 * compared with another by what is written, not by what could happen: where that cannot tell, the
 * answer is "not stricter", so that a doubt never loosens a base.
 * Knows: base/tree.h. Must not know: what the lists are lists of. */
#ifndef CPL_POLICY_CONDITIONS_H
#define CPL_POLICY_CONDITIONS_H

#include "libcomplaint/base/tree.h"

/* The same data? Functions are the same when their source is. */
bool cpl_tree_equal(const cpl_tree *a, const cpl_tree *b);

/* Is a member there, and not `remove`d? */
bool cpl_tree_has(const cpl_tree *table, const char *name);

/* Have both the same member of that name, or neither one? */
bool cpl_tree_same(const cpl_tree *a, const cpl_tree *b, const char *name);

/* How many named members; none where it is no table. */
size_t cpl_member_count(const cpl_tree *table);

/* The names of one entry of a list. */
size_t cpl_entry_count(const cpl_tree *entry);
const char *cpl_entry_name(const cpl_tree *entry, size_t i);

/* Does the row at `key` of table `wide` hold whenever the one of `narrow` does? A table without the
 * key has no condition. At `unless`, "hold" means that none of its tests does. */
bool cpl_row_covers(const char *key, const cpl_tree *wide, const cpl_tree *narrow);

/* The same for `when` and `unless` together. */
bool cpl_condition_covers(const cpl_tree *wide, const cpl_tree *narrow);

/* Does list `outer` hold every name of list `inner` whenever `inner` holds it? If not, `*missing`
 * is the first that it lacks. */
bool cpl_entries_cover(const cpl_tree *outer, const cpl_tree *inner, const char **missing);

#endif
