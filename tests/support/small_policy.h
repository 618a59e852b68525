/* small_policy.h - a policy built by hand, for tests that need a model but no loader: one process,
 * one fact of each type, items that a fact names and items that the event names. */
#ifndef CPL_TESTS_SMALL_POLICY_H
#define CPL_TESTS_SMALL_POLICY_H

#include "libcomplaint/policy/model.h"

/* In order of name, as in every model. */
enum { SMALL_ACCEPT, SMALL_ALLEGE, SMALL_CORRECT, SMALL_FIND, SMALL_HEAR, SMALL_RECORD };
enum {
  SMALL_AGAINST,
  SMALL_AMOUNT,
  SMALL_CHANNEL,
  SMALL_DECLINED,
  SMALL_FINDING,
  SMALL_FORMS,
  SMALL_HEARD_ON,
  SMALL_NAME,
  SMALL_OFFENCE,
  SMALL_SANCTION,
  SMALL_SCORE,
  SMALL_TRUE_AT,
  SMALL_WITNESS
};

const cpl_model *small_policy(void);
const cpl_process *small_process(void);

#endif
