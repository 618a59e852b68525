/* fines.h - a policy whose guideline has any number of rows: eight for each offence, by severity
 * and by how often it happened before. */
#ifndef CPL_TESTS_BENCH_FINES_H
#define CPL_TESTS_BENCH_FINES_H

#include "complaint.h"

enum { FINES_PER_OFFENCE = 8 };

/* An engine with the default fuel: enough for 16,000 rows, made before the offences. */
complaint_engine *fines_engine(void);

/* Loaded with such an engine; the rows are made by a loop in the policy. */
complaint_policy *fines_policy(complaint_engine *engine, uint32_t offences);

#endif
