/* checked.h - a policy with nothing wrong in it, changed where a test looks, and what its check
 * then says. */
#ifndef CPL_TESTS_CHECKED_H
#define CPL_TESTS_CHECKED_H

#include "complaint/engine.h"

/* Its source with changes: `{ ... }` as `extend` takes it, or NULL. In a buffer that the next call
 * overwrites. */
const char *cpl_checked_source(const char *changes);

/* Nothing is wrong with it. */
void assert_checks_clean(const char *changes);

/* One thing is wrong with it, at this rule, and its text holds these words. */
void assert_checks_error(const char *changes, const char *rule, const char *words);
void assert_checks_warning(const char *changes, const char *rule, const char *words);

#endif
