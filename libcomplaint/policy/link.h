/* link.h - a policy that knows the other versions of itself: what each of them says of the
 * offences.
 *
 * A linked policy is the version at hand, with what the others declare put behind its own: offences
 * and clauses that only they have, and the rows of all their offences, compiled once more in the
 * facts of this version. So a case is judged as ever, and nothing that it has counted changes.
 * Facts, sanctions, roles and ids are the same where name and type are; a fact or a value that this
 * version does not have is one that no event of its cases can give.
 *
 * link.c makes the policy, link_catalogue.c offences and clauses, link_rows.c the rows.
 * Knows: the model. Must not know: cases, dates other than spans. */
#ifndef CPL_POLICY_LINK_H
#define CPL_POLICY_LINK_H

#include "complaint/error.h"
#include "libcomplaint/policy/laws.h"
#include "libcomplaint/policy/policy.h"

/* One version, and when it is in force. */
typedef struct cpl_version {
  complaint_policy *policy;
  cpl_day from, till; /* both included; INT32_MIN, INT32_MAX where open */
} cpl_version;

/* Number `own` of these versions, linked to all of them. It holds what it needs. NULL on failure:
 * E_POLICY when an offence cannot be read from another version, E_LIMIT when all together are too
 * much, E_NOMEM. */
complaint_policy *cpl_link(const cpl_version *versions, size_t count, size_t own,
                           complaint_error *err);

/* ---- the parts ------------------------------------------------------------------------------- */

typedef struct cpl_linker {
  complaint_policy *policy; /* that is being made */
  const cpl_version *versions;
  size_t count, own;
  uint16_t **offences; /* by version: its offence -> that of the linked policy            */
  uint16_t **cites;    /* by version: its list of citations -> that of the linked policy  */
  cpl_arena scratch;
  complaint_error *err;
  complaint_status status; /* not OK: the rest is worthless */
} cpl_linker;

/* Memory that lives as long as the policy; NULL, and the linker has failed, when there is none. */
void *cpl_linker_array(cpl_linker *l, size_t count, size_t size);
/* The same with `count` elements of `from` in front and room for `more` behind them. */
void *cpl_linker_copy(cpl_linker *l, const void *from, size_t count, size_t more, size_t size);
/* What cannot be linked. `version`: of which. */
void cpl_linker_fail(cpl_linker *l, complaint_status status, size_t version, const char *why);

static inline const cpl_model *cpl_linker_model(const cpl_linker *l, size_t version) {
  return &l->versions[version].policy->model;
}

/* The offences of all versions, and the clauses that those rest on. */
void cpl_link_catalogue(cpl_linker *l);

/* A process whose arrays have room for what other versions bring. */
typedef struct cpl_opened {
  cpl_process *process;
  cpl_kind *kinds;
  cpl_field *fields;
  cpl_atom *atoms;
  uint16_t *field_of, *present_atom;
} cpl_opened;

/* False, and the linker has failed, when there is no memory. */
bool cpl_link_open(cpl_linker *l, cpl_process *process, cpl_opened *out);

/* The rows of `other`, a process of version `version`, behind those of the opened one: its row
 * number i becomes number `*first` + i. */
void cpl_link_rows(cpl_linker *l, cpl_opened *to, size_t version, const cpl_process *other,
                   uint16_t *first);
/* The field of a fact; one is made where there is none. CPL_NONE where the process has no place for
 * it. */
uint16_t cpl_link_field(cpl_linker *l, cpl_opened *to, uint16_t fact);

#endif
