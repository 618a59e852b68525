/* policy.h - a compiled policy with its owner's data: arena, script, count of holders.
 * Knows: model, lua/script. Must not know: cases. */
#ifndef CPL_POLICY_POLICY_H
#define CPL_POLICY_POLICY_H

#include <stdatomic.h>

#include "complaint/policy.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/lua/script.h"
#include "libcomplaint/policy/model.h"

struct complaint_policy {
  cpl_model model;
  cpl_arena arena;
  cpl_script *script; /* NULL unless the policy holds functions */
  /* Of a linked policy (link.h): the versions that calendars, script and much else belong to. */
  complaint_policy **parts, *plain; /* plain: the one that it is a version of all the same */
  size_t part_count;
  complaint_memory memory;
  atomic_size_t holders;
};

/* Hold once more; complaint_policy_free lets go. Returns `policy`. */
complaint_policy *cpl_policy_hold(complaint_policy *policy);

#endif
