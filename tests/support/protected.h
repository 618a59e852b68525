/* protected.h - a small base with protected actions, children of it, and whether they load. */
#ifndef CPL_TESTS_PROTECTED_H
#define CPL_TESTS_PROTECTED_H

#include "tests/support/policy_text.h"

/* The mark on `find` stands on line 22. */
extern const char BASE[];
extern const cpl_file BASE_ONLY[];

/* The child that is written, and loaded as `test`: an extension of `base` with these changes. */
enum { CHILD_SIZE = 8192 };
extern char child[CHILD_SIZE];
void write_child(const char *base, const char *changes);
complaint_policy *load_child(complaint_engine *engine);
void print_problems(const complaint_engine *engine);

/* Changes of the whole policy: of the action `find`, with a new action `skip`. */
const char *find(const char *change);
const char *step(const char *change);

/* The child loads; with these changes of BASE; is refused with one error of that rule, whose text
 * has these words. */
void assert_loads(const cpl_file *files);
void assert_tightens(const char *changes);
void assert_loosens(const char *changes, const char *rule, const char *words);
/* The same for a change of `find`; the rule is `main.find.KEY`. */
void assert_find_tightens(const char *change);
void assert_find_loosens(const char *change, const char *key, const char *words);

#endif
