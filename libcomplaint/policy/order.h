/* order.h - in which order people number: `4.3.2` before `4.3.10`, `R2` before `R10`.
 * Knows: the model. Must not know: what is listed, and for whom. */
#ifndef CPL_POLICY_ORDER_H
#define CPL_POLICY_ORDER_H

#include "libcomplaint/policy/model.h"

/* Runs of digits by their number, all else by bytes. As strcmp. */
int cpl_clause_order(const char *a, const char *b);

/* The reading that comes next, so numbered; CPL_NONE begins and ends them. */
uint16_t cpl_reading_after(const cpl_model *model, uint16_t last);

#endif
