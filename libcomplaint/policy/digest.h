/* digest.h - the digest of a policy: SHA-256 over canonical JSON of its compiled meaning.
 *
 * In it stands all that a decision can depend on or show; labels, titles and the words of clauses
 * do not, and numbers that the compiler gave are written as the names behind them. A function
 * stands with its source, a calendar with its name. Knows: the model. Must not know: the data it
 * was made from. */
#ifndef CPL_POLICY_DIGEST_H
#define CPL_POLICY_DIGEST_H

#include <stdbool.h>

#include "libcomplaint/base/json.h"
#include "libcomplaint/policy/model.h"

/* Fill in `model->digest`. False when memory is out. */
bool cpl_digest_model(cpl_model *model, const complaint_memory *memory);

/* The meaning as JSON. */
void cpl_meaning_write(cpl_json *json, const cpl_model *model);

/* ---- pieces, shared by the two files that write it ------------------------------------------- */

void cpl_meaning_process(cpl_json *json, const cpl_model *model, const cpl_process *process);
void cpl_meaning_cites(cpl_json *json, const cpl_model *model, uint16_t cites);
void cpl_meaning_value(cpl_json *json, const cpl_model *model, const cpl_fact *fact,
                       cpl_value value);

#endif
