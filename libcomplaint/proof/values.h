/* values.h - values of a fact, enough of them that every class has one.
 * Knows: the model. Must not know: corners. */
#ifndef CPL_PROOF_VALUES_H
#define CPL_PROOF_VALUES_H

#include "libcomplaint/policy/model.h"

/* What is done with each; false stops. */
typedef bool cpl_value_found(void *context, cpl_value value);

/* Some values of a field, such that whatever any value makes of the tests `atoms` (which read this
 * field alone), one of these makes of them too. An id that no rule names is CPL_VALUE_OTHER. False
 * if it was stopped, or if there are too many. */
bool cpl_values_try(const cpl_model *model, const cpl_process *process, uint16_t field,
                    cpl_set atoms, cpl_value_found *found, void *context);

#define CPL_VALUE_OTHER 0

/* Does a test of one field hold for a value of it? */
bool cpl_value_passes(const cpl_process *process, const cpl_field *field, unsigned atom,
                      cpl_value value);

#endif
